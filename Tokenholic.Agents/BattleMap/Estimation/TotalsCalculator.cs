using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Adds up a map as the documentation of <see cref="MapTotals"/> says; docs/battle-map-json.md has the rules in words.</summary>
public static class TotalsCalculator
{
    /// <summary>The headline figures of a map's workloads.</summary>
    public static MapTotals Of(IReadOnlyList<Workload> workloads, Catalog catalog)
    {
        var known = workloads.Where(w => w.InTotals).ToList();
        var assumed = workloads.Where(WorkloadState.IsOpen).ToList();
        var current = workloads.Where(WorkloadState.IsCurrent).ToList();
        var byYuan = current.Count > 0 && current.TrueForAll(w => w.InTotals && w.Estimate?.Today is not null);
        var yuan = current.Sum(w => byYuan ? w.Estimate!.Today!.YuanPerMonth.Mid : 0);
        var shares = catalog.Vendors.Select(v => v.Id)
            .Select(id => (Id: id, Here: current.Where(w => w.Vendor == id).ToList()))
            .Where(v => v.Here.Count > 0)
            .Select(v => new VendorShare(v.Id, v.Here.Count, YuanPerYear(v.Here.Where(w => w.InTotals)),
                byYuan && yuan > 0 ? v.Here.Sum(w => w.Estimate!.Today!.YuanPerMonth.Mid) / yuan : (double)v.Here.Count / current.Count))
            .ToList();
        return new MapTotals
        {
            Known = Figures(known),
            Assumed = Figures(assumed),
            ByVendor = shares,
            CompetitorShare = current.TrueForAll(w => w.Vendor == VendorIds.Unknown) ? null : shares.Where(s => IsWinnable(catalog, s.Vendor)).Sum(s => s.Share),
            CompetitorShareBasis = byYuan && yuan > 0 ? "yuan" : "workloads",
        };
    }

    /// <summary>Whether work there is on a competitor or on the customer's own machines.</summary>
    public static bool IsWinnable(Catalog catalog, string vendor) => vendor == VendorIds.SelfHosted || catalog.Vendor(vendor).Competitor;

    private static TotalFigures Figures(List<Workload> workloads) => new()
    {
        Workloads = workloads.Count,
        TextTokensPerMonth = Sum(workloads.Where(w => w.Estimate?.Unit is VolumeUnit.TextTokens).Select(w => w.Estimate!.PerMonth)),
        VideoTokensPerMonth = Sum(workloads.Where(w => w.Estimate?.Unit is VolumeUnit.VideoTokens).Select(w => w.Estimate!.PerMonth)),
        TextTokensPerMonthInAYear = Sum(workloads.Where(w => w.Estimate?.Unit is VolumeUnit.TextTokens).Select(InAYear)),
        VideoTokensPerMonthInAYear = Sum(workloads.Where(w => w.Estimate?.Unit is VolumeUnit.VideoTokens).Select(InAYear)),
        YuanPerYear = YuanPerYear(workloads),
        DiscountedYuanPerYear = workloads.Exists(w => w.Estimate?.Today?.Discounted is not null)
            ? Sum(workloads.Select(w => w.Estimate?.Today).OfType<Cost>().Select(c => c.Discounted ?? c.YuanPerMonth))?.Times(12) : null,
        OpportunityYuanPerYear = Sum(workloads.Select(w => w.Opportunity).Where(o => o.Kind is "win" or "open").Select(o => o.YuanPerYear).OfType<MapRange>()),
    };

    private static MapRange InAYear(Workload workload) => workload.Growth?.PerMonthInAYear ?? workload.Estimate!.PerMonth;

    private static MapRange? YuanPerYear(IEnumerable<Workload> workloads) =>
        Sum(workloads.Select(w => w.Estimate?.Today?.YuanPerMonth).OfType<MapRange>())?.Times(12);

    private static MapRange? Sum(IEnumerable<MapRange> ranges) =>
        ranges.Aggregate((MapRange?)null, (sum, range) => sum is null ? range : sum + range);
}
