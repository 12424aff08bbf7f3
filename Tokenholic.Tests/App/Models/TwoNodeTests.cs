using Microsoft.Extensions.AI;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;
using Tokenholic.Tests.Agents.Models;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Models;

/// <summary>Nodes on one Postgres: what one is told, the others do; what one spends, all have spent; and nobody reads a key.</summary>
[Collection(PostgresCollection.Name)]
public sealed class TwoNodeTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Key = "sk-verysecret-4242424242-wxyz";
    private TestDatabase _database = null!;
    private ScriptedProvider _first = null!;
    private ScriptedProvider _second = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        (_first, _second) = (await ScriptedProvider.StartAsync(), await ScriptedProvider.StartAsync());
        (_first.Answer, _second.Answer) = (_ => "第一个", _ => "第二个");
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_change_on_one_node_acts_on_the_next_call_of_the_other()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await using var b = await ModelNode.StartAsync(_database.ConnectionString);
        _first.Key = _second.Key = Key; // only whoever decrypts the key gets an answer
        var one = await AddAsync(a, _first);
        var other = await AddAsync(a, _second);

        await a.AssignAsync(one, "qwen3-max");
        Assert.Equal("第一个", await AskAsync(b, "问一"));
        await a.AssignAsync(other, "glm-5");
        Assert.Equal("第二个", await AskAsync(b, "问二"));

        var history = await b.Settings.HistoryAsync(10, default);
        Assert.Equal([2, 1], history.Select(v => v.Version));
        Assert.All(history, v => Assert.Equal("测试", v.ChangedBy));
        await b.Settings.SaveAsync(2, history[1].Body, null, 1, "另一人", default);
        Assert.Equal("第一个", await AskAsync(a, "问三"));
        await Assert.ThrowsAsync<StaleVersionException>(() => a.Settings.SaveAsync(2, history[0].Body, null, null, "迟到的人", default));
    }

    [Fact]
    public async Task An_answer_known_to_one_node_is_known_to_the_other_and_costs_nothing()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await using var b = await ModelNode.StartAsync(_database.ConnectionString);
        await a.AssignAsync(await AddAsync(a, _first), "qwen3-max");

        Assert.Equal(await AskAsync(a, "同一个问题"), await AskAsync(b, "同一个问题"));

        Assert.Single(_first.Requests);
        var day = Assert.Single(await b.Get<CallReports>().ByDayAsync(1, default));
        Assert.Equal((2, 1, 0.00213m), (day.Calls, day.FromCache, day.Yuan)); // 800 × ¥ 2.5 + 200 read from the cache × ¥ 0.5 + 3 × ¥ 10, a million, once
    }

    [Fact]
    public async Task The_budget_is_spent_by_all_nodes_together()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await using var b = await ModelNode.StartAsync(_database.ConnectionString);
        _first.Answer = _ => new string('字', 3_000);
        await a.AssignAsync(await AddAsync(a, _first), "qwen3-max", budget: new ModelBudget(20, 0.04m));

        await AskAsync(a, "问一");

        Assert.Equal(ModelProblem.DayBudgetSpent, (await Asked.FailureAsync(() => AskAsync(b, "问二"))).Problem);
        Assert.Single(_first.Requests);
    }

    [Fact]
    public async Task Calls_that_nodes_make_at_once_do_not_exceed_the_budget_together()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await using var b = await ModelNode.StartAsync(_database.ConnectionString);
        _first.Answer = _ => new string('字', 1_100);
        // an answer of 1,000 tokens at ¥ 10 a million is set aside, ¥ 0.013 is spent: two calls fit, at once or one by one, and a third never does
        await a.AssignAsync(await AddAsync(a, _first), "qwen3-max", new() { MaxTokens = 1_000 }, new ModelBudget(20, 0.025m));

        var calls = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n =>
        {
            try
            {
                return await AskAsync(n % 2 == 0 ? a : b, $"问 {n}");
            }
            catch (ModelException e)
            {
                return e.Problem.ToString();
            }
        }));

        Assert.Equal(2, _first.Requests.Count);
        Assert.Equal(4, calls.Count(c => c == nameof(ModelProblem.DayBudgetSpent)));
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from model_reservation")); // nothing stays set aside
    }

    [Fact]
    public async Task What_a_node_that_died_had_set_aside_lapses()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await a.AssignAsync(await AddAsync(a, _first), "qwen3-max", budget: new ModelBudget(20, 1));
        await _database.ExecuteAsync($"insert into model_reservation values ('{Guid.NewGuid()}', null, 1, clock_timestamp() + interval '1 minute')");
        Assert.Equal(ModelProblem.DayBudgetSpent, (await Asked.FailureAsync(() => AskAsync(a, "问"))).Problem);

        await _database.ExecuteAsync("update model_reservation set until = clock_timestamp() - interval '1 second'");

        Assert.Equal("第一个", await AskAsync(a, "问"));
    }

    [Fact]
    public async Task Calls_are_priced_by_the_book_that_administrators_keep()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await using var b = await ModelNode.StartAsync(_database.ConnectionString);
        await a.AssignAsync(await AddAsync(a, _first), "qwen3-next-house");
        await AskAsync(a, "问一");
        Assert.Equal((0m, 1), (await PricedAsync()));

        var price = new PriceRow { Vendor = VendorIds.Aliyun, Model = "qwen3-next-house", ListedAs = "qwen3-next-house", Unit = PriceUnit.Text, Variant = "", Input = 2, Output = 100, CacheHit = 1, Currency = "CNY", AsOf = new(2026, 1, 1), Certainty = PriceCertainty.A, Source = "合同" };
        await a.Get<EstimationStore>().AddAsync([price], "测试", default);
        await AskAsync(b, "问二");

        Assert.Equal((0.0021m, 1), await PricedAsync()); // 800 × ¥ 2 + 200 read from the cache × ¥ 1 + 3 × ¥ 100, a million

        async Task<(decimal, int)> PricedAsync() => Assert.Single(await a.Get<CallReports>().ByDayAsync(1, default)) is var day ? (day.Yuan, day.Unpriced) : default;
    }

    [Fact]
    public async Task A_key_is_nowhere_to_be_found()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        _first.Key = "sk-another";
        var id = await a.Providers.AddAsync(new ProviderInput("脚本", ProviderPresets.BailianBeijing, _first.Address.AbsoluteUri, Key, new Dictionary<string, string> { ["X-Secret"] = Key }), "测试", default);
        await a.AssignAsync(id, "qwen3-max");

        var failure = await Asked.FailureAsync(() => AskAsync(a, "你好"));

        Assert.Equal(ModelProblem.BadKey, failure.Problem); // and the provider repeated the key in its message
        Assert.Contains(_first.Requests, r => r.Authorization == $"Bearer {Key}");
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, a.Log.Text, StringComparison.Ordinal);
        Assert.Empty(await TablesWithAsync(Key));
        var row = Assert.Single(await a.Providers.ListAsync(default));
        Assert.Equal(("wxyz", "X-Secret"), (row.LastFour, Assert.Single(row.HeaderNames)));
    }

    [Fact]
    public async Task A_key_of_the_environment_is_enough_and_is_kept_nowhere()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString, ("TOKENHOLIC_API_KEY", Key), ("TOKENHOLIC_BASE_URL", _first.Address.AbsoluteUri), ("TOKENHOLIC_PROVIDER", "bailian-beijing"));

        Assert.Equal("第一个", await AskAsync(a, "你好"));

        var asked = Assert.Single(_first.Requests);
        Assert.Equal(("qwen3-max", true, $"Bearer {Key}"), (asked.Model, asked.Body["enable_thinking"]!.GetValue<bool>(), asked.Authorization));
        Assert.Empty(await TablesWithAsync(Key));
    }

    [Fact]
    public async Task A_customer_kept_in_house_is_asked_about_by_nobody()
    {
        await using var a = await ModelNode.StartAsync(_database.ConnectionString);
        await a.AssignAsync(await AddAsync(a, _first), "qwen3-max");
        var (customer, _) = await a.Get<CustomerStore>().GetOrCreateAsync(CompanyName.Parse("桂花物流").Value!, null, null, false, default);
        await a.Get<CustomerPrivacy>().SetMayLeaveAsync(customer.Id, false, "测试", default);

        var client = a.Router.For(Asked.Context() with { CustomerId = customer.Id });

        Assert.Equal(ModelProblem.KeptInHouse, (await Asked.FailureAsync(() => client.GetResponseAsync(Asked.Hello))).Problem);
        Assert.Empty(_first.Requests);
    }

    private static Task<Guid> AddAsync(ModelNode node, ScriptedProvider provider) =>
        node.Providers.AddAsync(new ProviderInput("脚本", ProviderPresets.BailianBeijing, provider.Address.AbsoluteUri, Key, null), "测试", default);

    private static async Task<string> AskAsync(ModelNode node, string question) =>
        (await node.Router.For(Asked.Context()).GetResponseAsync([new ChatMessage(ChatRole.User, question)])).Text;

    private Task<List<string>> TablesWithAsync(string text) => Everywhere.FindAsync(_database.DataSource, text);
}
