using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>Cache, thinking, batch, peak hours and discounts: beside the list price, never inside it.</summary>
public class PriceMixTests
{
    private static readonly MapPrice Plain = new() { Id = "x", Vendor = "aliyun", Model = "x", Input = 1, Output = 4, AsOf = new(2026, 8, 21), Certainty = "B", Source = "s" };

    [Theory]
    [InlineData("cache_share", .5, .2, .5 * 1 + .5 * .2)]
    [InlineData("thinking_share", .5, null, 1 * .8 + .2 * (.5 * 4 + .5 * 8))]
    [InlineData("batch_share", .5, null, 1.6 * .75)]
    [InlineData("peak_share", .5, null, 1.6 * 1.5)]
    public void Each_share_does_what_the_list_says(string id, double share, double? hit, double expected)
    {
        var price = id switch
        {
            "cache_share" => Plain with { CacheHit = hit, Output = 0 },
            "thinking_share" => Plain with { ThinkingOutput = 8 },
            "batch_share" => Plain with { Batch = .5 },
            _ => Plain with { Peak = 2 },
        };
        var inputShare = id == "cache_share" ? 1 : .8;
        Assert.Equal(expected, MarginalPrice.PerMillion(inputShare, [Share(id, MapRange.Exactly(share))], price)!.Mid, 1e-12);
    }

    [Fact]
    public void Writing_to_the_cache_costs_and_reading_can_never_be_more_than_the_input()
    {
        var price = Plain with { CacheHit = .1, CacheCreate = 1.25, Output = 0 };
        Driver[] half = [Share("cache_share", MapRange.Exactly(.5)), Share("cache_writes", MapRange.Exactly(.2))];
        Assert.Equal(.4 * 1 + .5 * .1 + .1 * 1.25, MarginalPrice.PerMillion(1, half, price)!.Mid, 1e-12);
        Driver[] all = [Share("cache_share", MapRange.Exactly(1)), Share("cache_writes", MapRange.Exactly(.25))];
        Assert.Equal(.8 * .1 + .2 * 1.25, MarginalPrice.PerMillion(1, all, price)!.Mid, 1e-12);
    }

