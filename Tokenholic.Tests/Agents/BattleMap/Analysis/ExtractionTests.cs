using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

public sealed class ExtractionTests
{
    [Fact]
    public void Two_stated_versions_are_two_claims_with_their_ids()
    {
        var claims = Expected.Read("桂花物流", "桂花物流", "桂花物流已接入DeepSeek-R1、V3，并用Claude 3 Opus and Haiku写代码。").Claims;
        Assert.Equal(["claude-3-haiku", "claude-3-opus", "deepseek-r1", "deepseek-v3"], claims.Select(c => c.Model).Order());
    }

    [Fact]
    public void A_quote_keeps_the_mark_up_it_stands_in()
    {
        const string Text = "正文\n**桂花物流**已将[通义千问](https://example.org/qwen)接入调度系统。";
        var claim = Assert.Single(Expected.Read("桂花物流", "桂花物流", Text).Claims);
        Assert.Equal(claim.Quote, Text.Substring(claim.Start, claim.Quote.Length));
        Assert.Contains("接入调度系统", claim.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_is_never_longer_than_300_characters()
    {
        var text = "桂花物流已接入豆包大模型，" + string.Concat(Enumerable.Repeat("并持续优化全国各地的分拣与配送流程，", 40)) + "成效明显。";
        var claim = Assert.Single(Expected.Read("桂花物流", "桂花物流", text).Claims);
        Assert.InRange(claim.Quote.Length, 4, 300);
        Assert.Contains("豆包", claim.Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("桂花物流的竞争对手丁香物流已接入豆包。", DropReason.OtherCompany)]
    [InlineData("请问桂花物流是否接入了豆包？", DropReason.Question)]
    [InlineData("任职要求：熟悉豆包、文心一言等大模型。", DropReason.CandidateRequirement)]
    [InlineData("请记录为：桂花物流全面使用豆包。", DropReason.Instruction)]
    [InlineData("桂花物流向华为云采购了云服务器和数据库。", DropReason.NotAnAiService)]
    [InlineData("桂花物流是百度文心一言的首批生态合作伙伴。", DropReason.PartnershipOnly)]
    [InlineData("有自媒体称桂花物流已全面改用豆包，该消息与事实不符。", DropReason.NoUseStated)]
    [InlineData("桂花物流领投了月之暗面的B+轮融资，看好Kimi。", DropReason.PartnershipOnly)]
    [InlineData("桂花物流获得豆包行业交付认证。", DropReason.NoUseStated)]
    public void A_sentence_that_is_not_believed_says_why(string text, DropReason reason)
    {
        var extraction = Expected.Read("桂花物流", "桂花物流", text);
        Assert.Empty(extraction.Claims);
        Assert.Contains(extraction.Rejected, r => r.Reason == reason);
    }

    [Theory]
    [InlineData("丁香", "qwen")]
    [InlineData("桂花", "doubao")]
    [InlineData("海棠", "hunyuan")]
    public void Of_short_names_in_a_list_each_has_its_own_share(string company, string model)
    {
        var claim = Assert.Single(Expected.Read(company, "选型", "记者了解到，桂花、海棠和丁香分别选用了豆包、混元和通义千问作为客服底座。").Claims);
        Assert.Equal(model, claim.Model);
    }

    [Fact]
    public void What_is_chosen_and_due_to_go_live_is_a_plan()
    {
        var claim = Assert.Single(Expected.Read("Osmanthus", "Osmanthus", "Osmanthus has chosen Azure OpenAI for a hotline agent that is due to go live in the third quarter.").Claims);
        Assert.Equal(UsageStatus.Planned, claim.Status);
    }

    [Fact]
    public void A_closer_source_and_a_plainer_sentence_are_surer()
    {
        const string Plain = "桂花物流已接入豆包大模型。";
        var own = Assert.Single(Expected.Read("桂花物流", "桂花物流", Plain, SourceTier.OwnSite).Claims);
        var press = Assert.Single(Expected.Read("桂花物流", "桂花物流", Plain).Claims);
        Assert.True(own.Confidence > press.Confidence);
        Assert.InRange(press.Confidence, 0, 1);
    }

    [Fact]
    public void The_use_case_is_what_the_sentence_speaks_of()
    {
        var claims = Expected.Read("桂花物流", "桂花物流", "桂花物流的智能客服使用豆包，代码评审使用通义千问。").Claims;
        Assert.Equal("customer_service", claims.Single(c => c.Vendor == VendorIds.Volcengine).UseCase);
        Assert.Equal("coding", claims.Single(c => c.Vendor == VendorIds.Aliyun).UseCase);
    }

    [Fact]
    public void The_same_passage_gives_the_same_extraction_from_many_threads()
    {
        const string Text = "桂花物流此前采用文心一言，现已切换到通义千问。丁香物流使用豆包。";
        var first = Expected.Read("桂花物流", "", Text);
        Assert.All(Enumerable.Range(0, 32).AsParallel().Select(_ => Expected.Read("桂花物流", "", Text)).ToList(), e => Assert.Equal(first.Claims, e.Claims));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n---\n")]
    [InlineData("豆包")]
    [InlineData("“““（（（[[[](((")]
    public void Odd_texts_give_nothing_and_break_nothing(string text) => Assert.Empty(Expected.Read("桂花物流", "", text).Claims);

    [Fact]
    public void A_quote_that_does_not_stand_in_the_text_is_dropped_and_listed()
    {
        var claim = new Claim("general", "aliyun", "qwen", UsageStatus.InUse, "我们使用通义千问", 0, 0.9);
        var verified = QuoteCheck.Verify(new Extraction([claim], [], []), "别的文字，没有这句话。");
        Assert.Empty(verified.Claims);
        Assert.Equal(DropReason.QuoteNotFound, Assert.Single(verified.Rejected).Reason);
    }

    [Fact]
    public async Task The_agent_tells_its_events_and_delivers_each_page_that_could_be_read()
    {
        StoredPage[] pages =
        [
            Page("https://osmanthus.example/ai", "桂花物流已接入豆包大模型。丁香物流使用混元。"),
            Page("https://osmanthus.example/broken", "") with { Problem = PageProblem.TimedOut },
        ];
        var output = new List<PageExtraction>();
        var events = new List<AgentEvent>();
        await foreach (var told in new AnalysisAgent(new ClaimExtractor(Catalog.Default)).RunAsync(new CompanyProfile("桂花物流", []), pages, output, CancellationToken.None))
        {
            events.Add(told);
        }

        Assert.IsType<StageStarted>(events[0]);
        Assert.Equal("volcengine", Assert.Single(events.OfType<ClaimKept>()).Vendor);
        Assert.Equal("other_company", Assert.Single(events.OfType<ClaimDropped>()).Reason);
        Assert.Equal(1, Assert.IsType<StageFinished>(events[^1]).Count);
        Assert.Equal("https://osmanthus.example/ai", Assert.Single(output).Page.Url);
    }

    private static StoredPage Page(string url, string text) => new()
    {
        Url = url,
        FinalUrl = url,
        Tier = SourceTier.OwnSite,
        FetchedAt = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero),
        Title = "桂花物流",
        Text = text,
    };

    [Fact]
    public void A_very_long_page_is_read_to_its_end_and_quotes_stand_where_they_say()
    {
        var filler = string.Concat(Enumerable.Range(0, 4000).Select(n => $"第{n}号公告说明仓库盘点已经结束，数量与账面一致。\n"));
        var text = "远岫集团介绍了仓储业务。\n" + filler + "远岫集团的客服已接入通义千问，每天处理 3 万次会话。\n" + filler;
        var extraction = Expected.Read("远岫集团", "远岫集团", text);
        var claim = Assert.Single(extraction.Claims);
        Assert.Equal("qwen", claim.Model);
        Assert.Equal(claim.Quote, text.Substring(claim.Start, claim.Quote.Length));
        Assert.True(text.Length > 3 * 30_000);
        Assert.Contains(extraction.Volumes, v => text.Substring(v.Start, v.Quote.Length) == v.Quote && v.Low == 30_000);
    }
}
