using System.Diagnostics;
using Npgsql;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Runs;

/// <summary>On an embedded server of their own, because they kill it.</summary>
public sealed class RunOutageTests : IDisposable
{
    private const int Pages = 5;
    private readonly TemporaryFolder _folder = new();
    private int? _killed;

    private string Log => _folder["fetched.log"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task When_postgres_is_killed_in_the_middle_it_comes_back_and_the_run_goes_on()
    {
        EmbeddedPostgres? server = null;
        await using var node = await RunHost.StartAsync(null, ScriptedProcess.Map(Pages, Log, (page, token) =>
            page is 2 or 4 ? KillAsync(server!, token) : Task.CompletedTask), folder: _folder["postgres"]);
        server = node.Get<EmbeddedPostgres>();

        var run = await node.UntilEndedAsync((await node.StartMapAsync("星河短剧")).Id);

        await AssertFinishedOnceAsync(node, run);
    }

    [Fact]
    public async Task When_postgres_is_away_for_a_while_the_run_waits_for_it()
    {
        var away = new TaskCompletionSource();
        await using var server = TestServer.At(_folder["postgres"]);
        await server.StartAsync(default);
        await using var node = await RunHost.StartAsync(server.ConnectionString(), ScriptedProcess.Map(Pages, Log, async (page, _) =>
        {
            if (page == 3)
            {
                await server.StopAsync(default);
                away.SetResult();
            }
        }));
        var started = await node.StartMapAsync("星河短剧");

        await away.Task;
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => node.Hub.FindAsync(started.Id, default));
        await server.StartAsync(default);

        await AssertFinishedOnceAsync(node, await node.UntilEndedAsync(started.Id));
    }

    [Fact]
    public async Task When_the_app_is_killed_with_its_own_postgres_left_behind_the_next_start_goes_on()
    {
        await ScriptedProcess.RunAndKillAsync(null, "星河短剧", Pages, 3, Log, _folder["postgres"]);

        await using var node = await RunHost.StartAsync(null, ScriptedProcess.Map(Pages, Log), folder: _folder["postgres"]);

        await AssertFinishedOnceAsync(node, await node.UntilEndedAsync(Assert.Single(await node.Hub.ActiveAsync(default)).Id));
    }

    // Its servants outlive a killed server for a moment and save a page: the second time its successor may not be there yet.
    private async Task KillAsync(EmbeddedPostgres server, CancellationToken cancellationToken)
    {
        while (server.ProcessId is null || server.ProcessId == _killed)
        {
            await Task.Delay(20, cancellationToken);
        }

        _killed = server.ProcessId;
        using var process = Process.GetProcessById(_killed.Value);
        process.Kill();
    }

    private async Task AssertFinishedOnceAsync(RunHost node, Run run)
    {
        Assert.Equal((RunState.Succeeded, 1), (run.State, run.DocumentVersion));
        Assert.Equal([1], (await node.Documents.VersionsAsync(run.DocumentId!.Value, default)).Select(v => v.Version));
        Assert.Equal(Pages, (await File.ReadAllLinesAsync(Log)).Length);
    }
}
