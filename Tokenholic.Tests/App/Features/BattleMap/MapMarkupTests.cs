using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.MapView;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap;

public sealed class MapMarkupTests
{
    [Fact]
    public async Task A_block_says_its_model_amount_cloud_label_and_quotes_without_colour()
    {
        var block = (await RenderAsync(SampleMaps.Starisle)).QuerySelector("[data-block=w4]")!;

        Assert.Contains("豆包 1.6", block.TextContent, StringComparison.Ordinal);
        Assert.Contains("438\u202F亿 (140–1,100\u202F亿)", block.TextContent, StringComparison.Ordinal);
        Assert.Contains("火山引擎", block.TextContent, StringComparison.Ordinal);
        Assert.Equal("■", block.QuerySelector(".label [aria-hidden]")!.TextContent);
        Assert.Contains("2 条证据", block.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w1", "▨", "assumed", null)]
    [InlineData("w2", "■", "fact", "已停用")]
    [InlineData("w3", "■", "fact", null)]
    [InlineData("w5", "▨", "assumed", "计划中")]
    [InlineData("w7", "■", "fact", "明确未用")]
    public async Task Label_and_status_of_a_block_have_a_sign_a_fill_and_a_word(string id, string sign, string fill, string? status)
    {
        var block = (await RenderAsync(SampleMaps.Starisle)).QuerySelector($"[data-block={id}]")!;

        Assert.Equal(sign, block.QuerySelector(".label [aria-hidden]")!.TextContent);
        Assert.Contains(fill, block.ClassList);
        Assert.Equal(status, block.QuerySelector(".status")?.TextContent);
    }

    [Fact]
    public async Task Assumptions_stand_beside_the_totals_and_say_what_they_would_add()
    {
        var page = await RenderAsync(SampleMaps.Starisle);

        Assert.Contains("438\u202F亿", page.QuerySelector(".kpis")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("26.1", page.QuerySelector(".kpis")!.TextContent, StringComparison.Ordinal);
        var line = page.QuerySelector("p.assumed")!.TextContent;
        Assert.Contains("另有 3 个工作负载未计入合计：用量来自假设，或仅为计划。", line, StringComparison.Ordinal);
        Assert.Contains("文本 26.1\u202F亿 Token/月", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_headline_keeps_text_and_video_apart_and_names_the_basis_of_the_share()
    {
        var cards = (await RenderAsync(SampleMaps.Starisle)).QuerySelectorAll(".kpi").Select(Plain).ToList();

        Assert.Contains("438\u202F亿 文本", cards[0], StringComparison.Ordinal);
        Assert.Contains("31.4\u202F亿 视频", cards[0], StringComparison.Ordinal);
        Assert.Contains("价目 2026-08-21", cards[1], StringComparison.Ordinal);
        Assert.Contains("按工作负载数", cards[2], StringComparison.Ordinal);
        Assert.Contains("火山引擎 50%", cards[2], StringComparison.Ordinal);
        Assert.Contains("75% 在竞争平台或自建", cards[3], StringComparison.Ordinal);
        Assert.Contains("最大：智能客服", cards[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taller_means_more_by_the_square_root_and_units_do_not_share_a_scale()
    {
        var page = await RenderAsync(SampleMaps.Starisle);

        // 438 亿 of text and 31.4 亿 of video are each the most of their unit; 18 亿 is √(18/438) of that, less than a block needs.
        Assert.Equal(Height(page, "w4"), Height(page, "w3"));
        Assert.Equal(BlockScale.Least, Height(page, "w5"));
        var half = Shrunk(SampleMaps.Starisle, "w4", 1d / 4, "w9");
        Assert.Equal(Math.Round(Height(page, "w4") / 2d), new BlockScale(half).HeightOf(half.UseCases.SelectMany(column => column.Workloads).Single(workload => workload.Id == "w9")));
    }

    [Theory]
    [InlineData("zh-CN", "没有找到星屿短剧使用大模型的证据", "读了 2 页", "1 页未能读取", "给出公司官网")]
    [InlineData("en-US", "No evidence that 星屿短剧 uses AI models", "2 pages were read", "1 page not readable", "Give the company's site")]
    public async Task An_empty_map_says_what_was_looked_at_and_what_to_do_next(string language, params string[] sentences)
    {
        var page = await RenderAsync(SampleMaps.Empty, language);

        var empty = page.QuerySelector(".empty")!;
        Assert.All(sentences, sentence => Assert.Contains(sentence, empty.TextContent, StringComparison.Ordinal));
        Assert.StartsWith("/maps/new?run=", empty.QuerySelector("a.primary")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".board"));
        Assert.Null(page.QuerySelector(".kpis"));
    }

    [Theory]
    [InlineData("zh-CN", "星屿短剧：没有读到任何页面", "请先检查网络或网址", "没有找到")]
    [InlineData("en-US", "星屿短剧: no page could be read", "check the network or the addresses first", "No evidence")]
    public async Task A_map_of_a_run_that_could_read_nothing_does_not_say_that_nothing_was_found(string language, string title, string next, string never)
    {
        var page = await RenderAsync(SampleMaps.Empty with { Pages = [], FailedPages = [new("http://starisle.example/", "unreachable", "ConnectionError")] }, language);

        var empty = page.QuerySelector(".empty")!.TextContent;
        Assert.Contains(title, empty, StringComparison.Ordinal);
        Assert.Contains(next, empty, StringComparison.Ordinal);
        Assert.DoesNotContain(never, empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_others_is_never_markup()
    {
        const string Hostile = "<img src=x onerror=alert(1)>";
        var sample = SampleMaps.Starisle;
        var page = await RenderAsync(sample with
        {
            Company = sample.Company with { Name = Hostile, Industry = Hostile },
            Rejected = [new("p1", Hostile, "no_use_stated")],
            FailedPages = [new(Hostile, "http_error", Hostile)],
        }, address: "http://localhost/maps/x?show=rejected", show: "rejected");

        Assert.StartsWith(Hostile, page.QuerySelector("h1")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img"));
    }

    [Fact]
    public async Task An_older_version_says_so_and_leads_to_the_newest()
    {
        var page = await RenderAsync(SampleMaps.Starisle, latest: 3);

        Assert.Contains("最新为第 3 版", page.QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
    }

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static int Height(IHtmlDocument page, string id) =>
        int.Parse(page.QuerySelector($"[data-block={id}]")!.GetAttribute("style")!.Split("--h:")[1].Replace("px", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The map with one more workload: another's, that much smaller.</summary>
    private static BattleMapDocument Shrunk(BattleMapDocument map, string id, double factor, string newId)
    {
        var column = map.UseCases.Single(column => column.Workloads.Any(workload => workload.Id == id));
        var workload = column.Workloads.Single(workload => workload.Id == id);
        var smaller = workload with { Id = newId, Estimate = workload.Estimate! with { PerMonth = workload.Estimate.PerMonth.Times(factor) } };
        return map with { UseCases = [.. map.UseCases, column with { Id = "more", Workloads = [smaller] }] };
    }

    private static Task<IHtmlDocument> RenderAsync(BattleMapDocument map, string language = "zh-CN", int latest = 1, string address = "http://localhost/maps/x", string? show = null) =>
        Markup.RenderAsync<BattleMapView>(new()
        {
            ["Map"] = map, ["CustomerId"] = Guid.NewGuid(), ["Version"] = 1, ["LatestVersion"] = latest, ["RunId"] = Guid.NewGuid(),
            ["Filter"] = MapFilter.All, ["Show"] = show, ["TextOf"] = (Func<string, string?>)(_ => null),
        }, language, address);
}
