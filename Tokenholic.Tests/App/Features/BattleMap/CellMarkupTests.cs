using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Cell;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap;

public sealed class CellMarkupTests
{
    [Fact]
    public async Task The_formula_is_said_in_words_with_its_numbers_and_its_result()
    {
        var cell = await RenderAsync("w3");

        Assert.Equal(
            "成片分钟数 1,200 分钟/月 × 60 ÷ 成片率 50% × 每秒 token（720p、24 帧） 21,780 token = 31.4\u202F亿 视频 Token/月 区间 7.8–180\u202F亿",
            Plain(cell.QuerySelector(".formula")!));
    }

    [Fact]
    public async Task Every_driver_has_value_range_label_and_reason()
    {
        var driver = (await RenderAsync("w4")).QuerySelectorAll(".drivers li")[0];

        Assert.Contains("会话数 913\u202F万 次/月", Plain(driver), StringComparison.Ordinal);
        Assert.Contains("(600\u202F万–913\u202F万)", Plain(driver), StringComparison.Ordinal);
        Assert.Contains("■ 事实", Plain(driver), StringComparison.Ordinal);
        Assert.Contains("× 365 ÷ 12", driver.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_say_date_certainty_and_source_and_what_the_same_work_costs_on_Alibaba_Cloud()
    {
        var cell = Plain((await RenderAsync("w4")).Body!);

        Assert.Contains("输入 ¥0.8 · 输出 ¥8 / 百万 Token", cell, StringComparison.Ordinal);
        Assert.Contains("2026-08-21 查得 · 注明日期的镜像或报道 · desirecore/config-center b8f8f0a", cell, StringComparison.Ordinal);
        // 438 亿 × (0.8 × ¥0.8 + 0.2 × ¥8) = ¥98,112 today, × (0.8 × ¥0.8 + 0.2 × ¥4.8) = ¥70,080 there: ¥28,032 less.
        Assert.Contains("每月少 ¥\u202F2.8\u202F万（−29%）", cell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_was_not_checked_for_ninety_days_is_warned_of()
    {
        var fresh = SampleMaps.Starisle with { Prices = SampleMaps.Starisle.Prices.Select(price => price with { AsOf = DateOnly.FromDateTime(DateTime.UtcNow) }).ToList() };
        var old = SampleMaps.Starisle with { Prices = SampleMaps.Starisle.Prices.Select(price => price with { AsOf = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-91) }).ToList() };

        Assert.Empty((await RenderAsync("w4", fresh)).QuerySelectorAll(".stale"));
        Assert.Contains("这个价格已有 91 天未核对", (await RenderAsync("w4", old)).QuerySelector(".stale")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_stands_in_its_sentence_with_the_deciding_words_marked()
    {
        var quotes = (await RenderAsync("w4")).QuerySelectorAll("figure:not(.conflicting)");

        Assert.Equal("星屿短剧“客服已接入豆包1.6”，每天处理约30万次会话。", Plain(quotes[0].QuerySelector("blockquote")!));
        Assert.Equal("豆包1.6", quotes[0].QuerySelector("mark")!.TextContent);
        Assert.Equal("30万", quotes[1].QuerySelector("mark")!.TextContent);
        Assert.Contains("公司官网", quotes[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("发布于 2026-09-12", quotes[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/pages/p1?e=e1", quotes[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_contradicts_a_driver_is_shown_beside_it_with_what_it_was_read_as()
    {
        var conflict = Plain((await RenderAsync("w4")).QuerySelector("figure.conflicting")!);

        Assert.Contains("“客服机器人每月约 600 万次会话”", conflict, StringComparison.Ordinal);
        Assert.Contains("读作：智能客服 · 会话数 · 600\u202F万 每月", conflict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w1", "用量来自假设，未计入合计。")]
    [InlineData("w2", "已停用，未计入合计。")]
    [InlineData("w5", "仅为计划，未计入合计。")]
    [InlineData("w7", "已明确表示不用，未计入合计。")]
    public async Task A_cell_outside_the_totals_says_why(string id, string sentence) =>
        Assert.Contains(sentence, (await RenderAsync(id)).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Self_hosted_work_has_no_price_today_and_says_so() =>
        Assert.Contains("自建：没有人按 Token 收费", (await RenderAsync("w6")).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Everything_is_said_in_English_too()
    {
        var cell = Plain((await RenderAsync("w4", language: "en-US")).Body!);

        Assert.Contains("conversations 9.13M a month × tokens per conversation 4,800 tokens = 43.8B text tokens a month", cell, StringComparison.Ordinal);
        Assert.Contains("What says otherwise", cell, StringComparison.Ordinal);
        Assert.Contains("¥28K a month less (−29%)", cell, StringComparison.Ordinal);
    }

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static Task<IHtmlDocument> RenderAsync(string id, BattleMapDocument? map = null, string language = "zh-CN")
    {
        map ??= SampleMaps.Starisle;
        return Markup.RenderAsync<CellDetails>(new()
        {
            ["Map"] = map,
            ["Workload"] = map.UseCases.SelectMany(column => column.Workloads).Single(workload => workload.Id == id),
            ["TextOf"] = (Func<string, string?>)(page => page == "p1" ? SampleMaps.NewsText : SampleMaps.InterviewText),
            ["PageOf"] = (Func<MapEvidence, string>)(evidence => $"/pages/{evidence.PageId}?e={evidence.Id}"),
        }, language);
    }
}
