using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Editing;

public class MapEditingTests
{
    private static readonly EditStamp Stamp = new(new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero), " 王芳 ", " 客户电话里说的 ");

    [Fact]
    public void A_driver_put_right_is_manual_keeps_what_research_said_and_moves_the_headline()
    {
        var before = SampleMaps.Starisle;
        var after = Edited(before, new CellChange("w4", EditKinds.Driver, new(Range: MapRange.Exactly(5e6)), "conversations"));

        var cell = Cell(after, "w4");
        Assert.Equal((Label.Manual, 5e6 * 4800), (cell.Estimate!.Drivers[0].Label, cell.Estimate.PerMonth.Mid));
        Assert.Equal(cell.Estimate.PerMonth, after.Totals.Known.TextTokensPerMonth);
        Assert.Equal(Cell(before, "w4"), cell.Researched);
        var edit = Assert.Single(after.Edits);
        Assert.Equal(("王芳", "客户电话里说的", new MapRange(6e6, 9.125e6, 9.125e6)), (edit.By, edit.Reason, edit.From!.Range));
        Assert.Contains("每天处理约30万次会话", edit.Quotes);
    }

    [Fact]
    public void Another_cloud_takes_its_price_and_the_quote_that_says_otherwise_stays_as_a_contradiction()
    {
        var after = Edited(SampleMaps.Starisle, new CellChange("w4", EditKinds.Vendor, new("aliyun")), new CellChange("w4", EditKinds.Model, new("qwen3-max")));

        var cell = Cell(after, "w4");
        Assert.Equal(("aliyun", "qwen3-max", Label.Manual, "keep"), (cell.Vendor, cell.Model, cell.UsageLabel, cell.Opportunity.Kind));
        Assert.StartsWith("aliyun/qwen3-max", cell.Estimate!.Today!.PriceId, StringComparison.Ordinal);
        Assert.Equal(Cell(SampleMaps.Starisle, "w4").Estimate!.PerMonth, cell.Estimate.PerMonth);
        Assert.Equal(["e1"], cell.ConflictIds);
        Assert.Contains(after.Prices, p => p.Id == cell.Estimate.Today.PriceId);
    }

    [Fact]
    public void Work_that_moves_to_a_price_in_another_unit_is_counted_in_that_unit()
    {
        var before = new MapScenario().Page("视频用 Seedance 2.0，每月产出约1200分钟成片。").Use("视频用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0")
            .Says("每月产出约1200分钟成片", Metrics.VideoMinutes, 1200, Period.Month, "video_generation").Map();
        Assert.Equal(VolumeUnit.VideoTokens, Cell(before, "w1").Estimate!.Unit);
        var wan = Catalog.Default.Models.First(m => m.Owner == "aliyun" && m.Modality is Modality.Video).Id;

        var after = Edited(before, new CellChange("w1", EditKinds.Vendor, new("aliyun")), new CellChange("w1", EditKinds.Model, new(wan)));

        var estimate = Cell(after, "w1").Estimate!;
        Assert.Equal(VolumeUnit.VideoSeconds, estimate.Unit);
        Assert.Equal((1200d, Label.Fact), (estimate.Drivers.Single(d => d.IsVolume).Value.Mid, estimate.VolumeLabel));
    }

    [Theory]
    [InlineData(UsageStatus.Planned)]
    [InlineData(UsageStatus.Past)]
    [InlineData(UsageStatus.Denied)]
    public void A_status_decides_what_counts(UsageStatus status)
    {
        var after = Edited(SampleMaps.Starisle, new CellChange("w4", EditKinds.Status, new(status.ToString().ToLowerInvariant())));
        var cell = Cell(after, "w4");
        Assert.Equal((false, status), (cell.InTotals, cell.Status));
        Assert.Equal(status is UsageStatus.Planned, cell.Estimate is not null);
        Assert.Null(cell.Estimate?.Today);
        Assert.Null(after.Totals.Known.TextTokensPerMonth);
    }

    [Fact]
    public void A_whole_volume_stands_for_the_formula_until_it_is_taken_back()
    {
        var edited = Edited(SampleMaps.Starisle, new CellChange("w6", EditKinds.Volume, new(Range: new(1e9, 2e9, 3e9))));
        Assert.Equal(("per_month", true), (Cell(edited, "w6").Estimate!.Formula, Cell(edited, "w6").InTotals));

        var back = MapEditing.Undo(edited, edited.Edits[0].Id, EstimationBasis.Shipped, Catalog.Default);
        Assert.Equal(Cell(SampleMaps.Starisle, "w6").Estimate!.PerMonth, Cell(back, "w6").Estimate!.PerMonth);
        Assert.Equal((null, 0), (Cell(back, "w6").Researched, back.Edits.Count));
        Assert.Equal(SampleMaps.Starisle.Totals.Known.Workloads, back.Totals.Known.Workloads);
    }

    [Fact]
    public void A_removed_cell_stays_in_sight_and_counts_nowhere()
    {
        var after = Edited(SampleMaps.Starisle, new CellChange("w4", EditKinds.Remove, null));
        var cell = Cell(after, "w4");
        Assert.Equal((true, false, "none"), (cell.Removed, cell.InTotals, cell.Opportunity.Kind));
        Assert.Equal(1, after.Totals.ByVendor.Single(v => v.Vendor == "volcengine").Workloads);
        Assert.True(Cell(MapEditing.Undo(after, after.Edits[0].Id, EstimationBasis.Shipped, Catalog.Default), "w4").InTotals);
    }

    [Fact]
    public void A_cell_may_be_added_to_a_column_or_to_one_of_its_own_but_not_twice()
    {
        var known = Add(SampleMaps.Starisle, new("dubbing", Catalog.Default.UseCase("dubbing").Name, "aliyun", "qwen3-max", UsageStatus.InUse));
        Assert.Equal(["video_generation", "dubbing", "customer_service"], known.UseCases.Select(u => u.Id).Skip(2).Take(3));
        var added = known.UseCases.Single(u => u.Id == "dubbing").Workloads.Single();
        Assert.Equal((Label.Manual, "keep"), (added.UsageLabel, added.Opportunity.Kind));

        var own = Add(known, new("own_1", new("剧情互动", "剧情互动"), "baidu", null, UsageStatus.Planned));
        Assert.Equal("剧情互动", own.UseCases[^1].Name.Zh);
        Assert.Equal(EditProblem.Twice, Assert.Throws<EditException>(() => Add(own, new("own_1", new("剧情互动", "剧情互动"), "baidu", null, UsageStatus.Planned))).Problem);

        var without = MapEditing.Undo(own, own.Edits[1].Id, EstimationBasis.Shipped, Catalog.Default);
        Assert.DoesNotContain(without.UseCases, u => u.Id == "own_1");
    }

    [Fact]
    public void Of_a_cell_without_an_estimate_a_volume_by_hand_is_one()
    {
        var own = Add(SampleMaps.Starisle, new("own_1", new("剧情互动", "剧情互动"), "volcengine", "doubao-seed-1.6", UsageStatus.InUse));
        var id = own.UseCases[^1].Workloads[0].Id;
        Assert.Null(Cell(own, id).Estimate);
        var after = Edited(own, new CellChange(id, EditKinds.Volume, new(Range: MapRange.Exactly(1e9))));
        Assert.Equal((1e9, true), (Cell(after, id).Estimate!.PerMonth.Mid, Cell(after, id).InTotals));
        Assert.Equal("win", Cell(after, id).Opportunity.Kind);
        Assert.NotNull(Cell(after, id).Estimate!.Today);
    }

    [Fact]
    public void Growth_put_right_moves_the_forecast_and_the_score_and_nothing_of_today()
    {
        var before = SampleMaps.Starisle;
        var after = Edited(before, new CellChange("w4", EditKinds.Growth, new(Range: MapRange.Exactly(.3))));
        var (was, cell) = (Cell(before, "w4"), Cell(after, "w4"));
        Assert.Equal((Label.Manual, .3, was.Growth?.PerYear), (cell.Growth!.Label, cell.Growth.PerYear.Mid, after.Edits[0].From?.Range));
        Assert.Equal(was.Estimate!.PerMonth.Times(1.3), cell.Growth.PerMonthInAYear);
        Assert.Equal(cell.Growth.PerMonthInAYear, after.Totals.Known.TextTokensPerMonthInAYear);
        Assert.Equal((was.Estimate.PerMonth, before.Totals.Known.YuanPerYear), (cell.Estimate!.PerMonth, after.Totals.Known.YuanPerYear));
        Assert.Null(Cell(Edited(after, new CellChange("w4", EditKinds.Status, new("planned"))), "w4").Growth); // nothing yet to grow from
        Assert.Equal(was.Growth, Cell(MapEditing.Undo(after, after.Edits[0].Id, EstimationBasis.Shipped, Catalog.Default), "w4").Growth);
        Assert.Equal(EditProblem.BadValue, Assert.Throws<EditException>(() => Edited(before, new CellChange("w4", EditKinds.Growth, new(Range: MapRange.Exactly(-1.1))))).Problem);
    }

    [Fact]
    public void The_customers_word_is_stronger_than_ours_in_whichever_order_they_come()
    {
        var told = new Dictionary<string, double> { ["conversations"] = 4e6 };
        var ours = new CellChange("w4", EditKinds.Driver, new(Range: MapRange.Exactly(5e6)), "conversations");
        var first = Edited(VerdictEdit.Set(SampleMaps.Starisle, "w4", true, null, told, Stamp.At, Catalog.Default), ours);
        var last = VerdictEdit.Set(Edited(SampleMaps.Starisle, ours), "w4", true, null, told, Stamp.At, Catalog.Default);
        Assert.All([first, last], map => Assert.Equal(4e6, Cell(map, "w4").Estimate!.Drivers[0].Value.Mid));
        Assert.Equal(6e6, Cell(first, "w4").Researched!.Estimate!.Drivers[0].Value.Low);
        Assert.Equal(4e6 * 4800, Cell(MapEditing.Undo(first, first.Edits[0].Id, EstimationBasis.Shipped, Catalog.Default), "w4").Estimate!.PerMonth.Mid, 1);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_its_reason()
    {
        Assert.Equal(EditProblem.Gone, Problem(new("w99", EditKinds.Vendor, new("aliyun"))));
        Assert.Equal(EditProblem.BadValue, Problem(new("w4", EditKinds.Vendor, new("nobody"))));
        Assert.Equal(EditProblem.BadValue, Problem(new("w4", EditKinds.Status, new("maybe"))));
        Assert.Equal(EditProblem.BadValue, Problem(new("w4", EditKinds.Add, null)));
        Assert.Equal(EditProblem.NoDriver, Problem(new("w4", EditKinds.Driver, new(Range: MapRange.Exactly(1)), "nothing")));
        Assert.Throws<FormulaException>(() => Edited(SampleMaps.Starisle, new CellChange("w3", EditKinds.Driver, new(Range: new(0, .5, 1)), "clip_yield")));
        Assert.Throws<FormulaException>(() => Edited(SampleMaps.Starisle, new CellChange("w3", EditKinds.Volume, new(Range: new(2, 1, 3)))));
        Assert.Equal(FormulaProblem.MoreThanAll, Assert.Throws<FormulaException>(() => Edited(SampleMaps.Starisle, new CellChange("w3", EditKinds.Driver, new(Range: MapRange.Exactly(50)), "clip_yield"))).Problem);

        static EditProblem Problem(CellChange change) => Assert.Throws<EditException>(() => Edited(SampleMaps.Starisle, change)).Problem;
    }

    [Fact]
    public void Notes_add_up_and_a_second_value_takes_the_place_of_the_first()
    {
        var noted = Edited(SampleMaps.Starisle, new CellChange("w4", EditKinds.Note, new("周会要问")), new CellChange("w4", EditKinds.Note, new("找李经理")));
        Assert.Equal(2, noted.Edits.Count);
        Assert.Equal(SampleMaps.Starisle.Totals.Known.TextTokensPerMonth, noted.Totals.Known.TextTokensPerMonth);
        var twice = Edited(noted, new CellChange("w4", EditKinds.Vendor, new("baidu")), new CellChange("w4", EditKinds.Vendor, new("tencent")));
        Assert.Equal("tencent", Assert.Single(twice.Edits, e => e.Kind == EditKinds.Vendor).To!.Text);
        Assert.DoesNotContain(Edited(twice, new CellChange("w4", EditKinds.Vendor, new("volcengine"))).Edits, e => e.Kind == EditKinds.Vendor);
    }

    private static Workload Cell(BattleMapDocument map, string id) => map.UseCases.SelectMany(u => u.Workloads).Single(w => w.Id == id);

    private static BattleMapDocument Edited(BattleMapDocument map, params CellChange[] changes) => MapEditing.Apply(map, changes, Stamp, EstimationBasis.Shipped, Catalog.Default);

    private static BattleMapDocument Add(BattleMapDocument map, AddedCell cell) => MapEditing.Add(map, cell, Stamp, EstimationBasis.Shipped, Catalog.Default);
}
