using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Tests.Agents.RolePlay;

/// <summary>What a rep claims, against an administrator's prices and the passages of a knowledge base.</summary>
public sealed class ClaimSourceTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Theory]
    [InlineData("qwen3.7-plus 的上下文达到一百万 token。", ClaimVerdict.Right)]
    [InlineData("qwen3.7-plus 的上下文达到 1M token。", ClaimVerdict.Right)]
    [InlineData("qwen3.7-plus 的上下文达到 200 万 token。", ClaimVerdict.Wrong)]
    [InlineData("text-embedding-v4 默认 1024 维。", ClaimVerdict.Right)]
    [InlineData("text-embedding-v4 默认是 2048 维。", ClaimVerdict.Wrong)]
    [InlineData("前缀命中隐式缓存后按输入价的 20% 计费。", ClaimVerdict.Right)]
    [InlineData("显式缓存命中时按百分之二十计费。", ClaimVerdict.Wrong)]
    [InlineData("AgentBay 的会话之间相互隔离。", ClaimVerdict.Right)]
    [InlineData("AgentBay 的会话之间不相互隔离。", ClaimVerdict.Wrong)]
    [InlineData("百炼的首字延迟只有 30 毫秒。", ClaimVerdict.Unknown)]
    [InlineData("qwen3.7-plus 的上下文是 3 天。", ClaimVerdict.Unknown)]
    [InlineData("AgentBay sessions are isolated and context can persist.", ClaimVerdict.Right)]
    public void A_passage_decides_when_it_speaks_of_the_same(string said, ClaimVerdict expected)
    {
        var claim = Assert.Single(ClaimCheck.Of(said, Day));
        Assert.Equal(expected, claim.Verdict);
        if (expected is not ClaimVerdict.Unknown)
            Assert.True(StartingKnowledge.Documents.Single(d => d.Address == claim.Source).Text.Contains(claim.Truth.Zh, StringComparison.Ordinal) && claim.Title is not null && claim.AsOf is not null);
    }

    [Theory]
    [InlineData("您每天四十万次对话，大促翻三倍。")]
    [InlineData("下周我们拿百炼做个试点，您看可以吗？")]
    [InlineData("qwen3.7-plus 的上下文达到多少 token？")]
    [InlineData("我们平台行业领先。")]
    public void What_is_asked_or_says_nothing_that_could_be_looked_up_is_no_claim(string said) => Assert.Empty(ClaimCheck.Of(said, Day));

    [Theory]
    [InlineData("qwen3.7-plus 每千 token 输入只要 0.002 元。", ClaimVerdict.Right)]
    [InlineData("qwen3.7-plus 每千 token 输入 2 元。", ClaimVerdict.Wrong)]
    [InlineData("一万 token 也就两分钱，qwen3.7-plus。", ClaimVerdict.Right)]
    [InlineData("qwen3-max 输入六块四，这是我们现在的价。", ClaimVerdict.Outdated)]
    [InlineData("qwen3.7-plus 输入 8 元，输出 2 元。", ClaimVerdict.Wrong)]
    [InlineData("qwen3.7-plus 输入输出分别是 2 元和 8 元。", ClaimVerdict.Right)]
    [InlineData("qwen3.7-plus 批量输入 1 元、输出 4 元。", ClaimVerdict.Right)]
    [InlineData("缓存命中的话 qwen3.7-plus 输入只要 0.4 元。", ClaimVerdict.Right)]
    [InlineData("qwen3.7-plus 打八折，合 1.6 元。", ClaimVerdict.Unknown)]
    [InlineData("qwen3.7-plus 打八折，也就 0.1 元。", ClaimVerdict.Wrong)]
    [InlineData("qwen3.7-plus is ¥2 in and ¥8 out per million tokens.", ClaimVerdict.Right)]
    [InlineData("Qwen3.7-Plus costs five yuan per million tokens.", ClaimVerdict.Wrong)]
    [InlineData("$0.00125 per 1K tokens for GPT-5 input.", ClaimVerdict.Right)]
    [InlineData("Our new qwen5-ultra costs 1 yuan per million.", ClaimVerdict.Unknown)]
    [InlineData("Batch is 70% off.", ClaimVerdict.Wrong)]
    [InlineData("Batch jobs make up 30% of your volume.", ClaimVerdict.Unknown)]
    [InlineData("您说账单六十万，其中批量能省下 10%。", ClaimVerdict.Unknown)]
    [InlineData("Caching is 10% of the input price.", ClaimVerdict.Right)]
    [InlineData("An implicit cache hit is 10% of the price.", ClaimVerdict.Wrong)]
    [InlineData("A 128K context is all qwen3.7-plus has.", ClaimVerdict.Wrong)]
    [InlineData("qwen3.7-plus 的上下文只有 128K。", ClaimVerdict.Wrong)]
    [InlineData("qwen3.7-max 十二块输入，三十六块输出。", ClaimVerdict.Right)]
    [InlineData("The batch interface returns within 24 hours.", ClaimVerdict.Unknown)]
    public void An_amount_is_read_as_it_is_said_for_the_unit_and_the_side_it_is_said_of(string said, ClaimVerdict expected) =>
        Assert.Equal(expected, Assert.Single(ClaimCheck.Of(said, Day)).Verdict);

    [Theory]
    [InlineData("qwen3.7-plus 是不是 5 元一百万 token？")]
    [InlineData("Is qwen3.7-plus 5 yuan per million?")]
    [InlineData("qwen3.7-plus 先拿一块业务试试。")]
    [InlineData("Caching could cut your bill by 30%.")]
    [InlineData("缓存能帮您省下 30% 的费用。")]
    [InlineData("With your volume, qwen3.7-plus would come to about 30,000 yuan a month.")]
    public void What_is_asked_reckoned_or_no_money_at_all_is_not_judged(string said) => Assert.Empty(ClaimCheck.Of(said, Day));

    [Fact]
    public void An_administrators_price_makes_the_shipped_one_outdated()
    {
        var shipped = PriceBook.Default.Find(VendorIds.Aliyun, "qwen3.7-plus", Day)[0];
        var sources = Sources(PriceBook.Default.With([shipped with { Input = 1.5, AsOf = new(2026, 11, 20), Source = "合同附件" }], []));

        Assert.Equal(ClaimVerdict.Right, ClaimCheck.Of("qwen3.7-plus 输入 2 元。", Day)[0].Verdict);
        var (then, now) = (ClaimCheck.Of("qwen3.7-plus 输入 2 元。", Day, sources)[0], ClaimCheck.Of("qwen3.7-plus 输入 1.5 元。", Day, sources)[0]);
        Assert.Equal((ClaimVerdict.Outdated, "合同附件"), (then.Verdict, then.Source));
        Assert.Equal(ClaimVerdict.Right, now.Verdict);
    }

    [Theory]
    [InlineData("用 qwen3.7-plus 一个月能省 3000 元。")]
    [InlineData("qwen3.7-plus costs $99999 per million tokens.")]
    public void A_sum_that_is_no_list_price_and_a_currency_without_prices_are_not_called_wrong(string said) =>
        Assert.DoesNotContain(ClaimCheck.Of(said, Day), c => c.Verdict is not ClaimVerdict.Unknown);

    [Fact]
    public void Of_two_documents_the_newer_says_what_is_so_now()
    {
        const string claim = "AgentBay 每个会话最长保留 12 小时。";
        var sources = Sources(PriceBook.Default, Document("old.md", "2026-01-05", "AgentBay 每个会话最长保留 12 小时。"), Document("new.md", "2026-10-05", "AgentBay 每个会话最长保留 24 小时。"));
        var checkedClaim = Assert.Single(ClaimCheck.Of(claim, Day, sources));

        Assert.Equal((ClaimVerdict.Outdated, new DateOnly(2026, 10, 5)), (checkedClaim.Verdict, checkedClaim.AsOf));
        Assert.Contains("24", checkedClaim.Truth.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_the_knowledge_base_refutes_costs_trust_and_is_in_the_report()
    {
        var setup = Reps.Setup(Scenario.DeepDive, Difficulty.Medium);
        RolePlaySession Said(string text) => BuyerEngine.Say(BuyerEngine.Open(setup, DateTimeOffset.UnixEpoch), text, DateTimeOffset.UnixEpoch);
        var (right, wrong) = (Said("text-embedding-v4 默认 1024 维。"), Said("text-embedding-v4 默认是 2048 维。"));

        Assert.True(wrong.State.Trust < right.State.Trust);
        Assert.Equal(ClaimVerdict.Wrong, SessionCoach.Report(wrong).Claims.Single().Claim.Verdict);
    }

    [Fact]
    public void A_follow_up_is_a_question_that_takes_up_what_the_buyer_said()
    {
        CheckVerdict Of(string second) => SessionCoach.Report(Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Easy), "现在用大模型，最让您头疼的问题是什么？", second)).Checks.Single(c => c.Id == "follow_up");

        Assert.False(Of("我们保证客服机器人不再答非所问，痛点全部解决。").Passed);
        Assert.False(Of("我们的平台能解决客服机器人的投诉，您要不要买？").Passed);
        Assert.False(Of("这些用例每天大概有多少调用量？").Passed);
        var followed = Of("明白。投诉翻了一倍，主要是哪类问题答错？");
        Assert.True(followed.Passed);
        Assert.Equal("投诉翻了一倍，主要是哪类问题答错？", followed.Quote);
    }

    private static ClaimSources Sources(PriceBook prices, params KnowledgeDocument[] documents) =>
        new(prices, new KnowledgeIndex([.. documents.Select(d => d.ToIndexed())]), documents.ToDictionary(d => d.Id.ToString()));

    private static KnowledgeDocument Document(string name, string date, string text) => KnowledgeDocument.From(
        DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes($"---\ntitle: {name}\nproduct: model-studio\nkind: document\ndate: {date}\n---\n# AgentBay\n\n{text}\n"), "text/markdown", new Uri(name, UriKind.Relative)), name, DateTimeOffset.UnixEpoch);
}
