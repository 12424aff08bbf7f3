using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Agents.RolePlay;

/// <summary>The buyer speaks to what was said: a question is answered, a point is not hammered, and what is honest is taken so.</summary>
public sealed class ListeningTests
{
    private static readonly RolePlaySetup Objecting = Reps.Setup(Scenario.Objections, Difficulty.Medium);

    [Fact]
    public void A_point_nobody_takes_up_is_repeated_once_in_its_words_and_then_given_up_for_what_was_asked()
    {
        var session = Reps.Play(Objecting, "您好，听说您对我们的价格有意见？", "目前这些用例用的是哪家的模型和云？", "数据安全和合规上有哪些硬性要求？", "效果和响应速度上，您看重哪些指标？");

        var heard = session.Turns.Where(t => t.Speaker is Speaker.Buyer).Skip(1).ToList();
        Assert.Equal([MoveKind.Challenge, MoveKind.Ignored, MoveKind.Ignored, MoveKind.Reveal], heard.Select(t => t.Move!.Kind));
        Assert.Equal("cost", heard[0].Move!.Topic); // of all objections the one on what the rep spoke of
        Assert.Equal(session.Setup.Persona.Fact("quality")!.Text.Zh, heard[3].Text[^session.Setup.Persona.Fact("quality")!.Text.Zh.Length..]);
        Assert.Equal(heard.Count, heard.Select(t => t.Text).Distinct().Count());
    }

    [Fact]
    public void Whoever_comes_round_to_the_point_in_the_end_is_heard_and_not_brushed_off()
    {
        var sceptic = Objecting with { Persona = Objecting.Persona with { Temper = "sceptical" } };
        var session = Reps.Play(sceptic, "您好，听说您对我们的价格有意见？", "目前这些用例用的是哪家的模型和云？", "数据安全和合规上有哪些硬性要求？", "价格上可以分档：简单的请求走小模型，费用会低很多。");

        Assert.Equal(MoveKind.Lukewarm, session.Turns[^1].Move!.Kind);
        Assert.Empty(session.State.Handled);
    }

    [Fact]
    public void An_answer_promised_for_later_is_waited_for_but_not_every_one()
    {
        const string later = "这个我现在没把握，回去核实，周三之前给您书面答复。";
        MoveKind After(int parked)
        {
            var opened = Reps.Play(Objecting, "您好，听说您对我们的价格有意见？");
            opened = opened with { Turns = [.. opened.Turns.Take(opened.Turns.Count - 1), opened.Turns[^1] with { State = opened.State with { Parked = parked } }] };
            return BuyerEngine.Say(opened, later, DateTimeOffset.UnixEpoch).Turns[^1].Move!.Kind;
        }

        Assert.Equal(MoveKind.Park, After(0));
        Assert.Equal(MoveKind.Press, After(2));
    }

