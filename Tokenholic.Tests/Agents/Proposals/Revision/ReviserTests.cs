using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;

namespace Tokenholic.Tests.Agents.Proposals.Revision;

public sealed class ReviserTests
{
    private static double Total(ProposalDocument p) => p.Costs.Sum(c => c.AliyunPerYear?.Mid ?? 0);

    private static string Text(ProposalDocument p, SectionId id) => string.Join('\n', p.Sections.Single(s => s.Id == id).Statements.Select(s => s.Text));

    [Theory]
    [InlineData(ReplyLanguage.Zh, "太贵了，整体再降 30%。", "安全团队担心数据泄露，要通过等保三级，数据不能出境。", "担心被你们锁定，以后换供应商很难。", "两个月内必须上线。", "请部署在新加坡地域。数据不能出境。")]
    [InlineData(ReplyLanguage.En, "Too expensive: please cut the cost by 30%.", "Our security team is worried about leaks, it needs MLPS, and data must not leave mainland China.", "We are worried about vendor lock-in.", "We have to go live within 8 weeks.", "Please host it in Singapore. Data must not leave mainland China.")]
    public void Five_rounds_each_change_what_they_are_about_and_nothing_else(ReplyLanguage language, string price, string security, string lockIn, string time, string contradiction)
    {
        var first = Rounds.First(language);

        var cheaper = Rounds.Next(first, price);
        Assert.True(Total(cheaper.Proposal) <= Total(first) * .7, $"{Total(first)} → {Total(cheaper.Proposal)}");
        Assert.Contains(cheaper.Trace, t => t is { Outcome: TraceOutcome.Addressed, Code: "CutMet" } && t.Sections.Contains(SectionId.Cost));
        Assert.All(cheaper.Proposal.Costs.Zip(first.Costs), c => Assert.Equal(c.Second.TodayPerYear, c.First.TodayPerYear));
        Same(first, cheaper.Proposal, SectionId.Needs, SectionId.Migration, SectionId.Cases, SectionId.Questions);

        var safer = Rounds.Next(cheaper.Proposal, security);
        Assert.Contains(safer.Proposal.Diagram.Nodes, n => n.Id == "audit");
        Assert.Contains(language is ReplyLanguage.Zh ? "北京" : "Beijing", safer.Proposal.Diagram.Nodes.Single(n => n.Id == "studio").Name, StringComparison.Ordinal);
        Assert.Equal(["ComplianceAdded", "ResidencySet", "SecurityAdded"], safer.Trace.Select(t => t.Code).Distinct().Order());
        Same(cheaper.Proposal, safer.Proposal, SectionId.Needs, SectionId.Difference, SectionId.Cost, SectionId.Migration, SectionId.Cases);

        var freer = Rounds.Next(safer.Proposal, lockIn);
        Assert.Contains(freer.Proposal.Diagram.Nodes, n => n.Id == "adapter");
        Assert.Contains(language is ReplyLanguage.Zh ? "退出方案" : "Way out", Text(freer.Proposal, SectionId.Migration), StringComparison.Ordinal);
        Same(safer.Proposal, freer.Proposal, SectionId.Needs, SectionId.Cost, SectionId.Risks, SectionId.Cases, SectionId.Questions);

        var sooner = Rounds.Next(freer.Proposal, time);
        Assert.Contains(language is ReplyLanguage.Zh ? "第 1–2 周" : "Weeks 1–2", Text(sooner.Proposal, SectionId.Migration), StringComparison.Ordinal);
        Same(freer.Proposal, sooner.Proposal, SectionId.Needs, SectionId.Recommendation, SectionId.Cost, SectionId.Risks, SectionId.Cases, SectionId.Questions);

        var asked = Rounds.Next(sooner.Proposal, contradiction);
        Assert.Equal("DataHereAndThere", Assert.Single(asked.Contradictions).Code);
        Assert.All(asked.Trace, t => Assert.Equal(TraceOutcome.Asked, t.Outcome));
        Assert.Equal(sooner.Proposal.Diagram, asked.Proposal.Diagram, JsonEqual);
        Same(sooner.Proposal, asked.Proposal, [.. Enum.GetValues<SectionId>().Where(s => s is not SectionId.Questions)]);

        var documents = StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString());
        Assert.Empty(CitationCheck.Broken(asked.Proposal, documents));
        Assert.All(asked.Proposal.Sections.SelectMany(s => s.Statements).SelectMany(s => s.CitationIds), id => Assert.Single(asked.Proposal.Citations, c => c.Id == id));
        Assert.All(asked.Proposal.Sections.SelectMany(s => s.Statements).Where(s => s.Basis is Basis.Source), s => Assert.Equal(s.Text, asked.Proposal.Citations.Single(c => c.Id == s.CitationIds[0]).Quote));
        Assert.Contains(ProposalComparer.Compare(first, asked.Proposal).Changes, c => c is { Part: ChangedPart.Box, Kind: ChangeKind.Added });
    }

    [Fact]
    public void A_budget_that_no_model_meets_is_asked_back_with_the_lowest_figure()
    {
        var revised = Rounds.Next(Rounds.First(ReplyLanguage.Zh), "预算每年不超过 1 元。");
        Assert.Equal("BudgetNotReached", Assert.Single(revised.Trace).Code);
        Assert.Contains("最低到", Text(revised.Proposal, SectionId.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void An_excluded_model_is_gone_and_a_wanted_one_is_priced_from_the_price_book()
    {
        var first = Rounds.First(ReplyLanguage.Zh);
        var wanted = Rounds.Next(first, "我们希望改用 DeepSeek-V3.2。");
        Assert.Contains(wanted.Proposal.Costs, c => c.OnAliyun.StartsWith("DeepSeek-V3.2", StringComparison.Ordinal));
        Assert.NotEqual(Total(first), Total(wanted.Proposal));

        var unwanted = Rounds.Next(wanted.Proposal, "不要用 DeepSeek。");
        Assert.DoesNotContain(unwanted.Proposal.Costs, c => c.OnAliyun.StartsWith("deepseek", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(unwanted.Trace, t => t.Code == "ModelExcluded");
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh, "太贵了，整体再降 30%。", "列表价每百万 token 输入 ¥")]
    [InlineData(ReplyLanguage.En, "Too expensive: please cut the cost by 30%.", "lists at ¥")]
    public void A_changed_model_has_its_name_and_its_price_everywhere_it_is_named(ReplyLanguage language, string said, string price)
    {
        var first = Rounds.First(language);
        var next = Rounds.Next(first, said).Proposal;
        var (before, after) = first.Costs.Zip(next.Costs).First(c => c.First.OnAliyun != c.Second.OnAliyun);
        var choice = Assert.Single(next.Choices, c => c.UseCase == after.UseCase && c.Model.Length > 0);

        Assert.Equal(after.OnAliyun, choice.Model);
        Assert.Contains(Catalog.Default.Models, m => after.OnAliyun.StartsWith(m.Name.In(language), StringComparison.Ordinal));
        Assert.Contains(price, choice.Reason, StringComparison.Ordinal);
        Assert.Contains(after.OnAliyun, Text(next, SectionId.Difference), StringComparison.Ordinal);
        Assert.DoesNotContain(before.OnAliyun + " ", Text(next, SectionId.Difference), StringComparison.Ordinal);
        Assert.Equal(next.Costs.Where(c => c.TodayPerYear is not null).Sum(c => c.AliyunPerYear?.Mid ?? 0), next.CostSteps[1].PerYear.Mid, 1.0);
        var studio = next.Diagram.Nodes.Single(n => n.Id == "studio").Detail;
        Assert.DoesNotContain(before.OnAliyun, studio, StringComparison.Ordinal);
        Assert.Contains(after.OnAliyun, studio, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SectionId.Cost)]
    [InlineData(SectionId.Recommendation)]
    public void Models_stay_while_the_costs_or_the_recommendation_is_locked(SectionId locked)
    {
        var first = Rounds.First(ReplyLanguage.Zh);
        var next = Rounds.Next(first, "太贵了，整体再降 30%。", locked);
        Assert.Equal("Locked", Assert.Single(next.Trace).Code);
        Assert.Empty(ProposalComparer.Compare(first, next.Proposal).Changes);
    }

    [Fact]
    public void Private_deployment_comes_into_the_picture_and_goes_again()
    {
        var first = Rounds.First(ReplyLanguage.En);
        var with = Rounds.Next(first, "We require a private deployment.").Proposal;
        Assert.Contains(with.Diagram.Edges, e => e.To == "dedicated");
        var without = Rounds.Next(with, "We don't need a private deployment any more.").Proposal;
        Assert.DoesNotContain(without.Diagram.Nodes, n => n.Id == "dedicated");
        Assert.DoesNotContain(without.Diagram.Edges, e => e.To == "dedicated");
    }

    [Fact]
    public void A_locked_section_stays_and_the_point_says_so()
    {
        var first = Rounds.First(ReplyLanguage.Zh);
        var revised = Rounds.Next(first, "两个月内必须上线。", SectionId.Migration);
        Same(first, revised.Proposal, SectionId.Migration);
        Assert.Equal((TraceOutcome.NotAddressed, "Locked"), (revised.Trace[0].Outcome, revised.Trace[0].Code));
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh, "两个月内必须上线，先上智能客服。", "试点智能客服")]
    [InlineData(ReplyLanguage.En, "We have to go live within 8 weeks, customer service first.", "pilot with customer service")]
    public void The_use_case_that_goes_first_is_the_pilot(ReplyLanguage language, string said, string pilot) =>
        Assert.Contains(Rounds.Next(Rounds.First(language), said).Proposal.Sections.Single(s => s.Id is SectionId.Migration).Statements, s => s.Text.Contains(pilot, StringComparison.Ordinal));

    [Theory]
    [InlineData(ReplyLanguage.Zh, "请部署在上海地域。", "产品团队")]
    [InlineData(ReplyLanguage.En, "Please host it in Shanghai. Do you have a reference in the navy?", "product team")]
    public void What_is_asked_back_is_said_to_the_customer(ReplyLanguage language, string said, string inside) =>
        Assert.DoesNotContain(Rounds.Next(Rounds.First(language), said).Proposal.Sections.Single(s => s.Id is SectionId.Questions).Statements, s => (s.Topic + s.Text).Contains(inside, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Questions_are_answered_from_a_source_or_asked_on_and_praise_changes_nothing()
    {
        var first = Rounds.First(ReplyLanguage.Zh);
        var revised = Rounds.Next(first, "方案很清晰，我们很满意。火星上有可用区吗？");
        Assert.Equal(["Praise", "NoAnswer"], revised.Trace.Select(t => t.Code));
        Same(first, revised.Proposal, [.. Enum.GetValues<SectionId>().Where(s => s is not SectionId.Questions)]);
    }

    private static void Same(ProposalDocument before, ProposalDocument after, params SectionId[] sections) => Assert.All(
        sections, id => Assert.Equal(JsonSerializer.Serialize(before.Sections.Single(s => s.Id == id), BattleMapJson.Options), JsonSerializer.Serialize(after.Sections.Single(s => s.Id == id), BattleMapJson.Options)));

    private static bool JsonEqual<T>(T a, T b) => JsonSerializer.Serialize(a, BattleMapJson.Options) == JsonSerializer.Serialize(b, BattleMapJson.Options);
}
