using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Runs;
using Tokenholic.App.Sample;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Runs;

/// <summary>The real pipeline, crawling the sample's site, as a durable run.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SampleRunTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Killed_at_several_moments_the_sample_gets_the_map_it_gets_undisturbed()
    {
        foreach (var events in (int[])[3, 12, 20])
        {
            await ScriptedProcess.RunSampleAndKillAsync(_database.ConnectionString, events);
        }

        await using var node = await RunHost.StartAsync(_database.ConnectionString, work: null);
        var disturbed = await node.UntilEndedAsync(Assert.Single(await node.Hub.ActiveAsync(default)).Id);
        var undisturbed = await node.UntilEndedAsync((await node.StartMapAsync(SampleCompany.NameZh)).Id);

        Assert.Equal((RunState.Succeeded, 1), (disturbed.State, disturbed.DocumentVersion));
        Assert.Equal((RunState.Succeeded, 2), (undisturbed.State, undisturbed.DocumentVersion));
        Assert.Equal(await MapAsync(node, undisturbed), await MapAsync(node, disturbed));
        Assert.Equal(
            (await node.Hub.EventsAsync(undisturbed.Id, 0, default)).Select(e => e.Event.Key).Order(StringComparer.Ordinal),
            (await node.Hub.EventsAsync(disturbed.Id, 0, default)).Select(e => e.Event.Key).Order(StringComparer.Ordinal));
    }

    // Everything but the times.
    private static async Task<string> MapAsync(RunHost node, Run run)
    {
        var map = (await node.Documents.GetAsync<BattleMapDocument>(run.DocumentId!.Value, run.DocumentVersion!.Value, default))!.Body;
        return JsonSerializer.Serialize(
            map with { GeneratedAt = default, Pages = [.. map.Pages.Select(p => p with { FetchedAt = default })] }, BattleMapJson.Options);
    }
}
