using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Overview;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class MapSummariesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly BattleMapDocument Map = SampleMaps.Starisle;
    private TestDatabase _database = null!;
    private CustomerStore _customers = null!;
    private DocumentStore _documents = null!;
    private MapSummaries _summaries = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        (_customers, _documents, _summaries) = (new(_database.DataSource), new(_database.DataSource), new(_database.DataSource));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Sums_are_those_of_every_customers_newest_map()
    {
        var first = await MapAsync("甲公司", Map);
        await MapAsync("乙公司", Map);
        await _customers.GetOrCreateAsync(Names.Of("无图公司"), null, null, false, default);
        await _documents.AppendAsync(first, 1, DocumentKinds.BattleMap, await IdAsync("甲公司"), null, Empty, null, default);

        var sums = await _summaries.SumsAsync(fictional: false, default);

        Assert.Equal((3, 2), (sums.Customers, sums.Mapped));
        Assert.Equal(Map.Totals.Known.YuanPerYear!.Mid, sums.Yuan!.Value, 1e-6);
        Assert.Equal(Map.Totals.Known.TextTokensPerMonth!.Mid, sums.TextTokens!.Value, 1e-3);
    }

    [Fact]
    public async Task A_fictional_company_never_adds_to_the_real_ones()
    {
        var sample = (await _customers.GetOrCreateAsync(Names.Of("示例"), null, null, fictional: true, default)).Customer.Id;
        await _documents.AppendAsync(Guid.CreateVersion7(), 0, DocumentKinds.BattleMap, sample, null, Map, null, default);

        Assert.False((await _summaries.StampAsync(default)).Real);
        Assert.Null((await _summaries.SumsAsync(fictional: false, default)).Yuan);
        Assert.Empty(await _summaries.OpportunitiesAsync(fictional: false, 10, default));
        Assert.NotNull((await _summaries.SumsAsync(fictional: true, default)).Yuan);
    }

    [Fact]
    public async Task The_largest_opportunities_come_first_and_lead_to_their_cell()
    {
        await MapAsync("甲公司", Map);

        var rows = await _summaries.OpportunitiesAsync(fictional: false, 10, default);

        var expected = Map.UseCases.SelectMany(column => column.Workloads).Where(workload => workload.InTotals && workload.Opportunity is { Kind: "win", YuanPerYear: not null })
            .OrderByDescending(workload => workload.Opportunity.YuanPerYear!.Mid).Select(workload => workload.Id);
        Assert.Equal(expected, rows.Select(row => row.WorkloadId));
        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task Old_and_thin_maps_are_found_and_industries_counted()
    {
        await MapAsync("甲公司", Map, "零售");
        await MapAsync("乙公司", Empty, "零售");

        var weak = await _summaries.WeakAsync(fictional: false, DateTimeOffset.UtcNow.AddDays(-90), thin: 1, 10, default);
        var industry = Assert.Single(await _summaries.IndustriesAsync(fictional: false, 10, default));

        Assert.Equal(["乙公司"], weak.Select(map => map.Customer));
        Assert.Equal(("零售", 2, 2), (industry.Industry, industry.Customers, industry.Mapped));
    }

    [Fact]
    public async Task Each_cloud_has_its_tokens_and_leads_to_its_customers()
    {
        await MapAsync("甲公司", Map, "零售");
        await _customers.GetOrCreateAsync(Names.Of("乙公司"), null, "金融", false, default);

        var volcengine = Assert.Single(await _summaries.CloudsAsync(fictional: false, default), cloud => cloud.Vendor == "volcengine");

        Assert.Equal(Map.Totals.Known.TextTokensPerMonth!.Mid, volcengine.TextTokens!.Value, 1e-3);
        Assert.Equal(Map.Totals.Known.VideoTokensPerMonth!.Mid, volcengine.VideoTokens!.Value, 1e-3);
        Assert.Equal("甲公司", Assert.Single(await _customers.ListAsync(null, 0, 10, default, new("volcengine", null))).Customer.Name);
        Assert.Equal("乙公司", Assert.Single(await _customers.ListAsync(null, 0, 10, default, new(null, "金融"))).Customer.Name);
        Assert.Equal(0, await _customers.CountAsync("甲", default, new("huawei", null)));
    }

    [Fact]
    public async Task Customers_are_listed_by_their_last_map_run_or_coming_and_a_page_goes_on_where_the_one_before_ended()
    {
        foreach (var name in (string[])["甲", "乙", "丙", "丁"])
        {
            await _customers.GetOrCreateAsync(Names.Of(name), null, "零售", false, default);
        }

        await MapAsync("乙", Map);
        await using (var run = _database.DataSource.CreateCommand("insert into run (id, kind, customer_id, state, request) select gen_random_uuid(), 'battle_map', id, 'queued', '{}' from customer where name = '甲'"))
        {
            await run.ExecuteNonQueryAsync();
        }

        await MapAsync("丙", Map);

        Assert.Equal(["丙", "甲", "乙", "丁"], [.. await NamesAsync(0, 3), .. await NamesAsync(3, 3)]);
        Assert.Equal(["丙", "乙"], await NamesAsync(0, 3, new("volcengine", null)));
        Assert.Equal(2, await _customers.CountAsync(null, default, new("volcengine", null)));
        Assert.Equal(4, await _customers.CountAsync(null, default, new(null, "零售")));

        async Task<IEnumerable<string>> NamesAsync(int skip, int take, CustomerChoice? choice = null) => (await _customers.ListAsync(null, skip, take, default, choice)).Select(row => row.Customer.Name);
    }

    [Fact]
    public async Task The_overview_is_added_up_again_when_a_map_or_customer_came_and_at_the_latest_after_a_minute()
    {
        var time = new ManualTime();
        var overview = new MapOverview(_summaries, time);
        await MapAsync("甲公司", Map);

        var first = await overview.ReadAsync(default);
        Assert.Same(first, await overview.ReadAsync(default));
        await _customers.GetOrCreateAsync(Names.Of("乙公司"), null, null, false, default);
        Assert.Equal((2, 1), ((await overview.ReadAsync(default)).Sums.Customers, (await overview.ReadAsync(default)).Sums.Mapped));
        await MapAsync("乙公司", Map);
        var second = await overview.ReadAsync(default);
        Assert.Equal(2, second.Sums.Mapped);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotSame(second, await overview.ReadAsync(default));
    }

    private static BattleMapDocument Empty => Map with
    {
        UseCases = [],
        Evidence = [],
        Totals = Map.Totals with { Known = new() { Workloads = 0 }, ByVendor = [], CompetitorShare = null },
    };

    private async Task<Guid> MapAsync(string name, BattleMapDocument map, string? industry = null)
    {
        var customer = (await _customers.GetOrCreateAsync(Names.Of(name), null, industry, false, default)).Customer.Id;
        var document = Guid.CreateVersion7();
        await _documents.AppendAsync(document, 0, DocumentKinds.BattleMap, customer, null, map, null, default);
        return document;
    }

    private async Task<Guid> IdAsync(string name) => (await _customers.GetOrCreateAsync(Names.Of(name), null, null, false, default)).Customer.Id;
}
