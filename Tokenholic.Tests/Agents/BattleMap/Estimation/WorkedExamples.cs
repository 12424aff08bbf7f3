using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>Figures worked out by hand from published facts, reached through the shipped templates and price book.</summary>
public class WorkedExamples
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(5, 414_720, 49_005)]
    [InlineData(10, 414_720, 97_605)]
    [InlineData(15, 414_720, 146_205)]
    [InlineData(5, 921_600, 108_900)]
    [InlineData(10, 921_600, 216_900)]
    [InlineData(15, 921_600, 324_900)]
    [InlineData(5, 2_073_600, 245_025)]
    [InlineData(10, 2_073_600, 488_025)]
    [InlineData(15, 2_073_600, 731_025)]
    public void A_clip_bills_the_published_video_tokens(int seconds, int pixels, double tokens)
    {
        var formula = EstimationTemplates.Default.For("video_generation")!.Consumption["video_tokens"];
        Assert.Equal(tokens, Formula.Parse(formula.Replace("{count}", "minutes", StringComparison.Ordinal)).Evaluate(new Dictionary<string, MapRange>
        {
            ["minutes"] = MapRange.Exactly(seconds / 60d), ["clip_yield"] = MapRange.Exactly(1), ["clip_seconds"] = MapRange.Exactly(seconds),
            ["input_seconds"] = MapRange.Exactly(0), ["fps"] = MapRange.Exactly(24), ["pixels"] = MapRange.Exactly(pixels),
        }).Mid, 1e-3);
        Assert.Equal(tokens, VideoTokens.OfClip(0, seconds, pixels), 1e-9);
    }

    [Fact]
    public void Input_video_is_billed_by_the_second_too()
    {
        Assert.Equal(108_900 + 3 * 24 * 900, VideoTokens.OfClip(3, 5, 921_600), 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => VideoTokens.OfClip(-1, 5, 921_600));
    }

    [Fact]
    public void A_series_of_120_minutes_at_720p_takes_what_the_facts_say()
    {
        // 1,440 clips × 108,900 = 1.568 亿 at full yield; at 90 % 1.742 亿; at 20 % 7.84 亿
        var map = new MapScenario()
            .Page("我们用 Seedance 2.0 每月制作120分钟成片，成片率为90%。")
            .Use("用 Seedance 2.0 每月制作120分钟成片", "video_generation", "volcengine", "seedance-2.0")
            .Says("每月制作120分钟成片", Metrics.VideoMinutes, 120, Period.Month, "video_generation")
            .Says("成片率为90%", Metrics.ClipYield, .9, Period.None, "video_generation");
        var estimate = map.Only().Estimate!;

        Assert.Equal(VolumeUnit.VideoTokens, estimate.Unit);
        Assert.Equal(1440 * 108_900 / .9, estimate.PerMonth.Mid, 1);
        Assert.Equal(1440 * 108_900 / .9 * 46 / 1e6, estimate.Today!.YuanPerMonth.Mid, 1);
        Assert.Equal(Label.Fact, estimate.Drivers.Single(d => d.Id == "clip_yield").Label);
    }

    [Theory]
    [InlineData("aliyun", "qwen3-max", 437.5, 318.2, 625)]
    [InlineData("aliyun", "qwen3.7-max", 1800, 1418.2, 2400)]
    [InlineData("aliyun", "qwen3.7-plus", 350, 254.5, 500)]
    [InlineData("aliyun", "qwen3.5-plus", 180, 116.4, 280)]
    [InlineData("aliyun", "qwen-plus", 110, 90.9, 140)]
    [InlineData("aliyun", "qwen-flash", 48.75, 27.3, 82.5)]
    [InlineData("volcengine", "doubao-seed-2.1-pro", 1200, 818.2, 1800)]
    [InlineData("volcengine", "doubao-seed-2.0-pro", 640, 436.4, 960)]
    [InlineData("volcengine", "doubao-seed-1.6", 260, 145.5, 440)]
    [InlineData("volcengine", "doubao-seed-1.8", 260, 145.5, 440)]
    [InlineData("volcengine", "doubao-seed-2.0-mini", 65, 36.4, 110)]
    [InlineData("baidu", "ernie-5.0", 1050, 763.6, 1500)]
    [InlineData("baidu", "ernie-4.5-turbo", 140, 101.8, 200)]
    [InlineData("other", "glm-5", 750, 527.3, 1100)]
    [InlineData("other", "deepseek-v4-flash", 175, 127.3, 250)]
    [InlineData("other", "deepseek-v4-pro", 675, 531.8, 900)]
    [InlineData("other", "kimi-k2.6", 1162.5, 836.4, 1675)]
    [InlineData("other", "minimax-m2.5", 367.5, 267.3, 525)]
    [InlineData("overseas", "gpt-5.4", 4050, 2618.2, 6300)]
    [InlineData("overseas", "claude-sonnet-5", 4320, 2945.5, 6480)]
    public void A_hundred_million_tokens_cost_what_the_price_table_says(string vendor, string model, double at3To1, double at10To1, double at1To1)
    {
        var row = PriceBook.Tier(PriceBook.Default.Find(vendor, model, Today), 3000);
        var price = CostCalculator.InYuan(row, PriceBook.Default.Rate(row.Currency, Today)!.Yuan, tiered: false);
        double Yuan(double share) => CostCalculator.Yuan(MapRange.Exactly(1e8), VolumeUnit.TextTokens, share, price).Mid;

        Assert.Equal(at3To1, Yuan(3d / 4), .06);
        Assert.Equal(at10To1, Yuan(10d / 11), .06);
        Assert.Equal(at1To1, Yuan(1d / 2), .06);
    }

    [Fact]
    public void Video_tokens_have_one_price()
    {
        var row = PriceBook.Default.Find("volcengine", "seedance-2.0", Today).Single();
        var price = CostCalculator.InYuan(row, 1, tiered: false);
        Assert.Equal(4600, CostCalculator.Yuan(MapRange.Exactly(1e8), VolumeUnit.VideoTokens, null, price).Mid, 1e-9);
        Assert.Equal(5.01, CostCalculator.Yuan(MapRange.Exactly(108_900), VolumeUnit.VideoTokens, null, price).Mid, .005);
        Assert.Equal(12.50, 245_025 * PriceBook.Default.Variant("volcengine", "seedance-2.0", "1080p", Today).Single().Output!.Value / 1e6, .005);
    }

    [Fact]
    public void A_growth_rate_carries_a_volume_twelve_months_on()
    {
        Assert.Equal(new(100, 660, 2340), GrowthBuilder.AfterAYear(new(100, 200, 300), new(0, 2.3, 6.8)), (a, b) => Math.Abs(a.Low - b.Low) + Math.Abs(a.Mid - b.Mid) + Math.Abs(a.High - b.High) < 1e-6);
        Assert.Equal(new(0, 100, 450), GrowthBuilder.AfterAYear(new(100, 200, 300), new(-2, -.5, .5)));
    }
}
