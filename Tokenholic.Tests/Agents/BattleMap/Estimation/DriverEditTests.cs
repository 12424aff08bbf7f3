using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class DriverEditTests
{
    [Fact]
    public void An_entered_count_replaces_an_assumption_and_brings_the_workload_into_the_totals()
    {
        var before = new MapScenario().Page("客服用 Qwen3-Max。").Use("客服用 Qwen3-Max", "customer_service", "aliyun", "qwen3-max").Map();
        Assert.Null(before.Totals.Known.YuanPerYear);

        var after = DriverEdit.Set(before, "w1", "conversations", MapRange.Exactly(1e6), Catalog.Default);
        var workload = after.UseCases.Single().Workloads.Single();
        Assert.Equal((Label.Manual, true), (workload.Label, workload.InTotals));
        // 1 M conversations × 6,000 tokens × 1.05 (retries) × (90 % × 2.5 + 10 % × 10) ÷ 1 M
        Assert.Equal(6.3e9, after.Totals.Known.TextTokensPerMonth!.Mid, 1);
        Assert.Equal(12 * 6300 * 3.25, after.Totals.Known.YuanPerYear!.Mid, 1e-3);
        Assert.Null(after.Totals.Assumed.YuanPerYear);
        Assert.Null(before.Totals.Known.YuanPerYear);
    }

    [Fact]
    public void A_quote_that_says_otherwise_stays_beside_the_entered_figure()
    {
        var after = DriverEdit.Set(SampleMaps.Starisle, "w4", "conversations", MapRange.Exactly(5e6), Catalog.Default);
        var driver = after.UseCases.SelectMany(u => u.Workloads).Single(w => w.Id == "w4").Estimate!.Drivers[0];
        Assert.Empty(driver.EvidenceIds);
        Assert.Equal(["e2", "e7"], driver.ConflictIds);
        Assert.Contains("912 万", driver.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_that_bills_another_unit_follows_too()
    {
        var before = new MapScenario().Page("视频用 Seedance 2.0。").Use("视频用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0").Map();
        var after = DriverEdit.Set(before, "w1", "clip_yield", MapRange.Exactly(1), Catalog.Default);
        var (old, changed) = (before.UseCases[0].Workloads[0].Estimate!, after.UseCases[0].Workloads[0].Estimate!);
        Assert.Equal(old.PerMonth.Mid / 2, changed.PerMonth.Mid, 1e-3);
        Assert.Equal(old.OnAliyun!.YuanPerMonth.Mid / 2, changed.OnAliyun!.YuanPerMonth.Mid, 1e-6);
        Assert.Equal(Label.Assumed, changed.VolumeLabel);
        Assert.Equal(changed.OnAliyun.YuanPerMonth.Times(12), after.UseCases[0].Workloads[0].Opportunity.YuanPerYear);
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(2, 1, 3)]
    [InlineData(0, double.NaN, 1)]
    [InlineData(0, 1, double.PositiveInfinity)]
    [InlineData(0, 1, 1e22)]
    public void A_value_that_is_no_range_is_refused(double low, double mid, double high) => Assert.Equal(
        FormulaProblem.BadValue,
        Assert.Throws<FormulaException>(() => DriverEdit.Set(SampleMaps.Starisle, "w4", "conversations", new(low, mid, high), Catalog.Default)).Problem);

    [Fact]
    public void A_yield_of_zero_and_an_unknown_driver_are_typed_errors()
    {
        Assert.Equal(FormulaProblem.DivisionByZero, Assert.Throws<FormulaException>(
            () => DriverEdit.Set(SampleMaps.Starisle, "w3", "clip_yield", new(0, .5, 1), Catalog.Default)).Problem);
        Assert.Throws<KeyNotFoundException>(() => DriverEdit.Set(SampleMaps.Starisle, "w3", "nothing", MapRange.Exactly(1), Catalog.Default));
        Assert.Throws<KeyNotFoundException>(() => DriverEdit.Set(SampleMaps.Starisle, "w2", "conversations", MapRange.Exactly(1), Catalog.Default));
    }
}