    [Theory]
    [InlineData("您看我先问几个问题，可以吗？", MoveKind.Consent)]
    [InlineData("I would rather listen than present today, if that is all right with you?", MoveKind.Consent)]
    [InlineData("So what I'd propose is a two-week pilot.", MoveKind.Refuse)]
    [InlineData("您这边怎么判断试点算成功？", MoveKind.Reveal)]
    [InlineData("上次看新闻说双十一压力很大，当时是个什么状况？", MoveKind.Reveal)]
    [InlineData("金融行业我们服务了很多家银行，效果都非常好。", MoveKind.Interrupt)]
    public void The_first_words_are_taken_for_what_they_are(string said, MoveKind expected) =>
        Assert.Equal(expected, Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Medium, said[0] < 0x80 ? ReplyLanguage.En : ReplyLanguage.Zh), said).Turns[^1].Move!.Kind);

    [Fact]
    public void Papers_sent_along_with_an_answer_and_a_question_about_a_pilot_are_no_proposal()
    {
        var session = Reps.Play(Objecting, "您好，听说您对我们的价格有意见？", "理解，价格要算清。按公开文档批量是五折，测试报告我可以发您。", "您怎么判断这个试点算成功？");

        Assert.Equal(MoveKind.Accept, session.Turns[4].Move!.Kind);
        Assert.False(SessionCoach.Report(session).Checks.Single(c => c.Id == "proposes").Passed);
    }

    [Fact]
    public void Who_sums_up_while_a_point_is_open_is_heard_and_who_asks_for_more_gets_the_next_point()
    {
        var session = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Medium), "现在用大模型，最让您头疼的问题是什么？", "这些用例每天大概有多少调用量？", "目前这些用例用的是哪家的模型和云？", "还有什么别的顾虑吗？");
        Assert.Equal(MoveKind.Challenge, session.Turns[^1].Move!.Kind);

        var summed = BuyerEngine.Say(session, "我小结一下：大促时机器人答非所问，一天四十万次对话。没漏吧？", DateTimeOffset.UnixEpoch);
        Assert.Equal(MoveKind.Understood, summed.Turns[^1].Move!.Kind);
        Assert.Equal((session.State.OpenChallenge, 0), (summed.State.OpenChallenge, summed.State.Misses));
        Assert.True(summed.State.Trust > session.State.Trust);
    }

    [Theory]
    [InlineData("费用方面您这边是什么情况，财务有什么要求吗？", "cost")]
    [InlineData("What does all of this cost you, and what does finance say?", "cost")]
    [InlineData("贵公司最头疼的问题是什么？", "pain")] // the word for "your" is also the one for "dear"
    public void A_question_is_about_what_it_names(string said, string topic) => Assert.Equal(topic, Read(said).Asked[0]);

    [Theory]
    [InlineData("按公开文档，可以走私网连接访问，等保证书我回去发您。", MessageKind.Overpromise, false)] // a certificate is no promise
    [InlineData("我们保证百分之百不会出事故。", MessageKind.Overpromise, true)]
    [InlineData("今天能定的话我去申请七折，过了月底就没有了。", MessageKind.Pressure, true)]
    [InlineData("那您什么时候有空再聊？", MessageKind.Closing, true)]
    [InlineData("我把用量拿回去，三天内给您一页纸的测算，可以吗？", MessageKind.Permission, false)]
    [InlineData("嗯嗯", MessageKind.Nonsense, false)]
    [InlineData("I'd rather understand your world first. Is that all right?", MessageKind.Permission, true)]
    [InlineData("Hello, I heard you do not like our prices?", MessageKind.Summary, false)]
    public void Words_that_look_like_something_else_are_taken_for_what_they_are(string said, MessageKind kind, bool expected) => Assert.Equal(expected, Read(said).Is(kind));

    [Fact]
    public void A_follow_up_in_the_buyers_own_words_is_never_put_off_as_another_subject()
    {
        var session = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Medium), "现在用大模型，最让您头疼的问题是什么？", "投诉翻倍确实很难受。主要是哪类问题答错得最多？");

        Assert.Equal(MoveKind.Elaborate, session.Turns[^1].Move!.Kind);
    }

    [Fact]
    public void What_was_shown_with_evidence_is_not_asked_for_right_after()
    {
        var setup = Reps.Setup(Scenario.DeepDive, Difficulty.Hard);
        const string shown = "您的题我们可以用真实问题做盲评，正确率和延迟都写进测试报告。";
        foreach (var seed in Enumerable.Range(1, 20))
        {
            Assert.DoesNotContain(Reps.Play(setup with { Seed = seed }, shown, "您看我先问几个问题，可以吗？").Turns, t => t.Move is { Kind: MoveKind.Challenge, Topic: "quality" });
        }
    }

    [Fact]
    public void Who_answers_the_last_point_and_proposes_in_one_breath_has_the_step()
    {
        var opened = Reps.Play(Objecting, "您好，听说您对我们的价格有意见？");
        var ready = opened.State with { Trust = 80, Interest = 80, Revealed = ["cost", "security", "current"] };
        opened = opened with { Turns = [.. opened.Turns.SkipLast(1), opened.Turns[^1] with { State = ready }] };

        var said = BuyerEngine.Say(opened, "理解，价格要算清。按公开文档批量是五折。建议下周三拿您的账单一起算一遍，您看行吗？", DateTimeOffset.UnixEpoch);

        Assert.Equal(MeetingOutcome.NextStep, said.State.Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELECT * FROM users; DROP TABLE x;")]
    [InlineData("Could we please speak about your current vendor today?")]
    public void The_buyer_never_says_the_same_line_twice_running(string said)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var heard = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Easy) with { Seed = seed }, [.. Enumerable.Repeat(said, 10)]).Turns.Where(t => t.Speaker is Speaker.Buyer).Select(t => t.Text).ToList();
            Assert.All(heard.Zip(heard.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    [Fact]
    public void A_rebuff_is_nobodys_best_moment()
    {
        var session = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Hard), "这块的费用和预算是怎么安排的？", "今天就签吧。");

        Assert.Equal(MoveKind.Deflect, session.Turns[2].Move!.Kind);
        Assert.Null(SessionCoach.Report(session).Best);
    }

    private static MessageReading Read(string said) =>
        Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Medium, said[0] < 0x80 ? ReplyLanguage.En : ReplyLanguage.Zh), said).Turns[1].Reading!;
}
