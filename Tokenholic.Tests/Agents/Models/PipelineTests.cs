using System.Globalization;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Knowledge.Prices;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

/// <summary>What stands between an agent and a provider, over real HTTP.</summary>
public sealed class PipelineTests : IAsyncLifetime
{
    private readonly MemoryCallLedger _ledger = new();
    private ScriptedProvider _provider = null!;

    public async Task InitializeAsync() => _provider = await ScriptedProvider.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Theory]
    [InlineData(Fault.TooManyRequestsWithRetryAfter)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.CutsStream)]
    [InlineData(Fault.Stalls)]
    [InlineData(Fault.EmptyAnswer)]
    public async Task A_passing_failure_is_repeated_and_nobody_sees_the_half_answer(Fault fault)
    {
        _provider.Answer = _ => "完整的回答。";
        using var router = Asked.Router(fault, _ledger, null, null, _provider.Then(fault).Model());

        var answer = await router.For(Asked.Context()).GetResponseAsync(Asked.Hello);

        Assert.Equal("完整的回答。", answer.Text);
        Assert.Equal(2, _provider.Requests.Count);
        Assert.Equal(["ok"], _ledger.Calls.Skip(1).Select(c => c.Outcome));
    }

    [Theory]
    [InlineData(Fault.BadKey)]
    [InlineData(Fault.Arrearage)]
    [InlineData(Fault.DataInspectionFailed)]
    public async Task What_a_person_must_put_right_is_not_repeated(Fault fault)
    {
        using var router = Asked.Router(_ledger, null, null, _provider.Then(fault).Model());

        await Asked.FailureAsync(() => router.For(Asked.Context()).GetResponseAsync(Asked.Hello));

        Assert.Single(_provider.Requests);
    }

    [Fact]
    public async Task What_somebody_reads_as_it_comes_is_never_begun_a_second_time()
    {
        _provider.Answer = _ => "一二三四五六七八九十";
        using var router = Asked.Router(_ledger, null, null, _provider.Then(Fault.CutsStream).Model());
        var seen = "";

        var failure = await Asked.FailureAsync(async () =>
        {
            await foreach (var update in router.For(Asked.Context(live: true)).GetStreamingResponseAsync(Asked.Hello))
            {
                seen += update.Text;
            }
        });

        Assert.Equal((ModelProblem.CutOff, "一二三四"), (failure.Problem, seen));
    }

    [Fact]
    public void The_pause_is_what_the_provider_asks_for_or_doubles_with_up_to_a_quarter_more()
    {
        var policy = new RetryPolicy();

        Assert.Equal(7, policy.PauseAfter(1, TimeSpan.FromSeconds(7), 0).TotalSeconds);
        Assert.Equal([1, 2, 4], new[] { 1, 2, 3 }.Select(n => policy.PauseAfter(n, null, 0).TotalSeconds));
        Assert.Equal(1.25, policy.PauseAfter(1, null, 1).TotalSeconds);
        Assert.Equal(60, policy.PauseAfter(1, TimeSpan.FromHours(1), 0).TotalSeconds);
    }

    [Fact]
    public async Task An_endless_answer_is_ended()
    {
        using var router = Asked.Router(_ledger, null, null, _provider.Then(Fault.MegabyteAnswer).Model());

        Assert.Equal(ModelProblem.TooLong, (await Asked.FailureAsync(() => router.For(Asked.Context()).GetResponseAsync(Asked.Hello))).Problem);
    }

    [Fact]
    public async Task The_next_model_answers_when_the_first_cannot()
    {
        await using var second = await ScriptedProvider.StartAsync();
        second.Answer = _ => "我是备用模型。";
        using var router = Asked.Router(_ledger, null, null, _provider.Then(Fault.BadKey).Model(), second.Model("glm-5", id: Guid.NewGuid()));

        Assert.Equal("我是备用模型。", (await router.For(Asked.Context()).GetResponseAsync(Asked.Hello)).Text);
        Assert.Equal(["BadKey", "ok"], _ledger.Calls.Select(c => c.Outcome));
    }

    [Fact]
    public async Task The_same_question_within_a_day_is_asked_once_and_another_customers_is_another_question()
    {
        var time = new ManualTime();
        _provider.Answer = _ => "答案";
        using var router = Asked.Router(_ledger, null, time, _provider.Model());
        var (one, other) = (Asked.Context() with { CustomerId = Guid.NewGuid() }, Asked.Context() with { CustomerId = Guid.NewGuid() });

        await router.For(one).GetResponseAsync(Asked.Hello);
        Assert.Equal("答案", (await router.For(one).GetResponseAsync(Asked.Hello)).Text);
        Assert.Single(_provider.Requests);
        Assert.Equal((CallOutcomes.FromCache, 0m), (_ledger.Calls.Last().Outcome, _ledger.Calls.Last().Yuan));
        await router.For(other).GetResponseAsync(Asked.Hello);
        Assert.Equal(2, _provider.Requests.Count);
        time.Advance(TimeSpan.FromHours(24));
        await router.For(one).GetResponseAsync(Asked.Hello);
        Assert.Equal(3, _provider.Requests.Count);
    }

    [Fact]
    public async Task A_run_ends_its_questions_when_its_budget_is_spent_and_another_run_goes_on()
    {
        _provider.Answer = request => new string('字', 2_000) + request.Text; // ¥ 0.0225 a call at the list price of Qwen3-Max
        using var router = Asked.Router(_ledger, new ModelBudget(0.05m, 100), null, _provider.Model());
        var run = Guid.NewGuid();
        var asked = 0;

        var failure = await Asked.FailureAsync(async () =>
        {
            for (; asked < 10; asked++)
            {
                await router.For(Asked.Context(run: run)).GetResponseAsync([new(ChatRole.User, $"问题 {asked}")]);
            }
        });

        Assert.Equal(ModelProblem.RunBudgetSpent, failure.Problem);
        Assert.Equal((asked, 2), (_provider.Requests.Count, asked));
        Assert.True(_ledger.Calls.Where(c => c.Context.RunId == run).Sum(c => c.Yuan) <= 0.05m);
        await router.For(Asked.Context(run: Guid.NewGuid())).GetResponseAsync([new(ChatRole.User, "另一个运行")]);
    }

    [Fact]
    public async Task The_budget_of_the_day_is_everybodys()
    {
        using var router = Asked.Router(_ledger, new ModelBudget(20, 0.001m), null, _provider.Model());

        Assert.Equal(ModelProblem.DayBudgetSpent, (await Asked.FailureAsync(() => router.For(Asked.Context()).GetResponseAsync(Asked.Hello))).Problem);
        Assert.Empty(_provider.Requests);
    }

    [Fact]
    public async Task Requests_a_minute_are_kept_to()
    {
        var time = new ManualTime();
        var model = _provider.Model(tuning: new ModelTuning { RequestsPerMinute = 2 });
        using var router = Asked.Router(_ledger, null, time, model);

        var calls = Enumerable.Range(0, 3).Select(n => router.For(Asked.Context()).GetResponseAsync([new(ChatRole.User, $"问题 {n}")])).ToList();
        await Finished(calls, 2);
        Assert.Equal(2, _provider.Requests.Count);
        Assert.Equal(1, calls.Count(call => !call.IsCompleted));
        while (!calls.TrueForAll(c => c.IsCompleted))
        {
            time.Advance(TimeSpan.FromSeconds(61));
            // long enough for an answer: a minute more on the clock, and the call would be asked again
            await Task.WhenAny(Task.WhenAll(calls), Task.Delay(2_000));
        }

        Assert.Equal(3, _provider.Requests.Count);
    }

    [Fact]
    public async Task Tokens_a_minute_are_kept_to()
    {
        var time = new ManualTime();
        using var limiter = new RateLimiter(time);
        await limiter.EnterAsync(null, 1000, 800, default);

        var waiting = limiter.EnterAsync(null, 1000, 300, default);

        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await waiting;
    }

    [Fact]
    public void A_model_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        var time = new ManualTime();
        var circuit = new Circuit(time);
        for (var i = 0; i < 5; i++)
        {
            circuit.Enter();
            circuit.Failed(new ModelException(ModelProblem.ServerError));
        }

        Assert.Equal(ModelProblem.Resting, Assert.Throws<ModelException>(circuit.Enter).Problem);
        time.Advance(TimeSpan.FromSeconds(31));
        circuit.Enter();
        Assert.Throws<ModelException>(circuit.Enter); // one tries, the others wait
        circuit.Succeeded();
        circuit.Enter();
    }

    [Fact]
    public async Task Every_call_is_written_down_with_tokens_money_and_outcome()
    {
        _provider.Answer = _ => new string('字', 100);
        _provider.Thinking = new string('想', 50);
        using var router = Asked.Router(_ledger, null, null, _provider.Model());
        var run = Guid.NewGuid();

        await router.For(Asked.Context(run: run)).GetResponseAsync(Asked.Hello);

        var call = Assert.Single(_ledger.Calls);
        Assert.Equal((1000, 200, 150, 50, false), (call.Usage.Input, call.Usage.Cached, call.Usage.Output, call.Usage.Thinking, call.Usage.Estimated));
        Assert.Equal(0.0036m, call.Yuan); // 800 × ¥ 2.5 + 200 read from the cache × ¥ 0.5 + 150 × ¥ 10, a million
        Assert.Equal((run, "ok", "qwen3-max"), (call.Context.RunId, call.Outcome, call.Model));
    }

    [Theory]
    [InlineData("2026-11-26T10:00+08:00", 10)] // a Thursday morning: 1 M in at ¥ 2 and 1 M out at ¥ 8
    [InlineData("2026-11-26T13:00+08:00", 5)]
    [InlineData("2026-11-26T01:30+00:00", 10)]
    [InlineData("2026-11-28T10:00+08:00", 5)]
    public void Peak_hours_cost_what_the_list_says_of_them(string at, double yuan)
    {
        var model = _provider.Model("deepseek-v4-flash", preset: "deepseek");

        Assert.Equal((decimal)yuan, new CallCost(PriceBook.Default).Of(model, new(1_000_000, 0, 1_000_000, 0), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Vectors_come_in_batches_that_are_recorded_repeated_and_budgeted_like_answers()
    {
        var model = _provider.Then(Fault.None, Fault.ServerError).Model("text-embedding-v3", tuning: new ModelTuning { Dimensions = 6 });
        using var router = Asked.Router(_ledger, new ModelBudget(20, 1), null, model);
        using var embeddings = router.Embeddings(Asked.Context());
        var texts = Enumerable.Range(1, 23).Select(n => n == 1 ? "张伟 13812345678" : new string('字', n)).ToList();

        var vectors = await embeddings.GenerateAsync(texts);

        Assert.Equal([10, 10, 10, 3], _provider.Requests.Select(r => r.Body["input"]!.AsArray().Count)); // the second ten twice
        Assert.Equal(["ok", "ServerError", "ok", "ok"], _ledger.Calls.Select(c => c.Outcome));
        Assert.Equal(23, vectors.Count);
        Assert.All(vectors, (v, i) => Assert.Equal((6, "text-embedding-v3"), (v.Vector.Length, v.ModelId)));
        Assert.All(vectors, v => Assert.Equal(1, v.Vector.ToArray().Sum(x => x * x), 1e-5));
        Assert.True(vectors[22].Vector.Span[0] > vectors[1].Vector.Span[0]); // in the order asked: the double's vectors lean with the length
        Assert.Equal("text-embedding-v3-6", await embeddings.SpaceAsync(default));
        Assert.DoesNotContain(_provider.Requests, r => r.Body.ToJsonString(ScriptedProvider.Compact).Contains("138", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Vectors_of_a_model_that_refuses_are_not_asked_for_again_at_once()
    {
        using var router = Asked.Router(_ledger, null, null, _provider.Then(Fault.BadKey).Model("text-embedding-v3"));
        using var embeddings = router.Embeddings(Asked.Context());

        Assert.Equal(ModelProblem.BadKey, (await Asked.FailureAsync(() => embeddings.GenerateAsync(["一"]))).Problem);
        Assert.Equal(ModelProblem.Resting, (await Asked.FailureAsync(() => embeddings.GenerateAsync(["二"]))).Problem);
        Assert.Single(_provider.Requests);
    }

    private static async Task Finished(List<Task<ChatResponse>> calls, int count)
    {
        while (calls.Count(c => c.IsCompleted) < count)
        {
            await Task.WhenAny(calls.Where(c => !c.IsCompleted));
        }
    }
}
