using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class VolumeTests
{
    private const double DaysPerMonth = 365d / 12;

    [Fact]
    public void A_days_figure_becomes_a_months_and_the_reason_shows_how()
    {
        var estimate = Service("每天处理约30万次会话", Metrics.Conversations, 300_000, Period.Day).Only().Estimate!;
        var volume = estimate.Drivers.Single(d => d.IsVolume);
        Assert.Equal(9_125_000, volume.Value.Mid, 1e-3);
        Assert.Equal("conversations * turns * tokens_per_turn * retries", estimate.Formula);
        Assert.Equal((Label.Fact, Label.Fact), (volume.Label, estimate.VolumeLabel));
        Assert.Contains("× 365 ÷ 12", volume.Reason.Zh, StringComparison.Ordinal);
        Assert.Equal(["e2"], volume.EvidenceIds);
        // 2–8 turns of 600–6,000 tokens asked 1–1.3 times, 3 × 2,000 × 1.05 in the middle
        Assert.Equal([9_125_000 * 1200d, 9_125_000 * 6300d, 9_125_000 * 62_400d], new[] { estimate.PerMonth.Low, estimate.PerMonth.Mid, estimate.PerMonth.High }.Select(v => Math.Round(v)));
    }

    [Theory]
    [InlineData(Period.Week, DaysPerMonth / 7)]
    [InlineData(Period.Month, 1)]
    [InlineData(Period.Quarter, 1d / 3)]
    [InlineData(Period.Year, 1d / 12)]
    public void Every_period_is_brought_to_a_month(Period period, double factor) =>
        Assert.Equal(6e6 * factor, Volume(Service("处理600万次会话", Metrics.Conversations, 6e6, period)).Value.Mid, 1e-3);

    [Fact]
    public void A_running_total_without_a_period_is_not_taken_for_a_months_work()
    {
        var map = Service("累计600万次会话", Metrics.Conversations, 6e6, Period.None).Map();
        Assert.Equal(Label.Assumed, map.UseCases[0].Workloads[0].Estimate!.VolumeLabel);
        Assert.Equal((Metrics.Conversations, "none"), (map.Facts.Single().Metric, map.Facts.Single().Period));
    }

    [Fact]
    public void Users_are_converted_and_the_volume_is_only_inferred()
    {
        var estimate = Service("月活用户500万", Metrics.MonthlyUsers, 5e6, Period.None, useCase: null).Only().Estimate!;
        Assert.Equal("users_monthly * contact_rate * turns * tokens_per_turn * retries", estimate.Formula);
        Assert.Equal(Label.Inferred, estimate.VolumeLabel);
        Assert.Equal(Label.Fact, estimate.Drivers.Single(d => d.IsVolume).Label);
        Assert.Equal(Label.Assumed, estimate.Drivers.Single(d => d.Id == "contact_rate").Label);
    }

    [Fact]
    public void Stated_tokens_are_taken_as_they_are()
    {
        var estimate = Service("客服日均消耗5亿tokens", Metrics.Tokens, 5e8, Period.Day).Only().Estimate!;
        Assert.Equal(("tokens", Label.Fact), (estimate.Formula, estimate.VolumeLabel));
        Assert.Equal(5e8 * DaysPerMonth, estimate.PerMonth.Mid, 1);
        Assert.Equal(estimate.PerMonth.Low, estimate.PerMonth.High);
    }

    [Fact]
    public void A_companys_token_total_is_not_laid_on_one_of_several_workloads()
    {
        var map = new MapScenario().Page("客服用豆包。编程用混元。公司日均100亿tokens。")
            .Use("客服用豆包", "customer_service", "volcengine", "doubao").Use("编程用混元", "coding", "tencent", "hunyuan")
            .Says("公司日均100亿tokens", Metrics.Tokens, 1e10, Period.Day).Map();
        Assert.All(map.UseCases.SelectMany(u => u.Workloads), w => Assert.Equal(Label.Assumed, w.Estimate!.VolumeLabel));
        Assert.Equal(Metrics.Tokens, map.Facts.Single().Metric);
    }

    [Fact]
    public void Nothing_stated_gives_the_templates_default_labelled_assumed_and_outside_the_totals()
    {
        var workload = new MapScenario().Page("客服用豆包。").Use("客服用豆包", "customer_service", "volcengine", "doubao").Only();
        Assert.Equal((Label.Fact, Label.Assumed, Label.Assumed, false), (workload.UsageLabel, workload.Estimate!.VolumeLabel, workload.Label, workload.InTotals));
        Assert.All(workload.Estimate.Drivers, d => Assert.StartsWith("模板默认", d.Reason.Zh, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("general")]
    [InlineData("driving")]
    [InlineData("industrial")]
    public void Where_nothing_honest_can_be_said_there_is_no_estimate(string useCase) =>
        Assert.Null(new MapScenario().Page("已接入豆包。").Use("已接入豆包", useCase, "volcengine", "doubao").Only().Estimate);

    [Fact]
    public void A_video_model_of_which_no_use_is_said_is_not_given_an_amount_either() =>
        Assert.Null(new MapScenario().Page("已接入 Seedance。").Use("已接入 Seedance", "general", "volcengine", "seedance").Only().Estimate);

    [Fact]
    public void What_the_rep_knows_replaces_what_is_public_and_is_labelled_manual()
    {
        var volume = Volume(Service("每天处理约30万次会话", Metrics.Conversations, 300_000, Period.Day)
            .Page("客服每月 400 万次会话", SourceTier.Manual, null).Says("每月 400 万次会话", Metrics.Conversations, 4e6, Period.Month, "customer_service"));
        Assert.Equal((MapRange.Exactly(4e6), Label.Manual), (volume.Value, volume.Label));
        Assert.Equal(["e3"], volume.EvidenceIds);
        Assert.Equal(["e2"], volume.ConflictIds);
    }

    [Fact]
    public void A_contradiction_of_the_same_time_widens_the_range_and_stays_beside_it()
    {
        var volume = Volume(Service("每天处理约30万次会话", Metrics.Conversations, 300_000, Period.Day)
            .Page("客服每月约600万次会话", SourceTier.Press, "2026-08-01").Says("每月约600万次会话", Metrics.Conversations, 6e6, Period.Month, "customer_service"));
        Assert.Equal([6e6, 9_125_000, 9_125_000], new[] { volume.Value.Low, volume.Value.Mid, volume.Value.High }.Select(v => Math.Round(v)));
        Assert.Equal(["e2"], volume.EvidenceIds);
        Assert.Equal(["e3"], volume.ConflictIds);
        Assert.Contains("600 万", volume.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("widened", volume.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_same_page_calls_older_neither_leads_nor_widens_and_stays_beside_it()
    {
        var volume = Volume(new MapScenario().Page("智能客服接入豆包。2024年客服每天3万次会话。2026年客服每天30万次会话。").Use("智能客服接入豆包", "customer_service", "volcengine", "doubao")
            .Says("2024年客服每天3万次会话", Metrics.Conversations, 30_000, Period.Day, "customer_service", older: true)
            .Says("2026年客服每天30万次会话", Metrics.Conversations, 300_000, Period.Day, "customer_service"));
        Assert.Equal(9_125_000, Math.Round(volume.Value.Low));
        Assert.Equal(["e3"], volume.EvidenceIds);
        Assert.Equal(["e2"], volume.ConflictIds);
    }

    [Fact]
    public void An_older_figure_is_history_and_a_rounded_one_agrees()
    {
        var volume = Volume(Service("每天处理约30万次会话", Metrics.Conversations, 300_000, Period.Day)
            .Page("客服每月约100万次会话", SourceTier.Press, "2024-08-01").Says("每月约100万次会话", Metrics.Conversations, 1e6, Period.Month, "customer_service")
            .Page("客服每月超900万次会话", SourceTier.Press, "2026-08-01").Says("每月超900万次会话", Metrics.Conversations, 9e6, Period.Month, "customer_service"));
        Assert.Equal(9e6, volume.Value.Low, 1e-3);
        Assert.Equal(["e2", "e4"], volume.EvidenceIds);
        Assert.Equal(["e3"], volume.ConflictIds);
        Assert.Contains("更早", volume.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void One_figure_for_two_workloads_of_a_use_case_is_shared_visibly_and_adds_up_once()
    {
        var workloads = new MapScenario().Page("客服用豆包和通义千问。另外，客服每月 600 万次会话。")
            .Use("客服用豆包", "customer_service", "volcengine", "doubao").Use("通义千问", "customer_service", "aliyun", "qwen")
            .Says("客服每月 600 万次会话", Metrics.Conversations, 6e6, Period.Month, "customer_service")
            .Map().UseCases.Single().Workloads;
        Assert.All(workloads, w =>
        {
            Assert.Equal("conversations / sharing_workloads * turns * tokens_per_turn * retries", w.Estimate!.Formula);
            Assert.Equal((Label.Inferred, true), (w.Estimate.VolumeLabel, w.InTotals));
        });
        Assert.Equal(6e6 * 6300, workloads.Sum(w => w.Estimate!.PerMonth.Mid), 1);
    }

    [Fact]
    public void A_workload_that_cannot_use_a_figure_does_not_share_it()
    {
        var workloads = new MapScenario().Page("视频用 Seedance 2.0。视频问答用 DeepSeek。每月制作1200分钟成片。")
            .Use("视频用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0").Use("视频问答用 DeepSeek", "video_generation", "self_hosted", "deepseek")
            .Says("每月制作1200分钟成片", Metrics.VideoMinutes, 1200, Period.Month, "video_generation").Map().UseCases.Single().Workloads;
        Assert.DoesNotContain("sharing", workloads[0].Estimate!.Formula, StringComparison.Ordinal);
        Assert.Equal(Label.Fact, workloads[0].Estimate!.VolumeLabel);
        Assert.Null(workloads[1].Estimate);
    }

    [Fact]
    public void Todays_figure_only_hints_at_what_a_plan_will_take()
    {
        var workload = new MapScenario().Page("将用混元做客服。现在每月 600 万次会话。").Use("将用混元做客服", "customer_service", "tencent", "hunyuan", UsageStatus.Planned)
            .Says("每月 600 万次会话", Metrics.Conversations, 6e6, Period.Month, "customer_service").Only();
        Assert.Equal((Label.Inferred, Label.Fact), (workload.Estimate!.VolumeLabel, workload.Estimate.Drivers[0].Label));
    }

    [Fact]
    public void A_companys_growth_is_only_inferred_for_one_workload_among_several()
    {
        var workloads = new MapScenario().Page("客服用豆包。编程用混元。AI 用量同比增长120%。")
            .Use("客服用豆包", "customer_service", "volcengine", "doubao").Use("编程用混元", "coding", "tencent", "hunyuan")
            .Says("AI 用量同比增长120%", Metrics.GrowthPerYear, 1.2).Map().UseCases.SelectMany(u => u.Workloads);
        Assert.All(workloads, w => Assert.Equal((Label.Inferred, 1.2), (w.Growth!.Label, w.Growth.PerYear.Mid)));
    }

    [Fact]
    public void A_default_is_the_companys_so_workloads_without_a_figure_share_it()
    {
        var workloads = new MapScenario().Page("客服用豆包，每月 600 万次会话。一部分客服用通义千问，一部分用混元。")
            .Use("客服用豆包，每月 600 万次会话", "customer_service", "volcengine", "doubao").Says("每月 600 万次会话", Metrics.Conversations, 6e6, Period.Month, "customer_service")
            .Use("一部分客服用通义千问", "customer_service", "aliyun", "qwen").Use("一部分用混元", "customer_service", "tencent", "hunyuan")
            .Map().UseCases.Single().Workloads;
        Assert.Equal([6e6, 200_000 / 2d, 200_000 / 2d], workloads.Select(w => Math.Round(w.Estimate!.PerMonth.Mid / 6300, 6)));
    }

    [Fact]
    public void A_text_model_named_for_film_work_is_not_given_seconds_of_film() =>
        Assert.Null(new MapScenario().Page("视频用 DeepSeek。").Use("视频用 DeepSeek", "video_generation", "self_hosted", "deepseek").Only().Estimate);

    [Fact]
    public void A_figure_said_in_the_same_words_as_a_workload_is_that_workloads_alone()
    {
        var workloads = new MapScenario().Page("豆包客服每天处理30万次会话。还有一部分客服用通义千问。")
            .Use("豆包客服每天处理30万次会话", "customer_service", "volcengine", "doubao").Use("客服用通义千问", "customer_service", "aliyun", "qwen")
            .Says("每天处理30万次会话", Metrics.Conversations, 3e5, Period.Day, "customer_service")
            .Map().UseCases.Single().Workloads;
        Assert.Equal([("volcengine", Label.Fact), ("aliyun", Label.Assumed)], workloads.Select(w => (w.Vendor, w.Estimate!.VolumeLabel)));
    }

    [Fact]
    public void A_companys_whole_output_is_only_partly_made_with_AI()
    {
        var estimate = new MapScenario().Page("视频用可灵制作。公司每年上线120部短剧。")
            .Use("视频用可灵制作", "video_generation", "other", "kling").Says("每年上线120部短剧", Metrics.Series, 120, Period.Year).Only().Estimate!;
        Assert.Equal("series * minutes_per_series * ai_share * 60 / clip_yield", estimate.Formula);
        Assert.Equal((VolumeUnit.VideoSeconds, Label.Inferred), (estimate.Unit, estimate.VolumeLabel));
        // 10 a month × 120 min × 40 % × 60 s ÷ 50 %
        Assert.Equal(57_600, estimate.PerMonth.Mid, 1e-6);
    }

    [Fact]
    public void The_companys_own_growth_comes_before_the_markets()
    {
        var own = Service("AI 调用量同比增长120%", Metrics.GrowthPerYear, 1.2, Period.None, useCase: null).Only().Growth!;
        Assert.Equal((MapRange.Exactly(1.2), Label.Fact), (own.PerYear, own.Label));
        Assert.Equal(["e2"], own.EvidenceIds);

        var market = new MapScenario().Page("客服用豆包。").Use("客服用豆包", "customer_service", "volcengine", "doubao").Only().Growth!;
        Assert.Equal(Label.Assumed, market.Label);
        Assert.True(market.PerYear.High > 5 * Math.Max(1, market.PerYear.Low));
        Assert.Contains("全国", market.Basis.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_companys_own_decline_is_its_growth()
    {
        var own = Service("AI 调用量同比下降20%", Metrics.GrowthPerYear, -.2, Period.None, useCase: null).Only();
        Assert.Equal((MapRange.Exactly(-.2), Label.Fact), (own.Growth!.PerYear, own.Growth.Label));
    }

    private static MapScenario Service(string words, string metric, double value, Period period, string? useCase = "customer_service") => new MapScenario()
        .Page($"客服已接入豆包1.6。{words}。")
        .Use("客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6")
        .Says(words, metric, value, period, useCase);

    private static Driver Volume(MapScenario scenario) => scenario.Only().Estimate!.Drivers.Single(d => d.IsVolume);
}
