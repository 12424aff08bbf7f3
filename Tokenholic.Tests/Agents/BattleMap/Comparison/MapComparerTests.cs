using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Comparison;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Comparison;

public sealed class MapComparerTests
{
    private static readonly BattleMapDocument Map = SampleMaps.Starisle;
    private static readonly Workload First = Map.UseCases.SelectMany(column => column.Workloads).First(workload => workload.Estimate is not null && workload.Model is not null);

    [Fact]
    public void Other_ids_for_the_same_evidence_are_no_difference()
    {
        var renamed = Map with
        {
            Evidence = [.. Map.Evidence.Select(evidence => evidence with { Id = "x" + evidence.Id })],
            UseCases = Each(workload => workload with
            {
                Id = "z" + workload.Id,
                EvidenceIds = Renamed(workload.EvidenceIds),
                Estimate = workload.Estimate is null ? null : workload.Estimate with { Drivers = [.. workload.Estimate.Drivers.Select(driver => driver with { EvidenceIds = Renamed(driver.EvidenceIds) })] },
            }),
        };

        var comparison = MapComparer.Compare(Map, renamed);

        Assert.Empty(comparison.Changes);
        Assert.Equal(Map.UseCases.Sum(column => column.Workloads.Count), comparison.Unchanged);
    }

    [Fact]
    public void A_model_that_was_replaced_is_one_change_and_not_a_loss_and_a_gain()
    {
        var change = Assert.Single(MapComparer.Compare(Map, With(workload => workload with { Model = "glm-5", ModelName = LocalizedText.Same("GLM-5") })).Changes);

        Assert.Equal([WorkloadField.Model], change.Fields);
        Assert.Equal((First.Model, "glm-5"), (change.Before!.Model, change.After!.Model));
    }

    [Fact]
    public void A_workload_that_moved_is_known_by_its_model()
    {
        var change = Assert.Single(MapComparer.Compare(Map, With(workload => workload with { Vendor = "huawei" })).Changes);

        Assert.Equal([WorkloadField.Vendor], change.Fields);
    }

    [Fact]
    public void What_came_and_what_went_is_told()
    {
        var without = Map with { UseCases = [.. Map.UseCases.Select(column => column with { Workloads = [.. column.Workloads.Where(workload => workload.Id != First.Id)] })] };

        var lost = Assert.Single(MapComparer.Compare(Map, without).Changes);
        var gained = Assert.Single(MapComparer.Compare(without, Map).Changes);

        Assert.Equal((First.Id, null), (lost.Before?.Id, lost.After?.Id));
        Assert.Equal((null, First.Id), (gained.Before?.Id, gained.After?.Id));
        Assert.Equal(lost.LostQuotes, gained.NewQuotes);
        Assert.NotEmpty(gained.NewQuotes);
    }

    [Fact]
    public void Figures_and_status_are_compared_as_values()
    {
        var changed = With(workload => workload with { Status = UsageStatus.Past, Estimate = workload.Estimate! with { PerMonth = workload.Estimate.PerMonth.Times(2) } });

        Assert.Equal([WorkloadField.Status, WorkloadField.Volume], Assert.Single(MapComparer.Compare(Map, changed).Changes).Fields);
    }

    [Fact]
    public void A_billionth_is_not_a_change()
    {
        var rounded = With(workload => workload with { Estimate = workload.Estimate! with { PerMonth = workload.Estimate.PerMonth.Times(1 + 1e-12) } });

        Assert.Empty(MapComparer.Compare(Map, rounded).Changes);
    }

    private static BattleMapDocument With(Func<Workload, Workload> change) => Map with { UseCases = Each(workload => workload.Id == First.Id ? change(workload) : workload) };

    private static List<UseCaseColumn> Each(Func<Workload, Workload> change) =>
        [.. Map.UseCases.Select(column => column with { Workloads = [.. column.Workloads.Select(change)] })];

    private static List<string> Renamed(IEnumerable<string> ids) => [.. ids.Select(id => "x" + id)];
}
