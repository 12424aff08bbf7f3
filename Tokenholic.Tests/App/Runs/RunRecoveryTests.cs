using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Runs;

[Collection(PostgresCollection.Name)]
public sealed class RunRecoveryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Pages = 5;
    private readonly string _log = Path.GetTempFileName();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async Task DisposeAsync()
    {
        File.Delete(_log);
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task After_kill_9_in_the_middle_the_next_process_goes_on_and_fetches_no_page_twice(int stopAt)
    {
        await ScriptedProcess.RunAndKillAsync(_database.ConnectionString, "星河短剧", Pages, stopAt, _log);
        Assert.Equal(stopAt, (await File.ReadAllLinesAsync(_log)).Length);

        await using var node = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log));
        var run = Assert.Single(await node.Hub.ActiveAsync(default));

        await AssertFinishedOnceAsync(node, run.Id);
    }

    [Fact]
    public async Task Killed_over_and_over_a_run_still_ends_with_one_version()
    {
        for (var stopAt = 1; stopAt <= 3; stopAt++)
        {
            await ScriptedProcess.RunAndKillAsync(_database.ConnectionString, "星河短剧", Pages, stopAt, _log);
        }

        await using var node = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log));
        await AssertFinishedOnceAsync(node, Assert.Single(await node.Hub.ActiveAsync(default)).Id);
    }

    [Fact]
    public async Task Stopped_in_order_a_run_goes_on_in_the_next_process()
    {
        var reached = new TaskCompletionSource();
        Guid id;
        await using (var first = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log, async (page, ct) =>
        {
            if (page == 3)
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, ct);
            }
        })))
        {
            id = (await first.StartMapAsync("星河短剧")).Id;
            await reached.Task;
        }

        await using var second = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log));
        await AssertFinishedOnceAsync(second, id);
    }

    [Fact]
    public async Task An_execution_that_was_only_thought_dead_stops_and_the_run_still_ends_once()
    {
        var reached = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var first = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log, async (page, ct) =>
        {
            if (page == 2 && reached.TrySetResult())
            {
                ct.Register(stopped.SetResult);
                await Task.Delay(Timeout.Infinite, ct);
            }
        }));
        var run = await first.StartMapAsync("星河短剧");
        await reached.Task;

        // what another node does that believes the first one dead: it takes the claim (and here dies itself at once)
        await _database.ExecuteAsync("update run set claim = gen_random_uuid(), claim_seen_at = now() - interval '1 hour'");
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await using var second = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log));

        await AssertFinishedOnceAsync(second, run.Id);
    }

    [Fact]
    public async Task A_run_that_was_stored_but_never_scheduled_is_found()
    {
        var (customer, _) = await new CustomerStore(_database.DataSource).GetOrCreateAsync(Names.Of("星河短剧"), null, null, false, default);
        var (run, _) = await new RunStore(_database.DataSource).CreateAsync(customer.Id, RunHost.Request("星河短剧"), default);

        await using var node = await RunHost.StartAsync(_database.ConnectionString, ScriptedProcess.Map(Pages, _log));

        await AssertFinishedOnceAsync(node, run.Id);
    }

    [Fact]
    public async Task Two_nodes_can_start_on_an_empty_database_at_once()
    {
        await using var empty = await postgres.CreateDatabaseAsync(migrated: false);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunHost.StartAsync(empty.ConnectionString, ScriptedProcess.Map(1, _log))));
        await using var first = nodes[0];
        await using var second = nodes[1];

        Assert.Equal(RunState.Succeeded, (await second.UntilEndedAsync((await first.StartMapAsync("甲")).Id)).State);
        Assert.Equal(RunState.Succeeded, (await first.UntilEndedAsync((await second.StartMapAsync("乙")).Id)).State);
    }

    private async Task AssertFinishedOnceAsync(RunHost node, Guid runId)
    {
        var run = await node.UntilEndedAsync(runId);
        Assert.Equal((RunState.Succeeded, 1), (run.State, run.DocumentVersion));
        Assert.Equal(1L, await _database.ScalarAsync<long>("select count(*) from document_version"));
        var fetched = await File.ReadAllLinesAsync(_log);
        Assert.Equal(Enumerable.Range(1, Pages).Select(i => $"https://company.example/{i}"), fetched);
        var events = await node.Hub.EventsAsync(runId, 0, default);
        Assert.Equal(events.Count, events.Select(e => e.Event.Key).Distinct().Count());
        Assert.Equal(2 + (2 * Pages), events.Count);
    }
}
