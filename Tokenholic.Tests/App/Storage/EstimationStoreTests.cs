using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class EstimationStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private EstimationStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _store = new EstimationStore(_database.DataSource);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_price_that_was_added_is_in_the_next_maps_book_exactly_as_it_was_entered()
    {
        var row = PriceBook.Default.Find("aliyun", "qwen-plus", new(2026, 11, 22))[0] with { AsOf = new(2026, 11, 20), Input = .7, Batch = .5, CacheCreate = .9, Source = "官网 2026-11-20", Note = new("注", "note") };
        await _store.AddAsync([row], "王", default);

        var entries = await _store.ReadAsync(default);
        Assert.Equal(row, entries.Prices.Single().Entry);
        Assert.Equal(.7, (await _store.BasisAsync(default)).Prices.Find("aliyun", "qwen-plus", new(2026, 11, 22)).Single().Input);
    }

    [Fact]
    public async Task The_last_of_several_corrections_holds_and_all_of_them_stay()
    {
        var row = PriceBook.Default.Find("aliyun", "qwen3.7-max", new(2026, 11, 22))[0];
        await _store.AddAsync([row with { Input = 11 }, row with { Input = 10 }], "王", default);
        await _store.AddAsync([row with { Input = 9 }], "王", default);
        Assert.Equal(2L, await _database.ScalarAsync<long>("select count(*) from admin_audit where who = '王' and action = 'price_added'"));
        Assert.Equal([11, 10, 9], (await _store.ReadAsync(default)).Prices.Select(p => p.Entry.Input));
        Assert.Equal(9, (await _store.BasisAsync(default)).Prices.Find("aliyun", "qwen3.7-max", new(2026, 11, 22)).Single().Input);
    }

    [Fact]
    public async Task Rates_and_learned_defaults_act_too()
    {
        await _store.AddAsync(new ExchangeRate("USD", 7, new(2026, 11, 1), PriceCertainty.B, "s"), "王", default);
        await _store.AddAsync(new AcceptedDefault(new("coding", "active_share", .4, .5, .6, new("校准", "calibrated")), 3), "王", default);
        var basis = await _store.BasisAsync(default);
        Assert.Equal(7, basis.Prices.Rate("USD", new(2026, 11, 2))!.Yuan);
        Assert.Equal(.5, basis.Templates.Driver(basis.Templates.For("coding")!, "active_share")!.Mid);
    }

    [Fact]
    public async Task Nothing_that_was_added_is_changed_or_removed()
    {
        await _store.AddAsync(new ExchangeRate("USD", 7, new(2026, 11, 1), PriceCertainty.B, "s"), "王", default);
        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync("update estimation_entry set kind = 'price'"));
        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync("delete from estimation_entry"));
    }

    [Fact]
    public async Task The_latest_word_on_each_cell_is_read_over_all_customers_and_versions()
    {
        var documents = new DocumentStore(_database.DataSource);
        foreach (var name in new[] { "甲公司", "乙公司" })
        {
            var customer = (await new CustomerStore(_database.DataSource).GetOrCreateAsync(CompanyName.Parse(name).Value!, null, null, false, default)).Customer.Id;
            var id = Guid.NewGuid();
            await documents.AppendAsync(id, 0, DocumentKinds.BattleMap, customer, null, Said(SampleMaps.Starisle, 1, 3000), null, default);
            await documents.AppendAsync(id, 1, DocumentKinds.BattleMap, customer, null, Said(SampleMaps.Starisle, 2, 3500), null, default);
            // researched again: the new map knows nothing of what was said, the old version still does
            await documents.AppendAsync(id, 2, DocumentKinds.BattleMap, customer, null, SampleMaps.Starisle, null, default);
        }

        var feedback = await new VerdictStore(_database.DataSource).ReadAsync(default);
        Assert.Equal([("乙公司", "customer_service", 3500d), ("甲公司", "customer_service", 3500d)], feedback.Select(f => (f.Customer, f.UseCase, f.Verdict.Figures.Single().Value)).OrderBy(f => f.Customer, StringComparer.Ordinal));
    }

    private static BattleMapDocument Said(BattleMapDocument map, int day, double tokens) => VerdictEdit.Set(
        map, "w4", true, null, new Dictionary<string, double> { ["tokens_per_conversation"] = tokens }, new(2026, 11, day, 0, 0, 0, TimeSpan.Zero), Catalog.Default);
}
