using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.MapView;

/// <summary>What a column's head and foot say; only workloads that count in the totals are summed.</summary>
internal sealed record ColumnSummary(
    IReadOnlyList<(VolumeUnit Unit, MapRange PerMonth)> Volumes,
    MapRange? GrowthPerYear,
    Label? GrowthLabel,
    MapRange? OpportunityYuanPerYear,
    bool HasAssumed)
{
    internal static ColumnSummary Of(UseCaseColumn column)
    {
        var known = column.Workloads.Where(workload => workload.InTotals).ToList();
        var volumes = known.Select(workload => workload.Estimate).OfType<Estimate>()
            .GroupBy(estimate => estimate.Unit)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, Sum(group.Select(estimate => estimate.PerMonth))!))
            .ToList();
        // One growth stands for the column: that of its largest workload that has one.
        var growth = known.OrderByDescending(workload => workload.Estimate?.PerMonth.Mid ?? 0).Concat(column.Workloads)
            .FirstOrDefault(workload => workload.Growth is not null)?.Growth;
        var opportunity = Sum(known.Where(workload => workload.Opportunity.Kind == "win").Select(workload => workload.Opportunity.YuanPerYear).OfType<MapRange>());
        return new(volumes, growth?.PerYear, growth?.Label, opportunity, column.Workloads.Any(workload => workload.Label is Label.Assumed && workload.Removed is not true));
    }

    private static MapRange? Sum(IEnumerable<MapRange> ranges) => ranges.Aggregate((MapRange?)null, (sum, range) => sum is null ? range : sum + range);
}