    [Fact]
    public void Its_range_holds_every_mix_of_the_shares()
    {
        var price = Plain with { CacheHit = .2, ThinkingOutput = 8, Batch = .5, Peak = 2 };
        var ranges = PriceDrivers.All.ToDictionary(id => id, _ => new MapRange(.1, .4, .9));
        var wide = MarginalPrice.PerMillion(.8, [.. ranges.Select(r => Share(r.Key, r.Value))], price)!;
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var inside = MarginalPrice.PerMillion(.8, [.. ranges.Select(r => Share(r.Key, MapRange.Exactly(.1 + .8 * random.NextDouble())))], price)!.Mid;
            Assert.InRange(inside, wide.Low - 1e-12, wide.High + 1e-12);
        }
    }

    [Fact]
    public void A_price_that_knows_none_of_them_has_no_second_figure() => Assert.Null(MarginalPrice.PerMillion(.8, [], Plain));

    [Fact]
    public void The_map_has_what_the_vendor_says_of_all_its_models_and_its_peak_hours()
    {
        var map = Service("other", "deepseek-v4-pro").Map();
        var deepseek = map.Prices.Single(p => p.Vendor == "other");
        Assert.Equal((4.5, 13.5, .15, 2), (deepseek.Input, deepseek.Output, deepseek.CacheHit, deepseek.Peak));
        var qwen = map.Prices.Single(p => p.Vendor == "aliyun");
        Assert.Equal((.5, .5), (qwen.CacheHit, qwen.Batch));
        var estimate = map.UseCases[0].Workloads[0].Estimate!;
        Assert.Equal(540, estimate.Today!.YuanPerMonth.Mid, 1e-9); // 100 M × (90 % × 4.5 + 10 % × 13.5)
        Assert.True(estimate.Today.Marginal!.Low < estimate.Today.Marginal.Mid && estimate.Today.Marginal.Mid < estimate.Today.Marginal.High);
        Assert.All(estimate.PriceDrivers, d => Assert.True(d.Label is Label.Assumed && d.Reason.Zh.Length > 0));
    }

    [Fact]
    public void A_price_that_another_source_disputes_says_so()
    {
        var price = Service("tencent", "hunyuan-t1").Map().Prices.Single(p => p.Vendor == "tencent");
        Assert.Equal((1, 4, "M"), (price.Disputes.Single().Input, price.Disputes.Single().Output, price.Disputes.Single().Certainty));
        Assert.Empty(Service("baidu", "ernie-5.0").Map().Prices.Single(p => p.Vendor == "baidu").Disputes);
    }

    [Fact]
    public void Video_at_1080p_and_video_made_from_video_have_their_own_price()
    {
        var map = new MapScenario().Page("用 Seedance 2.0 每月制作120分钟1080p成片。").Use("用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0")
            .Says("1080p", Metrics.VideoPixels, 1920 * 1080, Period.None, "video_generation").Map();
        Assert.Equal(51, Today(map).Output);
    }

    [Fact]
    public void What_the_rep_says_of_the_clips_moves_the_work_to_the_price_that_bills_them()
    {
        var map = new MapScenario().Page("用 Seedance 2.0 每月制作120分钟成片。").Use("用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0")
            .Says("每月制作120分钟成片", Metrics.VideoMinutes, 120, Period.Month, "video_generation").Map();
        Assert.Equal(46, Today(map).Output);

        var fromVideo = DriverEdit.Set(map, "w1", "input_seconds", MapRange.Exactly(5), Catalog.Default);
        Assert.Equal(28, Today(fromVideo).Output);
        // 120 minutes ÷ 50 % yield ÷ 5 s = 2,880 clips of (5 + 5) s × 24 + 1 frames at 720p
        Assert.Equal(2_880d * 241 * 1280 * 720 / 1024d * 28 / 1e6, fromVideo.UseCases[0].Workloads[0].Estimate!.Today!.YuanPerMonth.Mid, 1e-6);

        var large = DriverEdit.Set(fromVideo, "w1", "pixels", MapRange.Exactly(1920 * 1080), Catalog.Default);
        Assert.Equal(31, Today(large).Output);
        var back = DriverEdit.Set(DriverEdit.Set(large, "w1", "input_seconds", MapRange.Exactly(0), Catalog.Default), "w1", "pixels", MapRange.Exactly(1280 * 720), Catalog.Default);
        Assert.Equal(46, Today(back).Output);
    }

    [Fact]
    public void A_volume_in_one_figure_keeps_the_price_of_the_clips_it_replaces()
    {
        var map = new MapScenario().Page("用 Seedance 2.0 每月制作120分钟1080p成片。").Use("用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0")
            .Says("1080p", Metrics.VideoPixels, 1920 * 1080, Period.None, "video_generation").Map();
        var said = VerdictEdit.Set(map, "w1", true, null, new Dictionary<string, double> { [TrueFigure.PerMonth] = 1e9 }, DateTimeOffset.UnixEpoch, Catalog.Default);
        Assert.Equal(51, Today(said).Output);
    }

    [Fact]
    public void Clips_at_1080p_from_video_take_the_closest_price_that_the_list_has()
    {
        // the fast model has a price for clips made from video, none for 1080p
        var map = new MapScenario().Page("用 Seedance 2.0 fast 每月制作120分钟1080p成片。").Use("用 Seedance 2.0 fast", "video_generation", "volcengine", "seedance-2.0-fast")
            .Says("1080p", Metrics.VideoPixels, 1920 * 1080, Period.None, "video_generation").Map();
        Assert.Equal(22, Today(DriverEdit.Set(map, "w1", "input_seconds", MapRange.Exactly(5), Catalog.Default)).Output);
    }

    private static MapPrice Today(BattleMapDocument map) => map.Prices.Single(p => p.Id == map.UseCases[0].Workloads[0].Estimate!.Today!.PriceId);

    [Fact]
    public void A_discount_stands_beside_the_list_price_and_can_be_taken_back()
    {
        var before = Service("volcengine", "doubao-seed-1.6").Map();
        var after = DiscountEdit.Set(DiscountEdit.Set(before, "volcengine", .3, "框架协议", before.GeneratedAt, Catalog.Default), "aliyun", .5, null, before.GeneratedAt, Catalog.Default);
        var estimate = after.UseCases[0].Workloads[0].Estimate!;
        Assert.Equal((152, 106.4), (Math.Round(estimate.Today!.YuanPerMonth.Mid, 6), Math.Round(estimate.Today.Discounted!.Mid, 6)));
        Assert.Equal((120, 60), (Math.Round(estimate.OnAliyun!.YuanPerMonth.Mid, 6), Math.Round(estimate.OnAliyun.Discounted!.Mid, 6)));
        Assert.Equal(before.Totals.Known.YuanPerYear, after.Totals.Known.YuanPerYear);
        Assert.Equal(12 * 152 * .7, after.Totals.Known.DiscountedYuanPerYear!.Mid, 1e-6);

        var back = DiscountEdit.Set(DiscountEdit.Set(after, "volcengine", 0, null, before.GeneratedAt, Catalog.Default), "aliyun", 0, null, before.GeneratedAt, Catalog.Default);
        Assert.Null(back.Totals.Known.DiscountedYuanPerYear);
        Assert.Throws<FormulaException>(() => DiscountEdit.Set(before, "volcengine", 1.2, null, before.GeneratedAt, Catalog.Default));
    }

    private static Driver Share(string id, MapRange value) => new() { Id = id, Name = new(id, id), Unit = new("", ""), Value = value, Label = Label.Assumed, Reason = new("", "") };

    private static MapScenario Service(string vendor, string? model) => new MapScenario().Page("客服有一种用法，每月一亿tokens。")
        .Use("客服有一种用法", "customer_service", vendor, model).Says("每月一亿tokens", Metrics.Tokens, 1e8, Period.Month, "customer_service");
}
