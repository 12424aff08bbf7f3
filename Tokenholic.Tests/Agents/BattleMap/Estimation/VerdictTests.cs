using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>What the customer says of a cell, and what the map then says.</summary>
public class VerdictTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, double> None = [];

    [Fact]
    public void A_confirmed_assumption_counts()
    {
        var before = Assumed();
        var after = VerdictEdit.Set(before, "w1", confirmed: true, " 李经理，11 月 23 日 ", None, At, Catalog.Default);
        var workload = after.UseCases[0].Workloads[0];
        Assert.Equal((Label.Manual, true), (workload.Label, workload.InTotals));
        Assert.Equal("李经理，11 月 23 日", workload.Verdict!.Note);
        Assert.Equal(before.Totals.Assumed.TextTokensPerMonth, after.Totals.Known.TextTokensPerMonth);
    }

    [Fact]
    public void A_refuted_cell_is_shown_and_counted_nowhere()
    {
        var after = VerdictEdit.Set(SampleMaps.Starisle, "w4", confirmed: false, null, None, At, Catalog.Default);
        var workload = EditedMap.Find(after, "w4");
        Assert.Equal((false, "none", (OpportunityScore?)null), (workload.InTotals, workload.Opportunity.Kind, workload.Opportunity.Score));
        Assert.Null(after.Totals.Known.TextTokensPerMonth);
        Assert.Equal(1, after.Totals.Known.Workloads);
        Assert.Equal(SampleMaps.Starisle.Totals.Assumed.Workloads, after.Totals.Assumed.Workloads);
        Assert.Equal(3, after.Totals.ByVendor.Sum(v => v.Workloads));
    }

    [Fact]
    public void A_true_figure_of_a_driver_takes_its_place_and_the_estimate_is_kept_beside_it()
    {
        var after = VerdictEdit.Set(SampleMaps.Starisle, "w4", confirmed: true, null, new Dictionary<string, double> { ["tokens_per_conversation"] = 3000 }, At, Catalog.Default);
        var workload = EditedMap.Find(after, "w4");
        Assert.Equal(9.125e6 * 3000, workload.Estimate!.PerMonth.Mid, 1);
        var figure = Assert.Single(workload.Verdict!.Figures);
        Assert.Equal((new MapRange(2400, 4800, 12000), Label.Assumed, "customer_service"), (figure.Estimated, figure.Label, figure.Template));
        Assert.Equal((Label.Manual, 3000d), (workload.Estimate.Drivers[1].Label, workload.Estimate.Drivers[1].Value.High));

        var again = VerdictEdit.Set(after, "w4", confirmed: true, null, new Dictionary<string, double> { ["tokens_per_conversation"] = 3500 }, At, Catalog.Default);
        Assert.Equal((new MapRange(2400, 4800, 12000), 3500d), (EditedMap.Find(again, "w4").Verdict!.Figures[0].Estimated, EditedMap.Find(again, "w4").Verdict!.Figures[0].Value));
    }

    [Fact]
    public void A_true_volume_stands_for_the_whole_formula_also_where_another_unit_is_billed()
    {
        var before = new MapScenario().Page("视频用 Seedance 2.0。").Use("视频用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0").Map();
        var old = before.UseCases[0].Workloads[0].Estimate!;
        var after = VerdictEdit.Set(before, "w1", confirmed: false, null, new Dictionary<string, double> { [TrueFigure.PerMonth] = 2e9 }, At, Catalog.Default);
        var workload = after.UseCases[0].Workloads[0];
        Assert.Equal(("per_month", 2e9, true), (workload.Estimate!.Formula, workload.Estimate.PerMonth.Mid, workload.InTotals));
        Assert.Equal(2e9 * 46 / 1e6, workload.Estimate.Today!.YuanPerMonth.Mid, 1e-6);
        Assert.Equal(old.OnAliyun!.YuanPerMonth.Mid * 2e9 / old.PerMonth.Mid, workload.Estimate.OnAliyun!.YuanPerMonth.Mid, 1);
    }

    [Fact]
    public void A_customers_word_and_a_discount_outlive_a_new_round_of_research()
    {
        var fresh = Assumed();
        var before = DiscountEdit.Set(
            VerdictEdit.Set(Assumed(), "w1", confirmed: true, "李经理", new Dictionary<string, double> { ["tokens_per_turn"] = 1500 }, At, Catalog.Default), "aliyun", .3, "框架", At, Catalog.Default);
        var after = CarriedEdits.Onto(fresh, before, EstimationBasis.Shipped, Catalog.Default);
        Assert.Equal(before.UseCases[0].Workloads[0].Verdict!.Figures, after.UseCases[0].Workloads[0].Verdict!.Figures);
        Assert.Equal((before.Totals.Known.YuanPerYear, before.Totals.Known.DiscountedYuanPerYear), (after.Totals.Known.YuanPerYear, after.Totals.Known.DiscountedYuanPerYear));

        // another model, another cell: nothing was said of it
        var other = new MapScenario().Page("客服用 Qwen-Plus。").Use("客服用 Qwen-Plus", "customer_service", "aliyun", "qwen-plus").Map();
        Assert.Null(CarriedEdits.Onto(other, before, EstimationBasis.Shipped, Catalog.Default).UseCases[0].Workloads[0].Verdict);
        Assert.Same(fresh, CarriedEdits.Onto(fresh, Assumed(), EstimationBasis.Shipped, Catalog.Default));
    }

    [Fact]
    public void Both_a_driver_and_the_whole_volume_may_be_put_right_in_any_order()
    {
        var after = VerdictEdit.Set(Assumed(), "w1", true, null, new Dictionary<string, double> { [TrueFigure.PerMonth] = 1e9, ["turns"] = 4 }, At, Catalog.Default);
        Assert.Equal((1e9, 2), (after.UseCases[0].Workloads[0].Estimate!.PerMonth.Mid, after.UseCases[0].Workloads[0].Verdict!.Figures.Count));
    }

    [Theory]
    [InlineData("turns", -1)]
    [InlineData("per_month", double.NaN)]
    public void A_figure_that_is_none_is_refused(string driver, double value) => Assert.Throws<FormulaException>(
        () => VerdictEdit.Set(Assumed(), "w1", true, null, new Dictionary<string, double> { [driver] = value }, At, Catalog.Default));

    [Fact]
    public void A_figure_of_something_that_is_not_there_is_refused()
    {
        Assert.Throws<KeyNotFoundException>(() => VerdictEdit.Set(Assumed(), "w1", true, null, new Dictionary<string, double> { ["nothing"] = 1 }, At, Catalog.Default));
        Assert.Throws<KeyNotFoundException>(() => VerdictEdit.Set(SampleMaps.Starisle, "w2", true, null, new Dictionary<string, double> { ["per_month"] = 1 }, At, Catalog.Default));
    }

    private static BattleMapDocument Assumed() => new MapScenario().Page("客服用 Qwen3-Max。").Use("客服用 Qwen3-Max", "customer_service", "aliyun", "qwen3-max").Map();
}
