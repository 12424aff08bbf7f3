using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// What people changed by hand, a customer's word and a rep's discounts outlive a new round of research: they are done again to the
/// new map's same cells, and what it says otherwise stands beside them.
/// </summary>
public static class CarriedEdits
{
    /// <summary>
    /// The new map with the edits and verdicts of the same use case, cloud and model, and with the discounts, of the one before it. A cell
    /// that people vouched for and that is not found any more stays, without the quotes it had.
    /// </summary>
    public static BattleMapDocument Onto(BattleMapDocument fresh, BattleMapDocument before, EstimationBasis basis, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(before);
        var (map, edits, verdicts) = (fresh, new List<MapEdit>(), new List<(string Id, CustomerVerdict Verdict)>());
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (column, old) in MapEditing.Cells(before))
        {
            var own = before.Edits.Where(e => e.WorkloadId == old.Id).ToList();
            if (own.Count == 0 && old.Verdict is null)
            {
                continue;
            }

            var home = Same(map, column.Id, own.FirstOrDefault()?.Cell ?? KeyOf(column, old), taken) ?? Same(map, column.Id, KeyOf(column, old), taken);
            if (home is null && (own.Count > 0 || old.Verdict is { Outcome: CustomerVerdict.Confirmed } or { Figures.Count: > 0 }))
            {
                (map, home) = Kept(map, before, column, old, own);
            }

            if (home is not null)
            {
                taken.Add(home.Id);
                var key = MapEditing.Research(before, old) is null && home.EvidenceIds.Count == 0 ? own[0].Cell : KeyOf(column, home);
                edits.AddRange(own.Select(e => e with { WorkloadId = home.Id, Cell = key }));
                verdicts.AddRange(old.Verdict is { } verdict ? [(home.Id, verdict)] : Array.Empty<(string, CustomerVerdict)>());
            }
        }

        if (taken.Count > 0)
        {
            map = Done(map, [.. before.Edits.Select(e => edits.Find(x => x.Id == e.Id)).OfType<MapEdit>()], taken, basis, catalog);
        }

        foreach (var (id, verdict) in verdicts)
        {
            var cell = EditedMap.Find(map, id);
            map = VerdictEdit.Set(map, id, verdict.Outcome == CustomerVerdict.Confirmed, verdict.Note, Figures(cell, verdict), verdict.At, catalog);
        }

        return before.Discounts.Aggregate(map, (m, d) => DiscountEdit.Set(m, d.Vendor, d.Share, d.Note, d.At, catalog));
    }

    private static CellKey KeyOf(UseCaseColumn column, Workload workload) => new(column.Id, workload.Vendor, workload.Model);

    private static Workload? Same(BattleMapDocument map, string useCase, CellKey key, HashSet<string> taken) => map.UseCases.Where(u => u.Id == useCase).SelectMany(u => u.Workloads)
        .FirstOrDefault(w => w.Vendor == key.Vendor && w.Model == key.Model && w.Verdict is null && !taken.Contains(w.Id));

    /// <summary>The map with the cell as research found it earlier, or as a person added it, at the end of its column.</summary>
    private static (BattleMapDocument Map, Workload Home) Kept(BattleMapDocument map, BattleMapDocument before, UseCaseColumn column, Workload old, List<MapEdit> edits)
    {
        var research = MapEditing.Research(before, old);
        var prices = map.Prices.Concat(before.Prices.Where(p => map.Prices.All(known => known.Id != p.Id))).ToList();
        map = map with { Prices = prices, Edits = [.. map.Edits, .. edits] };
        var cell = (research is null ? old : Detached(research, map)) with { Id = MapEditing.NewWorkloadId(map), Verdict = null };
        // an added cell is made anew from its edits; what is put here only holds its place
        return (map with { UseCases = MapEditing.Placed(map.UseCases, column.Id, column.Name, cell) }, cell);
    }

    /// <summary>What earlier research found, without the quotes that nobody found again: nothing of it is a fact any more.</summary>
    private static Workload Detached(Workload workload, BattleMapDocument map)
    {
        static Label Weaker(Label label) => (Label)Math.Max((int)label, (int)Label.Inferred);
        var lost = new LocalizedText("此前的证据这次没有再找到。", " The quotes it rested on were not found again.");
        var drivers = workload.Estimate?.Drivers.Select(d => d.EvidenceIds.Count + d.ConflictIds.Count == 0 ? d : d with
        {
            EvidenceIds = [], ConflictIds = [], ProposedByModel = null, Label = Weaker(d.Label), Reason = new(d.Reason.Zh + lost.Zh, d.Reason.En + lost.En),
        }).ToList();
        return workload with
        {
            EvidenceIds = [], ConflictIds = [], Verdict = null, Researched = null, Removed = null, UsageLabel = Weaker(workload.UsageLabel),
            Growth = workload.Growth is { } growth ? growth with { EvidenceIds = [], Label = Weaker(growth.Label) } : null,
            Estimate = workload.Estimate is { } estimate
                ? EditedMap.Recomputed(estimate with { Drivers = drivers!, VolumeLabel = (Label)Math.Max((int)estimate.VolumeLabel, (int)drivers!.Where(d => d.IsVolume).Max(d => d.Label)) }, map, workload.Vendor) : null,
        };
    }

    /// <summary>The edits done again; where the new formula cannot take the figures, they wait and the rest is done.</summary>
    private static BattleMapDocument Done(BattleMapDocument map, IReadOnlyList<MapEdit> edits, HashSet<string> cells, EstimationBasis basis, Catalog catalog)
    {
        // an added cell that is found now is no longer only a person's: what was found stands behind it
        try
        {
            return MapEditing.Rebuilt(map with { Edits = [.. edits.Where(e => e.Kind != EditKinds.Add || IsHeld(map, e))] }, edits, cells.Contains, basis, catalog) with { Edits = edits };
        }
        catch (FormulaException)
        {
            var calm = edits.Where(e => e.Kind is not (EditKinds.Driver or EditKinds.Volume)).ToList();
            return MapEditing.Rebuilt(map with { Edits = calm }, calm, cells.Contains, basis, catalog) with { Edits = edits };
        }
    }

    private static bool IsHeld(BattleMapDocument map, MapEdit added) => MapEditing.Cells(map).Any(c => c.Workload.Id == added.WorkloadId && c.Workload.EvidenceIds.Count == 0);

    /// <summary>The figures that the new cell can still take: a driver that its formula no longer has says nothing of it.</summary>
    private static Dictionary<string, double> Figures(Workload workload, CustomerVerdict verdict) => verdict.Figures
        .Where(f => workload.Estimate is { } estimate && (f.Driver == TrueFigure.PerMonth || estimate.Drivers.Any(d => d.Id == f.Driver)))
        .ToDictionary(f => f.Driver, f => f.Value);
}
