using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.ByModel;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Agents.Models;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.RolePlay;

public sealed class ModelBuyerTests
{
    private static readonly RolePlaySetup Setup = Reps.Setup(Scenario.Discovery, Difficulty.Medium);

    [Theory]
    [InlineData("我们一个月账单六十万，财务要砍两成。")]
    [InlineData("客服每天四十万次对话，大促翻三倍。")]
    [InlineData("我们的平台很适合您，我推荐您试试。")]
    [InlineData("百炼可以解决您的问题。")]
    [InlineData("你应该问我们的用量。")]
    [InlineData("成交，我们签合同吧。")]
    [InlineData("（叹气）最近确实很忙。")]
    [InlineData("*皱眉* 你说。")]
    [InlineData("作为AI，我不能回答。")]
    [InlineData("请问您的预算是多少？")]
    [InlineData("We are doing fine, thank you.")]
    [InlineData("我们有 35 个人在做这件事。")]
    [InlineData("说来话长，我们公司从十年前就开始做数字化，先是上了系统，后来又换了一套，再后来又想做智能客服，结果一直不顺利。")]
    public async Task What_this_buyer_may_not_say_is_asked_for_again_once_and_then_said_by_rules(string bad)
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = _ => JsonSerializer.Serialize(new { line = bad });
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model());
        var byRules = Reps.Play(Setup, "您好，感谢您抽时间");

        var spoken = await new PersonaAgent(router).SpeakAsync(byRules, default);

        Assert.Equal(byRules.Turns[^1].Text, spoken.Turns[^1].Text);
        Assert.False(spoken.Turns[^1].ByModel);
        Assert.Equal(2, provider.Requests.Count);
    }

    [Fact]
    public async Task Words_that_fit_the_move_are_the_models_and_the_state_stays_the_codes()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = _ => """{"line":"哎，大促那几天客服机器人答非所问，投诉翻了一倍。"}""";
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model());
        var byRules = Reps.Play(Setup, RolePlayData.Topic("pain").Question.Zh);

        var spoken = await new PersonaAgent(router).SpeakAsync(byRules, default);

        Assert.True(spoken.Turns[^1].ByModel);
        Assert.StartsWith("哎，", spoken.Turns[^1].Text, StringComparison.Ordinal);
        Assert.Equal(byRules.State, spoken.State);
        Assert.DoesNotContain("六十万", provider.Requests.Single().Text, StringComparison.Ordinal); // a model cannot leak what it was never told
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.BadKey)]
    [InlineData(Fault.EmptyAnswer)]
    [InlineData(Fault.InjectedInstructions)]
    [InlineData(Fault.MegabyteAnswer)]
    public async Task A_model_that_fails_leaves_the_meeting_as_it_is_by_rules(Fault fault)
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Always = fault;
        using var router = Asked.Router(fault, new MemoryCallLedger(), null, null, provider.Model());
        var byRules = Reps.Play(Setup, "您好，感谢您抽时间");

        Assert.Equal(byRules.Turns[^1].Text, (await new PersonaAgent(router).SpeakAsync(byRules, default)).Turns[^1].Text);
    }

    [Fact]
    public async Task A_whole_meeting_with_a_model_that_always_agrees_ends_as_by_rules()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = _ => """{"line":"太好了，我同意，我们签约吧。"}""";
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model());
        var agent = new PersonaAgent(router);
        var (session, rules) = (BuyerEngine.Open(Setup, DateTimeOffset.UnixEpoch), Reps.Play(Setup, Reps.All["pushy"]));
        for (var i = 0; i < 24 && !session.Ended; i++)
        {
            session = await agent.SpeakAsync(BuyerEngine.Say(session, Reps.All["pushy"](session)!, DateTimeOffset.UnixEpoch), default);
        }

        Assert.Equal(MeetingOutcome.WalkedOut, session.State.Outcome);
        Assert.Equal(rules.Turns.Select(t => t.Text), session.Turns.Select(t => t.Text));
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh)]
    [InlineData(ReplyLanguage.En)]
    public async Task Seven_reps_with_a_model_that_leaks_sells_agrees_and_writes_essays_meet_the_codes_buyer(ReplyLanguage language)
    {
        var facts = RolePlayData.Personas[0].Facts.Select(f => f.Text.In(language)).ToList();
        string[] others = language is ReplyLanguage.Zh
            ? ["我们的平台很适合您，我推荐您试试。", "成交，我们签合同吧。", "（叹气）作为AI，我建议你应该问预算。", string.Concat(Enumerable.Repeat("说来话长，", 40))]
            : ["Our platform is great, I recommend it.", "We have a deal, let's sign.", "*sighs* As an AI, you should ask about the budget.", string.Concat(Enumerable.Repeat("It is a long story, ", 40))];
        string[] lines = [.. facts, .. others];
        var asked = 0;
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = _ => JsonSerializer.Serialize(new { line = lines[Interlocked.Increment(ref asked) % lines.Length] });
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model());
        var agent = new PersonaAgent(router);
        foreach (var (scenario, difficulty, rep) in from s in Enum.GetValues<Scenario>() from d in Enum.GetValues<Difficulty>() from r in Reps.All.Values select (s, d, r))
        {
            var setup = Reps.Setup(scenario, difficulty, language);
            var session = BuyerEngine.Open(setup, DateTimeOffset.UnixEpoch);
            for (var i = 0; i < 24 && !session.Ended && rep(session) is { } said; i++)
            {
                var byRules = BuyerEngine.Say(session, said, DateTimeOffset.UnixEpoch);
                session = await agent.SpeakAsync(byRules, default);
                var line = session.Turns[^1].Text;
                Assert.Equal(byRules.State, session.State);
                Assert.DoesNotContain(line, others);
                Assert.True(Speech.Fits(line, language), line);
                Assert.DoesNotContain(setup.Persona.Facts, f => line.Contains(f.Text.In(language), StringComparison.Ordinal) && !session.State.Revealed.Contains(f.Topic));
            }
        }

        Assert.True(asked > 500, $"asked {asked}");
    }

    [Fact]
    public async Task Readings_by_a_model_are_shown_as_a_spread_and_count_only_with_a_quote_that_stands_there()
    {
        var session = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Easy), Reps.All["pushy"]);
        var said = session.Turns[1].Text[..6];
        var reading = 0;
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = _ => Interlocked.Increment(ref reading) is 1
            ? JsonSerializer.Serialize(new { verdicts = new[] { new { id = "empathy", met = true, turn = 1, quote = said } } })
            : """{"verdicts":[{"id":"empathy","met":true,"turn":1,"quote":"这句话没有人说过"}]}""";
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model());

        var report = await new EvaluationAgent(router).JudgeAsync(session, ClaimSources.Shipped, default);

        Assert.Equal(SessionCoach.Report(session).Score, report.Score);
        Assert.Equal(EvaluationAgent.Readings, report.Readings.Count);
        Assert.True(report.Readings[0].Score > report.Readings[1].Score);
        Assert.Equal(["empathy"], report.Readings[0].Differs);
        Assert.Empty(report.Readings[1].Differs);
    }
}
