using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Knowledge;

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
