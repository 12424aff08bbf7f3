using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class CustomerStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private CustomerStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _store = new CustomerStore(_database.DataSource);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("星河短剧", " 星河 短剧　")]
    [InlineData("Acme Games", "ａｃｍｅ　ＧＡＭＥＳ")]
    [InlineData("Acme Games", "acme\u200Bgames")]
    [InlineData("🎬影业", "🎬 影业\t")]
    public async Task One_name_in_another_width_case_or_spacing_is_one_customer(string name, string again)
    {
        var (first, created) = await _store.GetOrCreateAsync(Names.Of(name), null, null, false, default);
        var (second, createdAgain) = await _store.GetOrCreateAsync(Names.Of(again), "https://acme.example", "游戏", false, default);

        Assert.True(created);
        Assert.False(createdAgain);
        Assert.Equal((first.Id, first.Name), (second.Id, second.Name));
        Assert.Equal(1, await _store.CountAsync(null, default));
        Assert.Equal("https://acme.example", (await _store.FindAsync(first.Id, default))!.Website);
    }

    [Fact]
    public async Task Twenty_tabs_that_create_the_same_customer_at_once_get_one()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _store.GetOrCreateAsync(Names.Of("同一家公司"), null, null, false, default)));

        Assert.Single(made, m => m.Created);
        Assert.Single(made.Select(m => m.Customer.Id).Distinct());
    }

    [Fact]
    public async Task A_search_finds_names_and_sites_and_takes_wildcards_literally()
    {
        await _store.GetOrCreateAsync(Names.Of("星河短剧"), "https://Xinghe.example", null, true, default);
        await _store.GetOrCreateAsync(Names.Of("100% 好公司"), null, null, false, default);

        Assert.Equal(["星河短剧"], (await _store.ListAsync("河 短", 0, 10, default)).Select(r => r.Customer.Name));
        Assert.Equal(["星河短剧"], (await _store.ListAsync("XINGHE.", 0, 10, default)).Select(r => r.Customer.Name));
        Assert.Equal(["100% 好公司"], (await _store.ListAsync("%", 0, 10, default)).Select(r => r.Customer.Name));
        Assert.Equal(0, await _store.CountAsync("_", default));
        Assert.Equal(2, (await _store.ListAsync("  ", 0, 10, default)).Count);
    }
}
