using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Proposals;

/// <summary>What a proposal says of money: discounts, moves that cost more, and prices that nobody bears out.</summary>
public sealed class CostWordsTests
{
    private static readonly KnowledgeIndex Index = new([.. StartingKnowledge.Documents.Select(d => d.ToIndexed())]);

    [Theory]
    [InlineData(ReplyLanguage.Zh, "智能客服", "营销内容", "不能叠加")]
    [InlineData(ReplyLanguage.En, "Customer service", "Marketing content", "one of the two discounts")]
    public void What_goes_in_batches_gets_no_cache_discount_as_well(ReplyLanguage language, string waited, string patient, string said)
    {
        var proposal = Compose(new MapScenario().Page("客服用 GPT-4o。文案用 GPT-4o。")
            .Use("客服用 GPT-4o", "customer_service", "overseas", "gpt-4o").Use("文案用 GPT-4o", "marketing_copy", "overseas", "gpt-4o").Map(), language);
        var (move, cache, batch) = (Step(proposal, "move"), Step(proposal, "cache"), Step(proposal, "batch"));

        Assert.Contains(waited, cache.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(patient, cache.Text, StringComparison.Ordinal);
        Assert.True(cache.PerYear.Mid < move.PerYear.Mid);
        // half of the list price of the copy, and nothing off that the cache had taken before
        Assert.Equal(cache.PerYear.Mid - (proposal.Costs.Single(c => c.UseCase == patient).AliyunPerYear!.Mid / 2), batch.PerYear.Mid, 1e-6 * batch.PerYear.Mid);
        Assert.Contains(said, batch.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh, "按目录价贵 {0}%", "有没有要换的理由")]
    [InlineData(ReplyLanguage.En, "costs {0}% more at list price", "a reason other than price")]
    public void A_move_that_costs_more_says_so_and_asks_what_else_speaks_for_it(ReplyLanguage language, string said, string asked)
    {
        var proposal = Compose(new MapScenario().Page("客服用 DeepSeek 官方接口。").Use("客服用 DeepSeek 官方接口", "customer_service", "other", "deepseek").Map(), language);
        var line = Assert.Single(proposal.Costs);
        var more = Math.Round(((line.AliyunPerYear!.Mid / line.TodayPerYear!.Mid) - 1) * 100);
        Assert.True(more > 0, "the example is dearer on Alibaba Cloud");

        Assert.Contains(Said(proposal, SectionId.Difference), text => text.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, said, more), StringComparison.Ordinal));
        Assert.Contains(Said(proposal, SectionId.Questions), text => text.Contains(asked, StringComparison.Ordinal));
    }

    [Fact]
    public void A_move_that_saves_asks_for_no_other_reason()
    {
        var proposal = Compose(new MapScenario().Page("客服用 GPT-4o。").Use("客服用 GPT-4o", "customer_service", "overseas", "gpt-4o").Map(), ReplyLanguage.Zh);
        Assert.DoesNotContain(Said(proposal, SectionId.Difference), text => text.Contains("另有理由", StringComparison.Ordinal));
        Assert.DoesNotContain(Said(proposal, SectionId.Questions), text => text.Contains("要换的理由", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh, "，价格未核实）", "（价格未核实）")]
    [InlineData(ReplyLanguage.En, ", unverified)", " (unverified price)")]
    public void A_price_from_memory_is_marked_wherever_it_is_shown(ReplyLanguage language, string beside, string inTable)
    {
        var proposal = Compose(new MapScenario().Page("海报用 Midjourney。").Use("海报用 Midjourney", "image_generation", "overseas", "midjourney").Map(), language);

        Assert.Contains(beside, Assert.Single(proposal.Choices, c => c.Model.Length > 0).Reason, StringComparison.Ordinal);
        Assert.True(Assert.Single(proposal.Costs).Unverified);
        Assert.Contains(inTable, ProposalMarkdown.Write(proposal, id => id), StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_known_by_its_month_shows_no_day()
    {
        var proposal = Compose(new MapScenario().Page("客服用 MiniMax。").Use("客服用 MiniMax", "customer_service", "other", "minimax").Map(), ReplyLanguage.Zh);
        var reason = Assert.Single(proposal.Choices, c => c.Model.Length > 0).Reason;
        Assert.Contains("（2026-05）", reason, StringComparison.Ordinal);
        Assert.False(Assert.Single(proposal.Costs).Unverified);
    }

    private static CostStep Step(ProposalDocument proposal, string code) => Assert.Single(proposal.CostSteps, s => s.Code == code);

    private static IEnumerable<string> Said(ProposalDocument proposal, SectionId section) => proposal.Sections.Single(s => s.Id == section).Statements.Select(s => s.Text);

    private static ProposalDocument Compose(BattleMapDocument map, ReplyLanguage language) => new ProposalComposer(Catalog.Default, TimeProvider.System)
        .Compose(map, 1, new SourceLibrary(Index, StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString()), language), language);
}
