using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Agents.Proposals.Revision;

/// <summary>What customers say, and what has to become of the proposal without a model: a change that can be read, a reason, or a question back.</summary>
public sealed class RuleTableTests
{
    // words said before → words → code → section that changes → words that are new there
    public static TheoryData<string, string, string, SectionId, string> Changes => new()
    {
        { "", "首字延迟要 500 毫秒以内。", "LatencyAdded", SectionId.Migration, "不高于 500 毫秒" },
        { "", "The chatbot must answer within 2 seconds to the first token, latency matters.", "LatencyAdded", SectionId.Migration, "at most 2 s" },
        { "", "The chatbot must answer faster.", "LatencyGoal", SectionId.Questions, "how many milliseconds" },
        { "", "需要 7x24 中文技术支持。", "SupportAdded", SectionId.Migration, "7×24" },
        { "", "We need 24/7 support with a response time of 30 minutes.", "SupportAdded", SectionId.Migration, "within 30 minutes" },
        { "", "GDPR 合规是硬性要求。", "ComplianceAdded", SectionId.Risks, "按GDPR设计" },
        { "", "Data of EU users must stay in the EU.", "ResidencySet", SectionId.Risks, "inside the EU only" },
        { "", "不要放在海外。", "ResidencySet", SectionId.Risks, "限定在中国内地" },
        { "", "Nothing may be stored overseas.", "ResidencySet", SectionId.Risks, "mainland China only" },
        { "", "我们不希望部署在美国。", "RegionAvoided", SectionId.Risks, "不部署在弗吉尼亚" },
        { "", "Please do not host it in the US.", "RegionAvoided", SectionId.Risks, "nothing is deployed in Virginia" },
        { "", "It must not be in the US.", "RegionAvoided", SectionId.Risks, "nothing is deployed in Virginia" },
        { "", "Please host it for us in Frankfurt.", "RegionSet", SectionId.Recommendation, "Region: Frankfurt" },
        { "请部署在新加坡。", "不要部署在新加坡，改到北京。", "RegionSet", SectionId.Recommendation, "部署地域：北京" },
        { "请部署在新加坡。", "不要放在新加坡。", "RegionLeft", SectionId.Questions, "不放在新加坡的话" },
        { "Please host it in Frankfurt.", "Please don't deploy in Frankfurt.", "RegionLeft", SectionId.Questions, "If not Frankfurt" },
        { "", "预算一年 50 万以内。", "BudgetMet", SectionId.Cost, "目标 ¥50 万" },
        { "", "Our yearly budget is at most 100,000 dollars.", "BudgetMet", SectionId.Cost, "target ¥720K" },
        { "", "模型要部署在我们自己机房。", "PrivateAdded", SectionId.Cost, "须另行报价" },
        { "", "We need it on-premises.", "PrivateAdded", SectionId.Cost, "quotation of their own" },
        { "", "We prefer DeepSeek-V3.2.", "ModelPreferred", SectionId.Recommendation, "moves to DeepSeek-V3.2" },
        { "", "希望用 Claude。", "ModelNotListed", SectionId.Questions, "目录价里没有 Claude" },
        { "", "三个月内上线。", "TimelinePhased", SectionId.Migration, "第 10–13 周" },
        { "", "要在春节前上线。", "TimelinePhased", SectionId.Migration, "第 1–2 周" },
        { "", "We go live in 2 weeks.", "TimelineTight", SectionId.Questions, "which one goes first" },
        { "", "既要私有化部署，又要用公共云。", "Contradiction", SectionId.Questions, "前后不一致" },
        { "", "数据不出境，但是要部署在新加坡。", "Contradiction", SectionId.Questions, "不能同时满足" },
        { "", "Please host it in Singapore and Frankfurt.", "RegionsSeveral", SectionId.Questions, "several regions (Singapore, Frankfurt)" },
        { "", "请部署在印尼。", "RegionUnknown", SectionId.Questions, "您希望部署在印度尼西亚" },
        { "", "可用性要 99.9% 以上。", "SupportAdded", SectionId.Migration, "您要求的可用性 99.9%" },
        { "", "请部署在新加坡地域，数据不能出境。", "Contradiction", SectionId.Questions, "前后不一致" },
        { "", "工期太紧，想分两期。", "NoRule", SectionId.Questions, "具体希望方案怎么改" },
        { "", "Please add a reference customer from our industry.", "NoRule", SectionId.Questions, "what exactly should change" },
        { "", "数据会不会被拿去训练？", "SecurityAdded", SectionId.Questions, "数据会不会被拿去训练？" },
        { "", "如果中途想退出怎么办？", "LockInAdded", SectionId.Migration, "退出方案" },
        { "", "We can't wait until after Chinese New Year for customer service.", "TimelinePhased", SectionId.Migration, "pilot with customer service" },
        { "", "春节前能先上客服就行，视频可以节后。", "TimelinePhased", SectionId.Migration, "试点智能客服" },
        { "", "Make it go live on 15 January 2027.", "TimelinePhased", SectionId.Migration, "Weeks 6–7" },
        { "", "代码助手这次先不做，从方案里拿掉。", "UseCaseDropped", SectionId.Needs, "本期不含代码研发" },
        { "", "Take video generation out for now, we'll come back to it in Q3.", "UseCaseDropped", SectionId.Needs, "Not in this phase: Video generation" },
        { "", "1 月 20 号之前客服必须能用。", "TimelinePhased", SectionId.Migration, "试点智能客服" },
        { "", "但响应不能比现在慢。", "LatencyGoal", SectionId.Questions, "延迟目标是多少" },
        { "", "要是以后不合作了数据得能全部删干净。", "LockInAdded", SectionId.Migration, "退出方案" },
        { "", "我们的剧本绝对不能外泄。", "SecurityAdded", SectionId.Risks, "RAM" },
        { "", "We do about 300k support chats a day, not a month.", "VolumeChanged", SectionId.Cost, "9.12M conversations a month as you told us" },
        { "", "He will approve up to CNY 500k per year, and wants quarterly billing.", "BudgetMet", SectionId.Cost, "target ¥500K" },
        { "", "不是新加坡，数据必须放北京。", "RegionSet", SectionId.Recommendation, "部署地域：北京" },
        { "", "所有日志须留存不少于六个月。", "SecurityAdded", SectionId.Risks, "日志留存：" },
        { "", "Personal data has to be masked first.", "SecurityAdded", SectionId.Risks, "Masking: " },
        { "", "Our CISO will not sign anything without SOC 2.", "ComplianceAdded", SectionId.Risks, "designed to SOC 2" },
        { "", "We need encryption with our own keys.", "SecurityAsked", SectionId.Questions, "we will check and answer" },
        { "", "If that cannot be done in public cloud, then put it in our own data centre.", "Conditional", SectionId.Questions, "we will check and answer" },
        { "", "付款方式请改成季度付。", "Terms", SectionId.Questions, "您提到" },
        { "", "P1 故障 15 分钟内响应。", "SupportAdded", SectionId.Migration, "15 分钟" },
        { "", "I am worried that we end up married to one vendor.", "LockInAdded", SectionId.Migration, "Way out" },
        { "", "视频那边能不能把量砍一半。", "VolumeChanged", SectionId.Cost, "视频制作按您所说为原来的 0.5 倍" },
        { "", "客服其实每天只有 5 万次会话。", "VolumeChanged", SectionId.Cost, "智能客服的会话数按您所说每月 152 万" },
        { "", "客服其实每天只有 5 万次会话。", "VolumeChanged", SectionId.Needs, "按您所说每月" },
        { "", "Customer service needs 20% fewer chats than you assume.", "VolumeChanged", SectionId.Cost, "0.8 times what it was" },
        { "", "量明年会翻倍。", "VolumeOfMap", SectionId.Questions, "您提到" },
        { "", "Plan for 12 million sessions a month.", "VolumeOfMap", SectionId.Questions, "12 million sessions" },
        { "", "Can we use Claude instead of Qwen for scripts?", "ModelNotListed", SectionId.Questions, "Claude is not among" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_is_asked_for_can_be_read_in_the_next_version(string before, string words, string code, SectionId section, string fresh)
    {
        var current = Current(before, words);
        var next = Rounds.Next(current, words);

        Assert.Contains(next.Trace, t => t.Code == code);
        Assert.DoesNotContain(Said(current, section), s => s.Contains(fresh, StringComparison.Ordinal));
        Assert.Contains(Said(next.Proposal, section), s => s.Contains(fresh, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "延迟不是问题。", "NotAWorry")]
    [InlineData("", "Budget is not an issue.", "NotAWorry")]
    [InlineData("", "GDPR is not relevant for us.", "NotAWorry")]
    [InlineData("", "不着急上线。", "NotAWorry")]
    [InlineData("", "客服希望用千问。", "ModelAlready")]
    [InlineData("", "下周我们去上海团建。", "OutOfScope")]
    [InlineData("", "方案篇幅太长，请精简。", "Form")]
    [InlineData("", "A more formal tone, please.", "Form")]
    [InlineData("", "预算不变，还是原来那个数。", "BudgetUnchanged")]
    [InlineData("", "Budget unchanged from what we said in September.", "BudgetUnchanged")]
    [InlineData("", "上一版说的私有化我们讨论了，不用了，公有云就行。", "PrivateNotNeeded")]
    [InlineData("", "对安全没有其他顾虑了。", "NotAWorry")]
    [InlineData("", "On the latency side we're fine.", "NotAWorry")]
    [InlineData("", "翻译那块先不做了。", "UseCaseNotThere")]
    [InlineData("", "Everything else can stay as is.", "OutOfScope")]
    [InlineData("", "公司正式名称写错了，请改一下。", "Form")]
    public void What_needs_no_change_changes_nothing_and_says_why(string before, string words, string code)
    {
        var current = Current(before, words);
        var next = Rounds.Next(current, words);
        Assert.Equal(code, Assert.Single(next.Trace).Code);
        Assert.Empty(ProposalComparer.Compare(current, next.Proposal).Changes);
    }

    [Theory]
    [InlineData("首字延迟要 800 毫秒以内。", "延迟不是问题。", "延迟设计")]
    [InlineData("We need MLPS level 3.", "MLPS does not apply to us.", "Compliance: ")]
    [InlineData("需要 7x24 技术支持。", "不需要技术支持。", "支持安排")]
    [InlineData("We are worried about vendor lock-in.", "Lock-in is not a problem any more.", "Way out")]
    public void What_is_no_longer_wanted_goes_again(string wanted, string withdrawn, string words)
    {
        var with = Current(wanted, withdrawn);
        Assert.Contains(All(with), s => s.Contains(words, StringComparison.Ordinal));
        var next = Rounds.Next(with, withdrawn);
        Assert.Equal("Withdrawn", Assert.Single(next.Trace).Code);
        Assert.DoesNotContain(All(next.Proposal), s => s.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("请部署在新加坡。", "不要放在海外。", "北京")]
    [InlineData("请部署在新加坡。", "不要放在新加坡。", "模型调用")]
    [InlineData("Please host it in Virginia.", "Not in the US, please keep everything in the EU.", "Frankfurt")]
    public void The_picture_leaves_a_region_that_is_not_wanted(string wanted, string words, string where)
    {
        var current = Current(wanted, words);
        var name = Rounds.Next(current, words).Proposal.Diagram.Nodes.Single(n => n.Id == "studio").Name;
        Assert.EndsWith(where, name.TrimEnd('）'), StringComparison.Ordinal);
        Assert.NotEqual(current.Diagram.Nodes.Single(n => n.Id == "studio").Name, name);
    }

    [Fact]
    public void A_use_case_that_is_dropped_is_gone_everywhere_and_the_sums_are_those_of_the_rest()
    {
        var current = Rounds.First(ReplyLanguage.Zh);
        var next = Rounds.Next(current, "智能客服这次先不做。").Proposal;

        Assert.DoesNotContain(next.Costs, c => c.UseCase == "智能客服");
        Assert.DoesNotContain(next.Choices, c => c.UseCase == "智能客服");
        Assert.Equal("本期不含智能客服：按您的要求。", Assert.Single(All(next), s => s.Contains("客服", StringComparison.Ordinal)));
        Assert.DoesNotContain(next.Diagram.Nodes, n => n.Id == "knowledge"); // nobody else looks anything up
        var both = next.Costs.Where(c => c is { TodayPerYear: not null, AliyunPerYear: not null }).ToList();
        Assert.Equal([both.Sum(c => c.TodayPerYear!.Mid), both.Sum(c => c.AliyunPerYear!.Mid)], next.CostSteps.Select(s => s.PerYear.Mid));
        Assert.Equal(current.Costs.Where(c => c.UseCase != "智能客服"), next.Costs);
    }

    [Fact]
    public void What_they_tell_of_volume_multiplies_both_costs_and_a_cheaper_model_keeps_it()
    {
        var first = Rounds.First(ReplyLanguage.Zh);
        var half = Rounds.Next(first, "客服的用量砍一半。").Proposal;
        foreach (var (before, after) in first.Costs.Zip(half.Costs))
        {
            var times = before.UseCase == "智能客服" ? .5 : 1;
            Assert.Equal((before.TodayPerYear?.Mid * times, before.AliyunPerYear?.Mid * times), (after.TodayPerYear?.Mid, after.AliyunPerYear?.Mid));
        }

        Assert.Equal(half.Costs.Where(c => c is { TodayPerYear: not null, AliyunPerYear: not null }).Sum(c => c.TodayPerYear!.Mid), half.CostSteps[0].PerYear.Mid, 1e-6);
        var other = Rounds.Next(half, "客服请改用 DeepSeek-V3.2。").Proposal;
        var whole = Rounds.Next(first, "客服请改用 DeepSeek-V3.2。").Proposal;
        Assert.Equal(whole.Costs.Where(c => c.UseCase == "智能客服").Select(c => c.AliyunPerYear!.Mid / 2), other.Costs.Where(c => c.UseCase == "智能客服").Select(c => c.AliyunPerYear!.Mid));
    }

    [Fact]
    public void A_figure_told_twice_is_held_against_the_map_both_times()
    {
        var once = Rounds.Next(Rounds.First(ReplyLanguage.En), "We do about 300k support chats a day, not a month.").Proposal;
        var twice = Rounds.Next(once, "Plan for 300k support chats a day.").Proposal;
        Assert.Equal(once.Costs.Select(c => Math.Round(c.AliyunPerYear?.Mid ?? 0)), twice.Costs.Select(c => Math.Round(c.AliyunPerYear?.Mid ?? 0)));
        Assert.DoesNotContain(once.Costs, c => c is { UseCase: "Customer service", Assumed: true });
        Assert.Equal(Said(once, SectionId.Needs), Said(twice, SectionId.Needs));
    }

    [Theory]
    [InlineData("用量砍一半。")]
    [InlineData("如果客服量翻倍呢？")]
    [InlineData("客服的量不会翻倍。")]
    [InlineData("客服的 token 用量太贵，费用要砍一半。")]
    [InlineData("Half a million chats went wrong in customer service.")]
    [InlineData("Customer service volume could double next year.")]
    [InlineData("客服每天其实只有 80 万次会话，你们估高了。")]
    public void What_is_no_volume_of_today_or_of_nobody_multiplies_nothing(string words)
    {
        var current = Current("", words);
        Assert.All(Rounds.Next(current, words).Proposal.Costs, c => Assert.Null(c.Volume));
    }

    [Theory]
    [InlineData("所有数据建议存放在境内，新加坡、海外节点我们就不考虑了。", "新加坡")]
    [InlineData("The board wants Singapore AND Frankfurt for the app, GDPR and so on.", "deployed in Frankfurt")]
    public void A_place_that_is_ruled_out_or_shared_is_not_where_it_runs(string words, string wrong)
    {
        var next = Rounds.Next(Current("", words), words).Proposal;
        Assert.DoesNotContain(wrong, next.Diagram.Nodes.Single(n => n.Id == "studio").Name, StringComparison.Ordinal);
        Assert.DoesNotContain(next.Diagram.Nodes, n => n.Name.EndsWith("Frankfurt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("剧本的批量价去掉，编剧要实时等结果。")]
    [InlineData("The writers do not believe the half-price batch; take that out for script writing.")]
    [InlineData("没人要最便宜的模型。")]
    [InlineData("Nobody asked for the cheapest model.")]
    [InlineData("同行听说拿到了七折。")]
    [InlineData("Could we get 15% off the list price?")]
    [InlineData("一年总费用别超过 1 万。")]
    public void What_asks_for_no_other_model_changes_none(string words)
    {
        var current = Current("", words);
        Assert.Equal(current.Costs, Rounds.Next(current, words).Proposal.Costs);
    }

    [Fact]
    public void The_model_that_is_named_after_its_family_is_the_one_meant()
    {
        var next = Rounds.Next(Rounds.First(ReplyLanguage.Zh), "客服还是换成千问吧，Qwen3.7-Plus 就够了。").Proposal;
        Assert.All(next.Costs.Where(c => c.UseCase == "智能客服"), c => Assert.Equal("Qwen3.7-Plus", c.OnAliyun));
        var family = Rounds.Next(Rounds.First(ReplyLanguage.Zh), "剧本请换成千问。").Proposal;
        Assert.DoesNotContain(family.Costs, c => c.OnAliyun.Contains("MT", StringComparison.Ordinal));
    }

    [Fact]
    public void What_they_are_content_with_is_not_made_cheaper()
    {
        var next = Rounds.Next(Rounds.First(ReplyLanguage.Zh), "剧本不用换，用着挺好。\n预算一年 50 万以内。");
        Assert.Equal("ModelKept", next.Trace[0].Code);
        Assert.Equal(Rounds.First(ReplyLanguage.Zh).Costs.Where(c => c.UseCase == "剧本创作"), next.Proposal.Costs.Where(c => c.UseCase == "剧本创作"));
    }

    [Fact]
    public void A_budget_that_cannot_be_met_is_a_question_and_changes_no_model()
    {
        var current = Rounds.First(ReplyLanguage.En);
        var next = Rounds.Next(current, "Our yearly budget is at most 900 dollars.");
        Assert.Equal("BudgetNotReached", Assert.Single(next.Trace).Code);
        Assert.Equal(current.Costs, next.Proposal.Costs);
    }

    [Theory]
    [InlineData("不要拿掉客服。")]
    [InlineData("图片生成先砍掉，预算挪给客服。")]
    [InlineData("客服那一节的表格请拿掉。")]
    [InlineData("Please drop the price of customer service by 20%.")]
    public void Who_speaks_of_a_use_case_otherwise_drops_none(string words) =>
        Assert.Contains(Rounds.Next(Rounds.First(words[0] > 0x2E80 ? ReplyLanguage.Zh : ReplyLanguage.En), words).Proposal.Costs, c => c.UseCase is "智能客服" or "Customer service");

    [Fact]
    public void A_wish_that_cannot_be_had_leaves_the_model_that_is_there()
    {
        var current = Rounds.First(ReplyLanguage.En);
        Assert.Equal(current.Costs, Rounds.Next(current, "Can we use Claude or GPT instead of Qwen for scripts?").Proposal.Costs);
    }

    [Theory]
    [InlineData("请补充客户成功经理的安排。")]
    [InlineData("付款方式请改成季度付。")]
    public void What_a_colleague_asks_of_a_section_is_not_put_to_the_customer(string words)
    {
        var current = Rounds.First(ReplyLanguage.Zh);
        var reviser = new Reviser(new RevisionInput(current, Rounds.Reader.Read(words).Points, Rounds.Library(ReplyLanguage.Zh), Catalog.Default, EstimationBasis.Shipped, Rounds.Now) { Only = SectionId.Questions });
        Assert.NotEmpty(reviser.Apply().ToList());
        Assert.Equal(All(current), All(reviser.Finish().Proposal));
    }

    [Fact]
    public void Who_names_a_use_case_asks_for_that_one_only()
    {
        var current = Rounds.First(ReplyLanguage.Zh);
        var next = Rounds.Next(current, "客服请改用 DeepSeek-V3.2。").Proposal;
        var changed = current.Costs.Zip(next.Costs).Where(c => c.First.OnAliyun != c.Second.OnAliyun).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, c => Assert.Equal("智能客服", c.First.UseCase));
    }

    private static ProposalDocument Current(string before, string words)
    {
        var first = Rounds.First(words.Any(c => c > 0x2E80) ? ReplyLanguage.Zh : ReplyLanguage.En);
        return before.Length == 0 ? first : Rounds.Next(first, before).Proposal;
    }

    private static IEnumerable<string> Said(ProposalDocument proposal, SectionId section) => proposal.Sections.Single(s => s.Id == section).Statements.Select(s => s.Text);

    private static IEnumerable<string> All(ProposalDocument proposal) => proposal.Sections.SelectMany(s => s.Statements).Select(s => s.Text);
}
