using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Editing;

/// <summary>New research never writes over what people entered.</summary>
public class CarriedEditsTests
{
    private static readonly EditStamp Stamp = new(DateTimeOffset.UnixEpoch, "王芳", "客户说的");

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(1, 40));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_edit_of_any_map_outlives_any_research(int seed)
    {
        var before = RandomEdits.Of(RandomMaps.Scenario(seed).Map(), seed);
        var after = Carried(RandomMaps.Scenario(seed + 1000).Map(), before);

        Assert.Equal(before.Edits.Select(Said), after.Edits.Select(Said));
        Assert.All(after.Edits, edit => AssertHolds(after, edit));
        Assert.Equal(after.Edits.Select(Said), Carried(RandomMaps.Scenario(seed).Map(), after).Edits.Select(Said));
        Assert.Equal(after.UseCases.SelectMany(u => u.Workloads).Select(w => w.Id).Distinct().Count(), after.UseCases.Sum(u => u.Workloads.Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_research_again_gives_the_same_map(int seed)
    {
        var fresh = RandomMaps.Scenario(seed).Map();
        var before = RandomEdits.Of(fresh, seed);
        var after = Carried(fresh, before);
        Assert.Equal(before.Totals.Known.TextTokensPerMonth?.Mid ?? 0, after.Totals.Known.TextTokensPerMonth?.Mid ?? 0, 1e-6 * (1 + (before.Totals.Known.TextTokensPerMonth?.Mid ?? 0)));
        Assert.Equal(before.Totals.Known.Workloads, after.Totals.Known.Workloads);
        Assert.All(after.UseCases.SelectMany(u => u.Workloads), w => Assert.Empty(ResearchedValue.Offers(after, w)));
    }

    [Fact]
    public void New_evidence_is_offered_beside_the_override_and_can_be_taken_or_set_aside()
    {
        var before = MapEditing.Apply(Service(30), [new("w1", EditKinds.Driver, new(Range: MapRange.Exactly(5e6)), "conversations")], Stamp, EstimationBasis.Shipped, Catalog.Default);
        var after = Carried(Service(50), before);

        var cell = Assert.Single(after.UseCases.SelectMany(u => u.Workloads));
        Assert.Equal(5e6, cell.Estimate!.Drivers[0].Value.Mid);
        var offer = Assert.Single(ResearchedValue.Offers(after, cell));
        Assert.Equal(50e4 * 365 / 12, offer.Now!.Range!.Mid, 1);
        Assert.Equal("每天处理约50万次会话", Assert.Single(offer.NewQuotes).Quote);

        Assert.Empty(ResearchedValue.Offers(MapEditing.Keep(after, "m1"), cell));
        var taken = MapEditing.Undo(after, "m1", EstimationBasis.Shipped, Catalog.Default);
        Assert.Equal((50e4 * 365 / 12, Label.Fact), (taken.UseCases[0].Workloads[0].Estimate!.Drivers[0].Value.Mid, taken.UseCases[0].Workloads[0].Label));
    }

    [Fact]
    public void A_removed_cell_stays_removed_and_one_moved_by_hand_is_known_again_where_research_puts_it()
    {
        var removed = MapEditing.Apply(Service(30), [new("w1", EditKinds.Remove, null)], Stamp, EstimationBasis.Shipped, Catalog.Default);
        Assert.True(Carried(Service(50), removed).UseCases[0].Workloads.Single().Removed);

        var moved = MapEditing.Apply(Service(30), [new("w1", EditKinds.Vendor, new("aliyun")), new("w1", EditKinds.Model, new("qwen3-max"))], Stamp, EstimationBasis.Shipped, Catalog.Default);
        var found = Carried(new MapScenario().Page("客服用 Qwen3-Max。").Use("客服用 Qwen3-Max", "customer_service", "aliyun", "qwen3-max").Map(), moved);
        Assert.Equal("aliyun", Assert.Single(found.UseCases.SelectMany(u => u.Workloads)).Vendor);
    }

    [Fact]
    public void A_cell_that_is_not_found_again_stays_without_its_quotes_and_is_no_fact()
    {
        var before = MapEditing.Apply(Service(30), [new("w1", EditKinds.Note, new("李经理确认"))], Stamp, EstimationBasis.Shipped, Catalog.Default);
        var after = Carried(new MapScenario().Page("代码用 GPT-4o。").Use("代码用 GPT-4o", "coding", "overseas", "gpt-4o").Map(), before);
        var cell = after.UseCases.Single(u => u.Id == "customer_service").Workloads.Single();
        Assert.Equal((Label.Inferred, 0, true), (cell.Label, cell.EvidenceIds.Count, ResearchedValue.IsLost(cell)));
        Assert.Equal(before.UseCases[0].Workloads[0].Estimate!.PerMonth, cell.Estimate!.PerMonth);
        Assert.Contains(after.Prices, p => p.Id == cell.Estimate.Today!.PriceId);
    }

    private static BattleMapDocument Service(int wan) => new MapScenario().Page($"客服已接入豆包1.6，每天处理约{wan}万次会话。")
        .Use("客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6")
        .Says($"每天处理约{wan}万次会话", Metrics.Conversations, wan * 1e4, Period.Day, "customer_service").Map();

    private static BattleMapDocument Carried(BattleMapDocument fresh, BattleMapDocument before) => CarriedEdits.Onto(fresh, before, EstimationBasis.Shipped, Catalog.Default);

    private static (string, string, string?, string?, MapRange?, string?, string?) Said(MapEdit e) => (e.Id, e.Kind, e.Driver, e.To?.Text, e.To?.Range, e.By, e.Reason);

    private static void AssertHolds(BattleMapDocument map, MapEdit edit)
    {
        var cell = map.UseCases.SelectMany(u => u.Workloads).Single(w => w.Id == edit.WorkloadId);
        switch (edit.Kind)
        {
            case EditKinds.Vendor: Assert.Equal(edit.To!.Text, cell.Vendor); break;
            case EditKinds.Model: Assert.Equal(edit.To!.Text, cell.Model); break;
            case EditKinds.Status: Assert.Equal(edit.To!.Text, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(cell.Status.ToString())); break;
            case EditKinds.Remove: Assert.True(cell.Removed); break;
            case EditKinds.Growth when cell.Growth is { } growth: Assert.Equal((edit.To!.Range, Label.Manual), (growth.PerYear, growth.Label)); break;
            case EditKinds.Volume when cell.Estimate is { } estimate: Assert.Equal(edit.To!.Range, estimate.PerMonth); break;
            case EditKinds.Driver when cell.Estimate?.Drivers.FirstOrDefault(d => d.Id == edit.Driver) is { } driver: Assert.Equal(edit.To!.Range, driver.Value); break;
        }
    }
}
