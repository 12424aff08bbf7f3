using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A customer's word and a rep's discounts outlive a new round of research: they are said again of the new map's same cells.</summary>
public static class CarriedEdits
{
    /// <summary>The new map with the verdicts of the same use case, model and cloud, and with the discounts, of the one before it.</summary>
    public static BattleMapDocument Onto(BattleMapDocument fresh, BattleMapDocument before, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(before);
        foreach (var (useCase, old) in before.UseCases.SelectMany(u => u.Workloads, (u, w) => (u.Id, w)))
        {
            var same = fresh.UseCases.Where(u => u.Id == useCase).SelectMany(u => u.Workloads).FirstOrDefault(w => w.Vendor == old.Vendor && w.Model == old.Model && w.Verdict is null);
            if (old.Verdict is { } verdict && same is not null)
            {
                fresh = VerdictEdit.Set(fresh, same.Id, verdict.Outcome == CustomerVerdict.Confirmed, verdict.Note, Figures(same, verdict), verdict.At, catalog);
            }
        }

        return before.Discounts.Aggregate(fresh, (map, d) => DiscountEdit.Set(map, d.Vendor, d.Share, d.Note, d.At, catalog));
    }

    /// <summary>The figures that the new cell can still take: a driver that its formula no longer has says nothing of it.</summary>
    private static Dictionary<string, double> Figures(Workload workload, CustomerVerdict verdict) => verdict.Figures
        .Where(f => workload.Estimate is { } estimate && (f.Driver == TrueFigure.PerMonth || estimate.Drivers.Any(d => d.Id == f.Driver)))
        .ToDictionary(f => f.Driver, f => f.Value);
}
