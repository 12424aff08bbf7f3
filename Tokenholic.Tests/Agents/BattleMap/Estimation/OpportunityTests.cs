using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class OpportunityTests
{
    [Fact]
    public void The_score_is_the_product_of_the_factors_by_the_rules_of_the_data_file()
    {
        var score = Workload("volcengine", "doubao-seed-2.1-pro", 1e11).Opportunity.Score!;
        // 1,000 亿 tokens: 840,000 ¥ a month today (90 % × 6 + 10 % × 30), 1,440,000 on qwen3.7-max (12 and 36): 71.4 % dearer
        double[] points =
        [
            .85 + (Math.Log10(17.28e6) - 7) * .15,
            .85,
            .25 - (.7142857 - .5) / 1.5 * .2,
            .8,
            .35,
        ];
        Assert.Equal(["size", "growth", "price", "fit", "openness"], score.Factors.Select(f => f.Id));
        Assert.All(score.Factors.Zip(points), pair => Assert.Equal(pair.Second, pair.First.Points, 1e-6));
        double[] weights = [.3, .15, .2, .2, .15];
        Assert.Equal(100 * points.Zip(weights, Math.Pow).Aggregate((a, b) => a * b), score.Value, 1e-4);
    }

    [Theory]
    [InlineData("volcengine", "deepseek-v3.2", UsageStatus.InUse, "open_weight")]
    [InlineData("volcengine", "doubao-seed-1.6", UsageStatus.InUse, "one_cloud")]
    [InlineData("overseas", "gpt-4o", UsageStatus.InUse, "overseas")]
    [InlineData("self_hosted", "qwen3-32b", UsageStatus.InUse, "own_machines")]
    [InlineData("unknown", null, UsageStatus.InUse, "unknown_cloud")]
    [InlineData("baidu", "ernie-5.0", UsageStatus.Planned, "undecided")]
    public void Openness_says_how_freely_the_work_can_move(string vendor, string? model, UsageStatus status, string code) =>
        Assert.Equal(code, Workload(vendor, model, 1e9, status).Opportunity.Score!.Factors.Single(f => f.Id == "openness").Code);

    [Fact]
    public void What_runs_on_Alibaba_Cloud_or_is_over_has_no_score()
    {
        Assert.Null(Workload("aliyun", "qwen3-max", 1e9).Opportunity.Score);
        Assert.Null(Workload("baidu", "ernie-5.0", 1e9, UsageStatus.Past).Opportunity.Score);
    }

    [Theory]
    [InlineData(UsageStatus.InUse, "由其他厂商提供服务。", "Runs with another provider.")]
    [InlineData(UsageStatus.Planned, "计划用其他厂商，尚未落地。", "Planned with another provider, not live yet.")]
    public void Another_provider_is_called_so(UsageStatus status, string zh, string en)
    {
        var reason = Workload("other", "kimi-k2.6", 1e9, status).Opportunity.Reason;
        Assert.StartsWith(zh, reason.Zh, StringComparison.Ordinal);
        Assert.StartsWith(en, reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_add_up_and_rise()
    {
        Assert.Equal(1, ScoreRules.Default.Sum(r => r.Weight), 1e-9);
        Assert.All(ScoreRules.Default, rule =>
        {
            Assert.True(rule.Curve is null != rule.Cases is null);
            Assert.All((rule.Curve ?? []).Zip((rule.Curve ?? []).Skip(1)), pair => Assert.True(pair.First[0] < pair.Second[0] && pair.First[1] <= pair.Second[1]));
            Assert.All([rule.Unknown, .. rule.Cases?.Values ?? [], .. rule.Curve?.Select(p => p[1]) ?? []], points => Assert.InRange(points, .01, 1));
            Assert.Equal(rule.Curve?[0][1] ?? rule.Unknown, rule.PointsOf(-1e12), 1e-9);
            Assert.Equal(rule.Curve?[^1][1] ?? rule.Unknown, rule.PointsOf(1e15), 1e-9);
        });
    }

    [Fact]
    public void Growth_carries_the_volume_a_year_on_and_names_whose_growth_it_is()
    {
        var volcano = Workload("volcengine", "doubao-seed-1.6", 1e9).Growth!;
        var baidu = Workload("baidu", "ernie-5.0", 1e9).Growth!;
        Assert.Equal((1e9, 3.3e9, 6.76e9), Rounded(volcano.PerMonthInAYear!));
        Assert.Equal((1e9, 3.3e9, 7.8e9), Rounded(baidu.PerMonthInAYear!));
        Assert.Contains("豆包", volcano.Basis.Zh, StringComparison.Ordinal);
        Assert.Contains("全国", baidu.Basis.Zh, StringComparison.Ordinal);
        Assert.All([volcano, baidu], g => Assert.Equal(Label.Assumed, g.Label));
    }

    [Fact]
    public void The_headline_grows_by_what_its_workloads_grow()
    {
        var map = Scenario("baidu", "ernie-5.0", 1e9, UsageStatus.InUse).Map();
        Assert.Equal((1e9, 3.3e9, 7.8e9), Rounded(map.Totals.Known.TextTokensPerMonthInAYear!));
        Assert.Null(map.Totals.Known.VideoTokensPerMonthInAYear);
    }

    [Fact]
    public void Where_the_cloud_is_unknown_one_named_basis_stands_beside_and_nowhere_else()
    {
        var prior = Scenario("unknown", null, 1e9, UsageStatus.InUse).Map().MarketPrior!;
        Assert.Equal(("idc", "2025H1"), (prior.Basis, prior.Period));
        Assert.Equal([("volcengine", 49.2), ("aliyun", 27), ("baidu", 17)], prior.Shares.Select(s => (s.Vendor, s.Percent)));
        Assert.Null(Scenario("baidu", "ernie-5.0", 1e9, UsageStatus.InUse).Map().MarketPrior);
    }

    private static (double, double, double) Rounded(MapRange range) => (Math.Round(range.Low), Math.Round(range.Mid), Math.Round(range.High));

    private static Workload Workload(string vendor, string? model, double tokens, UsageStatus status = UsageStatus.InUse) => Scenario(vendor, model, tokens, status).Only();

    private static MapScenario Scenario(string vendor, string? model, double tokens, UsageStatus status) => new MapScenario().Page("客服有一种用法，每月有若干token。")
        .Use("客服有一种用法", "customer_service", vendor, model, status).Says("每月有若干token", Metrics.Tokens, tokens, Period.Month, "customer_service");
}
