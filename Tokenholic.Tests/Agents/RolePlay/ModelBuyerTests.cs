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

    [Theory]
    [InlineData("我们现在用的是豆包。")] // the fact in other words
    [InlineData("预算六位数，财务盯着。")]
    [InlineData("合同春天就到期了。")]
    [InlineData("阿里云挺好的，我一直想用。")]
    [InlineData("我来给你介绍一下方案吧。")]
    [InlineData("问得太宽了，换个开放式问题试试。")]
    [InlineData("你讲得很专业，继续保持。")]
    [InlineData("行，那就按你说的办。")]
    [InlineData("可以，下周就开始。")]
    [InlineData("——叹了口气——你继续。")]
    [InlineData("他沉默了一会儿，说：你继续。")]
    [InlineData("贵司目前用什么模型呢？")]
    [InlineData("我只是个程序，没法回答。")]
    [InlineData("这是模拟练习，放松点。")]
    [InlineData("{\"line\":\"你好\"}")]
    [InlineData("&lt;b&gt;你好")]
    [InlineData("こんにちは、どうぞ。")]
    [InlineData("嗯，你好，感谢您抽时间。")] // the rep's own words
    public void In_other_words_it_is_refused_as_well(string bad) => Assert.NotNull(LineCheck.Wrong(bad, Reps.Play(Setup, "您好，感谢您抽时间")));

    [Theory]
    [InlineData("We are on Doubao right now.")]
    [InlineData("The contract runs out in March.")]
    [InlineData("You have convinced me, let us start a pilot.")]
    [InlineData("Deal.")]
    [InlineData("Try asking me an open question instead.")]
    [InlineData("What challenges are you facing today?")]
    [InlineData("Let me walk you through our solution.")]
    [InlineData("I am a virtual assistant.")]
    [InlineData("She sighs and looks at her watch.")]
    [InlineData("Bonjour, asseyez-vous, je vous en prie.")]
    [InlineData("Hello, thank you for your time.")]
    public void In_English_too(string bad) => Assert.NotNull(LineCheck.Wrong(bad, Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Medium, ReplyLanguage.En), "Hello, thank you for your time.")));

    [Theory]
    [InlineData("现在用大模型，最让您头疼的问题是什么？", "一到大促客服机器人就答非所问，投诉翻了三倍。", "哎，大促那几天客服机器人答非所问，投诉翻了一倍。")]
    [InlineData("现在用大模型，最让您头疼的问题是什么？", "大促时客服机器人没有答非所问，投诉没翻。", "别提了，大促时客服机器人答非所问，投诉直接翻了一倍。")]
    [InlineData("我们平台行业领先，最好的模型都在百炼。", "好的，没问题，你接着讲。", "打断一下，你还不了解我们的情况。")]
    [InlineData("这块的费用和预算是怎么安排的？", "还行，财务要我们压一压账单。", "钱的事，以后再说。")]
    [InlineData("您好，感谢您抽时间", "首先说预算，其次说时间。", "行，坐吧，咱们直接聊。")]
    public void A_fact_is_told_as_it_is_a_refusal_refuses_and_other_words_for_the_same_are_fine(string said, string bad, string good)
    {
        var session = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Hard), said);

        Assert.NotNull(LineCheck.Wrong(bad, session));
        Assert.Null(LineCheck.Wrong(good, session));
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
    public async Task A_model_that_never_answers_keeps_neither_the_meeting_nor_the_report_waiting()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Always = Fault.Stalls;
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model());
        var byRules = Reps.Play(Setup, "您好，感谢您抽时间");
        var patience = TimeSpan.FromMilliseconds(200);

        Assert.Equal(byRules.Turns[^1].Text, (await new PersonaAgent(router, patience).SpeakAsync(byRules, default)).Turns[^1].Text);
        var report = await new EvaluationAgent(router, patience).JudgeAsync(byRules, ClaimSources.Shipped, default);
        Assert.Equal(SessionCoach.Report(byRules).Score, report.Score);
        Assert.Empty(report.Readings);
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
