using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Runs;

[Collection(PostgresCollection.Name)]
public sealed class RunTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_run_ends_with_a_version_its_evidence_and_every_event_in_order()
    {
        await using var node = await StartAsync(new ScriptedMap(3));

        var run = await node.UntilEndedAsync((await node.StartMapAsync("星河短剧")).Id);

        Assert.Equal((RunState.Succeeded, 1), (run.State, run.DocumentVersion));
        var events = await node.Hub.EventsAsync(run.Id, 0, default);
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(new StageStarted(Stage.Research), events[0].Event);
        Assert.Equal(new StageFinished(Stage.Research, 3), events[^1].Event);
        Assert.Equal(events.Skip(5), await node.Hub.EventsAsync(run.Id, events[4].Sequence, default));

        var map = (await node.Documents.LatestAsync<BattleMapDocument>(run.CustomerId, DocumentKinds.BattleMap, default))!;
        Assert.Equal(run.DocumentId, map.Id);
        Assert.Equal(run.Id, map.RunId);
        var page = await node.Get<PageSnapshots>().FindAsync(run.CustomerId, map.Body.Pages[1].Url, map.Body.Pages[1].Sha256, default);
        Assert.StartsWith(map.Body.Evidence[1].Quote, page!.Text, StringComparison.Ordinal);
        Assert.Equal(3L, await _database.ScalarAsync<long>(
            "select count(*) from evidence e join page_snapshot p on p.id = e.page_snapshot_id where substr(p.text, e.start + 1, length(e.quote)) = e.quote"));
    }

    [Fact]
    public async Task Every_kind_of_event_comes_back_as_it_was_told()
    {
        AgentEvent[] told =
        [
            new StageStarted(Stage.Analysis), new StageFinished(Stage.Visualization, 7), new PageFound("https://a.example/" + new string('长', 4000)),
            new PageRead("https://a.example/1", "标题 \u0000 😀", 3, Rendered: true), new PageFailed("https://a.example/2", "http_error", "HTTP 404"),
            new ClaimKept("https://a.example/1", "“引用” <b>", "coding", "aliyun", null, "in_use"),
            new ClaimDropped("https://a.example/1", new string('句', 4000), "question"), new Notice("Code", "一", "2"),
        ];
        await using var node = await RunHost.StartAsync(_database.ConnectionString, (request, pages, ct) => TellAsync(told, request, pages, ct));

        var run = await node.UntilEndedAsync((await node.StartMapAsync("事件")).Id);

        var kept = (await node.Hub.EventsAsync(run.Id, 0, default)).Take(told.Length).Select(e => e.Event).ToList();
        Assert.Equal(told.Select(t => t.Key.Replace('\u0000', '\uFFFD')), kept.Select(k => k.Key));
        Assert.Equal(((PageRead)told[3]) with { Title = "标题 \uFFFD 😀" }, kept[3]);
        Assert.Equal(["一", "2"], ((Notice)kept[7]).Arguments);
    }

    [Fact]
    public async Task The_list_of_customers_shows_the_latest_map_and_the_run_under_way()
    {
        var gate = new TaskCompletionSource();
        await using var node = await StartAsync(new ScriptedMap(1, reached: (_, ct) => gate.Task.WaitAsync(ct)));

        var run = await node.StartMapAsync("星河短剧");
        Assert.Equal(run.Id, (await node.Customers.ListAsync(null, 0, 10, default))[0].ActiveRunId);

        gate.SetResult();
        await node.UntilEndedAsync(run.Id);
        var row = (await node.Customers.ListAsync(null, 0, 10, default))[0];
        Assert.Equal((null, 1, 2_500_000d, 0.75), (row.ActiveRunId, row.MapVersion, row.YuanPerYear, row.CompetitorShare));
    }

    [Fact]
    public async Task A_second_start_while_a_run_is_active_returns_that_run()
    {
        var gate = new TaskCompletionSource();
        await using var node = await StartAsync(new ScriptedMap(1, reached: (_, ct) => gate.Task.WaitAsync(ct)));

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => node.StartMapAsync("同一家")));
        Assert.Single(runs.Select(r => r.Id).Distinct());
        Assert.Single(await node.Hub.ActiveAsync(default));

        gate.SetResult();
        await node.UntilEndedAsync(runs[0].Id);
        var next = await node.UntilEndedAsync((await node.StartMapAsync("同一家")).Id);
        Assert.Equal((RunState.Succeeded, 2), (next.State, next.DocumentVersion));
    }

    [Fact]
    public async Task Given_files_reach_the_pipeline_as_they_were()
    {
        MapRequest? seen = null;
        await using var node = await RunHost.StartAsync(_database.ConnectionString, (request, pages, ct) =>
        {
            seen = request;
            return new ScriptedMap(1).RunAsync(request, pages, ct);
        });
        var (customer, _) = await node.Customers.GetOrCreateAsync(Names.Of("有文件"), null, null, false, default);
        var given = new GivenSource(GivenKind.File, "年报\u0000.txt", [0, 255, 13, 10], "https://a.example/x", new DateOnly(2026, 1, 2));

        var run = await node.Hub.StartMapAsync(customer.Id, RunHost.Request("有文件") with { Sites = ["https://a.example"], Given = [given] }, default);
        await node.UntilEndedAsync(run.Id);

        Assert.Equal(["https://a.example"], seen!.Sites);
        var got = Assert.Single(seen.Given);
        Assert.Equal(given.Content, got.Content);
        Assert.Equal(given with { Name = "年报\uFFFD.txt", Content = [] }, got with { Content = [] });
    }

    [Fact]
    public async Task Cancel_stops_a_run_at_work_also_from_another_node()
    {
        await using var worker = await StartAsync(new ScriptedMap(1, reached: (_, ct) => Task.Delay(Timeout.Infinite, ct)));
        var run = await worker.StartMapAsync("要停的");
        await worker.UntilAsync(run.Id, r => r.State is RunState.Running);
        await using var other = await StartAsync(new ScriptedMap(1));

        await other.Hub.CancelAsync(run.Id, default);

        var ended = await other.UntilEndedAsync(run.Id);
        Assert.Equal((RunState.Cancelled, null), (ended.State, ended.DocumentVersion));
        Assert.Equal(0L, await _database.ScalarAsync<long>("select count(*) from document_version"));
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_can_be_cancelled_and_never_begins()
    {
        var gate = new TaskCompletionSource();
        await using var node = await RunHost.StartAsync(
            _database.ConnectionString, new ScriptedMap(1, reached: (_, ct) => gate.Task.WaitAsync(ct)).RunAsync, parallel: 1);
        var first = await node.StartMapAsync("先来");
        await node.UntilAsync(first.Id, r => r.State is RunState.Running);
        var second = await node.StartMapAsync("后到");
        Assert.Equal(RunState.Queued, second.State);

        await node.Hub.CancelAsync(second.Id, default);
        gate.SetResult();

        Assert.Equal(RunState.Succeeded, (await node.UntilEndedAsync(first.Id)).State);
        Assert.Equal((RunState.Cancelled, null), ((await node.Hub.FindAsync(second.Id, default))!.State, (await node.Hub.FindAsync(second.Id, default))!.StartedAt));
        await node.Hub.CancelAsync(first.Id, default);
        Assert.Equal(RunState.Succeeded, (await node.Hub.FindAsync(first.Id, default))!.State);
    }

    [Fact]
    public async Task A_failure_ends_the_run_with_a_code_and_the_next_one_goes_on()
    {
        await using var node = await StartAsync(new ScriptedMap(1, reached: (_, _) => throw new StaleVersionException(Guid.Empty, 1, 2)));
        var failed = await node.UntilEndedAsync((await node.StartMapAsync("坏的")).Id);
        Assert.Equal((RunState.Failed, "StaleVersion"), (failed.State, failed.ErrorCode));

        await using var other = await StartAsync(new ScriptedMap(1, reached: (_, _) => throw new FormatException("something nobody foresaw")));
        await node.DisposeAsync();
        var unforeseen = await other.UntilEndedAsync((await other.StartMapAsync("坏的")).Id);
        Assert.Equal((RunState.Failed, RunErrors.Unexpected), (unforeseen.State, unforeseen.ErrorCode));
    }

    [Fact]
    public async Task A_run_that_could_read_nothing_fails_with_its_reason_and_the_former_map_stays_the_newest()
    {
        var away = false;
        await using var node = await RunHost.StartAsync(_database.ConnectionString, (request, pages, ct) =>
            away ? NothingReadAsync(request) : new ScriptedMap(2).RunAsync(request, pages, ct));
        var good = await node.UntilEndedAsync((await node.StartMapAsync("断网")).Id);
        away = true;

        var bad = await node.UntilEndedAsync((await node.StartMapAsync("断网")).Id);

        Assert.Equal((RunState.Failed, "NothingRead", null), (bad.State, bad.ErrorCode, bad.DocumentVersion));
        Assert.IsType<PageFailed>((await node.Hub.EventsAsync(bad.Id, 0, default))[0].Event);
        var map = (await node.Documents.LatestAsync<BattleMapDocument>(good.CustomerId, DocumentKinds.BattleMap, default))!;
        Assert.Equal((1, good.Id), (map.Version, map.RunId));
    }

    [Fact]
    public async Task An_edit_saved_during_a_run_is_kept_beneath_the_new_map()
    {
        await using var node = await StartAsync(new ScriptedMap(1, reached: async (_, _) =>
        {
            var row = (await new CustomerStore(_database.DataSource).ListAsync(null, 0, 1, default))[0];
            if (row.MapVersion is 1)
            {
                await new DocumentStore(_database.DataSource).AppendAsync(
                    row.MapId!.Value, 1, DocumentKinds.BattleMap, row.Customer.Id, null, ScriptedMap.Map(RunHost.Request("改过"), []), "手工修改", default);
            }
        }));
        await node.UntilEndedAsync((await node.StartMapAsync("客户")).Id);
        var run = await node.UntilEndedAsync((await node.StartMapAsync("客户")).Id);

        Assert.Equal([3, 2, 1], (await node.Documents.VersionsAsync(run.DocumentId!.Value, default)).Select(v => v.Version));
        Assert.Equal(3, run.DocumentVersion);
    }

    private static async IAsyncEnumerable<AgentEvent> TellAsync(
        AgentEvent[] told, MapRequest request, IPageStore pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var happened in told.Concat(told))
        {
            yield return happened;
        }

        await foreach (var happened in new ScriptedMap(1).RunAsync(request, pages, cancellationToken))
        {
            yield return happened;
        }
    }

    private static async IAsyncEnumerable<AgentEvent> NothingReadAsync(MapRequest request)
    {
        await Task.Yield();
        yield return new PageFailed("https://a.example/", "unreachable");
        yield return new MapCompleted(ScriptedMap.Map(request, []), []) { NothingRead = true };
    }

    private Task<RunHost> StartAsync(ScriptedMap map) => RunHost.StartAsync(_database.ConnectionString, map.RunAsync);
}
