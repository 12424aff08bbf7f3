using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class MoneyTests
{
    [Fact]
    public void The_very_model_has_its_own_price_and_the_fitting_model_a_reason()
    {
        var map = Service("volcengine", "doubao-seed-1.6").Map();
        var estimate = map.UseCases[0].Workloads[0].Estimate!;
        // 100 M tokens: 90 % at 0.8 and 10 % at 8; on qwen3.5-plus 0.8 and 4.8
        Assert.Equal(152, estimate.Today!.YuanPerMonth.Mid, 1e-9);
        Assert.Equal(120, estimate.OnAliyun!.YuanPerMonth.Mid, 1e-9);
        Assert.Equal(("model", "equivalent"), (estimate.Today.Basis, estimate.OnAliyun.Basis));
        Assert.Equal(["aliyun/qwen3.5-plus@128000", "volcengine/doubao-seed-1.6@32000"], map.Prices.Select(p => p.Id));
        Assert.NotNull(estimate.OnAliyun.Reason);
    }

    [Theory]
    [InlineData("volcengine", "doubao", "volcengine/doubao-seed-1.8@32000", "family")]
    [InlineData("volcengine", null, "volcengine/doubao-seed-2.0-pro@32000", "family")]
    [InlineData("tencent", "deepseek-v3.2", "other/deepseek-v3.2", "family")]
    [InlineData("unknown", "qwen3-max", "aliyun/qwen3-max@32000", "family")]
    [InlineData("aliyun", "deepseek-v3.2", "aliyun/deepseek-v3.2", "model")]
    [InlineData("overseas", "gpt-4-turbo", "overseas/gpt-4o", "family")]
    public void Without_a_price_of_its_own_a_named_stand_in_is_used(string vendor, string? model, string price, string basis)
    {
        var today = Service(vendor, model).Only().Estimate!.Today!;
        Assert.Equal((price, basis), (today.PriceId, today.Basis));
        Assert.Equal(basis == "family", today.Reason is not null);
    }

    [Theory]
    [InlineData("self_hosted", "qwen3-32b")]
    [InlineData("unknown", null)]
    [InlineData("huawei", "pangu")]
    [InlineData("other", "spark")]
    public void Where_nobody_bills_or_no_price_is_public_there_is_no_bill_but_still_a_price_on_Alibaba_Cloud(string vendor, string? model)
    {
        var estimate = Service(vendor, model).Only().Estimate!;
        Assert.Null(estimate.Today);
        Assert.NotNull(estimate.OnAliyun);
    }

    [Theory]
    [InlineData("overseas", "gpt-5.4", "aliyun/qwen3.7-max")]
    [InlineData("overseas", "gpt-4o-mini", "aliyun/qwen-flash@128000")]
    [InlineData("volcengine", "deepseek-v3.2", "aliyun/deepseek-v3.2")]
    [InlineData("other", "glm-4.6", "aliyun/glm-4.6@32000")]
    [InlineData("self_hosted", "qwen2.5-7b", "aliyun/qwen-flash@128000")]
    [InlineData("baidu", null, "aliyun/qwen3.5-plus@128000")]
    public void The_fitting_model_goes_by_what_is_in_use(string vendor, string? model, string price) =>
        Assert.Equal(price, Service(vendor, model).Only().Estimate!.OnAliyun!.PriceId);

    [Fact]
    public void Coding_work_goes_to_the_coding_model_whatever_it_runs_on() => Assert.StartsWith(
        "aliyun/qwen3-coder-plus@", Service("overseas", "gpt-5.4", "coding").Only().Estimate!.OnAliyun!.PriceId, StringComparison.Ordinal);

    [Fact]
    public void An_unnamed_model_on_Alibaba_Cloud_is_the_one_its_use_case_is_made_for()
    {
        var coding = Service("aliyun", null, "coding").Only().Estimate!;
        Assert.StartsWith("aliyun/qwen3-coder-plus@", coding.Today!.PriceId, StringComparison.Ordinal);
        Assert.Equal(coding.Today.PriceId, coding.OnAliyun!.PriceId);
        Assert.NotNull(coding.Today.Reason);
        Assert.StartsWith("aliyun/qwen3-max@", Service("aliyun", null).Only().Estimate!.Today!.PriceId, StringComparison.Ordinal);
    }

    [Fact]
    public void On_Alibaba_Cloud_already_the_price_is_the_same_and_there_is_nothing_to_win()
    {
        var workload = Service("aliyun", "qwen3-max").Only();
        Assert.Equal(workload.Estimate!.Today! with { Fit = "same_model" }, workload.Estimate.OnAliyun);
        Assert.Equal("keep", workload.Opportunity.Kind);
    }

    [Fact]
    public void What_is_only_planned_costs_nothing_today_but_has_a_price_with_us()
    {
        var workload = new MapScenario().Page("将用混元做翻译。").Use("将用混元做翻译", "translation", "tencent", "hunyuan", UsageStatus.Planned).Only();
        Assert.Null(workload.Estimate!.Today);
        Assert.Equal("open", workload.Opportunity.Kind);
        Assert.NotNull(workload.Opportunity.YuanPerYear);
    }

    [Fact]
    public void Dollars_are_converted_at_the_books_rate_which_the_price_keeps()
    {
        var map = Service("overseas", "gpt-4o").Map();
        var price = map.Prices.Single(p => p.Vendor == "overseas");
        Assert.Equal((18, 72, "USD", 7.2), (price.Input, price.Output, price.Currency, price.YuanPerCurrency));
        Assert.Equal(("B", new DateOnly(2026, 8, 21)), (price.Certainty, price.AsOf));
    }

    [Fact]
    public void An_old_price_says_so()
    {
        var price = Service("volcengine", "doubao-seed-1.6").Map().Prices.Single(p => p.Vendor == "volcengine");
        Assert.False(price.IsStaleOn(new(2026, 11, 19)));
        Assert.True(price.IsStaleOn(new(2026, 11, 20)));
    }

    [Fact]
    public void Video_by_the_token_is_compared_with_video_by_the_second_over_the_same_drivers()
    {
        var estimate = Video("volcengine", "seedance-2.0").Only().Estimate!;
        // 1,200 min at 50 % yield: 144,000 s generated; 21,780 tokens a second at 720p
        Assert.Equal((VolumeUnit.VideoTokens, 144_000 * 21_780d), (estimate.Unit, Math.Round(estimate.PerMonth.Mid)));
        Assert.Equal((VolumeUnit.VideoSeconds, 144_000), (estimate.OnAliyun!.Volume!.Unit, Math.Round(estimate.OnAliyun.Volume.PerMonth.Mid)));
        Assert.Equal(144_000 * .6, estimate.OnAliyun.YuanPerMonth.Mid, 1e-3);
    }

    [Fact]
    public void A_model_that_makes_pictures_is_counted_in_pictures_also_where_the_use_is_text_work()
    {
        var estimate = new MapScenario().Page("营销海报用即梦 Seedream 4.0，每月2万张。")
            .Use("营销海报用即梦 Seedream 4.0", "marketing_copy", "volcengine", "seedream-4.0")
            .Says("每月2万张", Metrics.Images, 20_000, Period.Month, "marketing_copy").Only().Estimate!;
        Assert.Equal((VolumeUnit.Images, 40_000), (estimate.Unit, estimate.PerMonth.Mid));
        Assert.Equal(40_000 * .03 * 7.2, estimate.Today!.YuanPerMonth.Mid, 1e-6);
    }

    [Fact]
    public void The_headline_adds_what_is_known_and_keeps_text_video_and_assumptions_apart()
    {
        var map = Video("volcengine", "seedance-2.0")
            .Page("客服用豆包1.6，每月一亿tokens。剧本用通义千问。代码助手将上文心。")
            .Use("客服用豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6").Says("每月一亿tokens", Metrics.Tokens, 1e8, Period.Month, "customer_service")
            .Use("剧本用通义千问", "script_writing", "aliyun", "qwen").Use("代码助手将上文心", "coding", "baidu", "ernie", UsageStatus.Planned)
            .Map();
        var (known, assumed) = (map.Totals.Known, map.Totals.Assumed);
        Assert.Equal((2, 2), (known.Workloads, assumed.Workloads));
        Assert.Equal(MapRange.Exactly(1e8), known.TextTokensPerMonth);
        Assert.Equal(144_000 * 21_780d, known.VideoTokensPerMonth!.Mid, 1);
        Assert.Equal(12 * (144_000 * 21_780d * 46 / 1e6 + 152), known.YuanPerYear!.Mid, 1);
        Assert.Null(assumed.VideoTokensPerMonth);
        Assert.Equal([("aliyun", 1, 1d / 3), ("volcengine", 2, 2d / 3)], map.Totals.ByVendor.Select(v => (v.Vendor, v.Workloads, v.Share)));
        Assert.Equal((2d / 3, "workloads"), (map.Totals.CompetitorShare, map.Totals.CompetitorShareBasis));
    }

    [Fact]
    public void Shares_go_by_money_only_when_all_of_it_is_known()
    {
        var map = Service("volcengine", "doubao-seed-1.6").Page("剧本用 Qwen3-Max，每月一亿tokens。")
            .Use("剧本用 Qwen3-Max", "script_writing", "aliyun", "qwen3-max").Says("每月一亿tokens", Metrics.Tokens, 1e8, Period.Month, "script_writing").Map();
        // ¥152 at Volcano Engine, 85 % at 2.5 and 15 % at 10 = ¥362.50 at Alibaba Cloud
        Assert.Equal("yuan", map.Totals.CompetitorShareBasis);
        Assert.Equal(152 / (152 + 362.5), map.Totals.CompetitorShare!.Value, 1e-9);
    }

    [Fact]
    public void Nothing_known_is_an_honest_empty_map()
    {
        var map = new MapScenario().Page("我们做短剧。").Map();
        Assert.Empty(map.UseCases);
        Assert.Empty(map.Prices);
        Assert.Equal(new TotalFigures { Workloads = 0 }, map.Totals.Known);
        Assert.Equal(new TotalFigures { Workloads = 0 }, map.Totals.Assumed);
        Assert.Null(map.Totals.CompetitorShare);
        Assert.Single(map.Pages);
    }

    [Fact]
    public void A_share_of_nothing_known_is_not_zero()
    {
        var map = new MapScenario().Page("客服用大模型。").Use("客服用大模型", "customer_service", "unknown").Map();
        Assert.Null(map.Totals.CompetitorShare);
        Assert.Equal([("unknown", 1)], map.Totals.ByVendor.Select(v => (v.Vendor, v.Workloads)));
    }

    [Fact]
    public void A_price_nobody_verified_is_named_so_in_the_sentence() =>
        Assert.Contains("wan2.5 720p（价格未核实）", Video("volcengine", "seedance-2.0").Only().Opportunity.Reason.Zh, StringComparison.Ordinal);

    [Fact]
    public void An_opportunity_says_where_how_much_today_and_how_much_with_us()
    {
        var won = Service("volcengine", "doubao-seed-1.6").Only().Opportunity;
        Assert.Equal(("win", 12 * 120d), (won.Kind, Math.Round(won.YuanPerYear!.Mid, 6)));
        Assert.Equal("跑在火山引擎上。按 doubao-seed-1.6 目录价，今天每年约 ¥1820。同样的工作在阿里云用 qwen3.5-plus 每年约 ¥1440，中值低 21%。", won.Reason.Zh);
        Assert.Equal("Runs on Volcano Engine. At the list price of doubao-seed-1.6 it costs about ¥1820 a year today. The same work on Alibaba Cloud's qwen3.5-plus is about ¥1440 a year, 21 % less in the middle.", won.Reason.En);
    }

    [Fact]
    public void The_driver_that_moves_the_total_most_comes_first()
    {
        var map = Video("volcengine", "seedance-2.0").Page("客服用豆包1.6，每月10万次会话。")
            .Use("客服用豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6").Says("每月10万次会话", Metrics.Conversations, 1e5, Period.Month, "customer_service").Map();
        var effects = Sensitivity.OfYuanPerYear(map.UseCases.SelectMany(u => u.Workloads));
        // yield 20–90 % moves video ×2.5 to ×0.56; pixels ×2.25 to ×0.45
        Assert.Equal(["clip_yield", "pixels"], effects.Take(2).Select(e => e.DriverId));
        Assert.Equal(2.5, effects[0].Result.High / effects[0].Result.Mid, 1e-9);
        Assert.Equal(0, effects.Single(e => e.DriverId == "fps").Swing);
        Assert.All(effects, e => Assert.True(e.Result.Low <= e.Result.Mid && e.Result.Mid <= e.Result.High));
    }

    private static MapScenario Service(string vendor, string? model, string useCase = "customer_service") => new MapScenario()
        .Page("已接入大模型，每月一亿tokens。").Use("已接入大模型", useCase, vendor, model)
        .Says("每月一亿tokens", Metrics.Tokens, 1e8, Period.Month, useCase);

    private static MapScenario Video(string vendor, string model) => new MapScenario()
        .Page("视频用它制作，每月1200分钟成片。").Use("视频用它制作", "video_generation", vendor, model)
        .Says("每月1200分钟成片", Metrics.VideoMinutes, 1200, Period.Month, "video_generation");
}
