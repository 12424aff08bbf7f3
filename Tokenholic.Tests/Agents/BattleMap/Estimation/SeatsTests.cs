using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Tests.Agents.BattleMap.Analysis;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>A product that is paid by seat has no token price as long as nobody names the model behind it.</summary>
public sealed class SeatsTests
{
    [Theory]
    [InlineData("橡果软件的 90 名工程师使用 GitHub Copilot 写代码。", "github-copilot")]
    [InlineData("橡果软件的 90 名程序员用通义灵码写代码。", "lingma")]
    [InlineData("橡果软件的 90 名程序员通过百炼调用大模型写代码。", null)]
    public void The_product_that_is_named_is_kept_with_the_claim(string text, string? product)
    {
        var claim = Assert.Single(Expected.Read("橡果软件", "新闻", text).Claims);
        Assert.Equal(product, claim.Product);
    }

    [Fact]
    public void Seats_abroad_are_no_tokens_today_and_can_still_be_compared_with_ours()
    {
        var workload = Coding("用 GitHub Copilot 写代码", "overseas", "github-copilot").Only();
        Assert.Equal("GitHub Copilot", workload.SeatProduct!.En);
        Assert.Null(workload.Estimate!.Today);
        Assert.NotNull(workload.Estimate.OnAliyun);
        Assert.Contains("按席位计费", workload.Opportunity.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_seats_have_no_token_price_either()
    {
        var workload = Coding("用通义灵码写代码", "aliyun", "lingma").Only();
        Assert.Equal("通义灵码", workload.SeatProduct!.Zh);
        Assert.Null(workload.Estimate!.Today);
        Assert.Null(workload.Estimate.OnAliyun);
    }

    [Fact]
    public void Once_a_model_is_named_its_tokens_are_priced()
    {
        var workload = new MapScenario().Page("用 Cursor 和 Claude Sonnet 5 写代码").Use("用 Cursor 和 Claude Sonnet 5 写代码", "coding", "overseas", "claude-sonnet-5").Only();
        Assert.Null(workload.SeatProduct);
        Assert.NotNull(workload.Estimate!.Today);
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh, "GitHub Copilot（按席位计费，不折算）", "按席位计费")]
    [InlineData(ReplyLanguage.En, "GitHub Copilot (billed by seat)", "billed by seat")]
    public void A_proposal_names_the_product_and_gives_no_figure_for_today(ReplyLanguage language, string today, string need)
    {
        var proposal = new ProposalComposer(Catalog.Default, TimeProvider.System)
            .Compose(Coding("用 GitHub Copilot 写代码", "overseas", "github-copilot").Map(), 1, new SourceLibrary(new KnowledgeIndex([]), new Dictionary<string, Tokenholic.Knowledge.Ingestion.KnowledgeDocument>(), language), language);
        var line = Assert.Single(proposal.Costs);
        Assert.Equal(today, line.Today);
        Assert.Null(line.TodayPerYear);
        Assert.Contains(need, proposal.Sections.Single(s => s.Id is SectionId.Needs).Statements[0].Text, StringComparison.Ordinal);
    }

    private static MapScenario Coding(string quote, string vendor, string product) =>
        new MapScenario().Page(quote).Use(quote, "coding", vendor, product: product);
}
