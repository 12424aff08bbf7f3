using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Editing;

/// <summary>New research beside an edit: what it now says where the edit stands, and quotes that were not there when the edit was made.</summary>
/// <param name="Edit">The edit, which goes on to hold.</param>
/// <param name="Now">What research says now; null when that has not changed.</param>
/// <param name="NewQuotes">Quotes of the cell that are new.</param>
public sealed record EditOffer(MapEdit Edit, EditValue? Now, IReadOnlyList<MapEvidence> NewQuotes);

/// <summary>What research says of a cell where people said otherwise. Pure.</summary>
public static class ResearchedValue
{
    /// <summary>What research says of what an edit changes; null where it says nothing, or where nothing can be said (a note, an added cell).</summary>
    public static EditValue? Of(Workload? researched, string kind, string? driver) => researched is null ? null : kind switch
    {
        EditKinds.Driver => researched.Estimate?.Drivers.FirstOrDefault(d => d.Id == driver) is { } found ? new(Range: found.Value) : null,
        EditKinds.Volume => researched.Estimate is { } estimate ? new(Range: estimate.PerMonth) : null,
        EditKinds.Growth => researched.Growth is { } growth ? new(Range: growth.PerYear) : null,
        EditKinds.Vendor => new(researched.Vendor),
        EditKinds.Model => researched.Model is null ? null : new(researched.Model),
        EditKinds.Status => new(CellReplay.Code(researched.Status)),
        _ => null,
    };

    /// <summary>The driver of that id as research found it, else as it stands; null where the cell has none.</summary>
    public static Driver? Driver(Workload? cell, string? driver) =>
        cell?.Researched?.Estimate?.Drivers.FirstOrDefault(d => d.Id == driver) ?? cell?.Estimate?.Drivers.FirstOrDefault(d => d.Id == driver);

    /// <summary>The quotes behind what research found of a cell.</summary>
    public static IReadOnlyList<MapEvidence> Quotes(BattleMapDocument map, Workload? researched)
    {
        ArgumentNullException.ThrowIfNull(map);
        var ids = researched is null ? [] : researched.EvidenceIds.Concat(researched.ConflictIds)
            .Concat(researched.Estimate?.Drivers.SelectMany(d => d.EvidenceIds.Concat(d.ConflictIds)) ?? []).ToHashSet(StringComparer.Ordinal);
        return map.Evidence.Where(e => ids.Contains(e.Id)).DistinctBy(e => e.Quote).ToList();
    }

    /// <summary>The edits of a cell beside which new research has something to offer: another value, or new quotes.</summary>
    public static IReadOnlyList<EditOffer> Offers(BattleMapDocument map, Workload workload)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(workload);
        var quotes = Quotes(map, workload.Researched);
        return map.Edits.Where(e => e.WorkloadId == workload.Id && e.Kind != EditKinds.Note)
            .Select(e =>
            {
                var now = Of(workload.Researched, e.Kind, e.Driver);
                return new EditOffer(e, now == e.From ? null : now, quotes.Where(q => !e.Quotes.Contains(q.Quote, StringComparer.Ordinal)).ToList());
            })
            .Where(o => o.Now is not null || o.NewQuotes.Count > 0)
            .ToList();
    }

    /// <summary>Whether a cell is there only because of its edits: earlier research found it, the last one did not.</summary>
    public static bool IsLost(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Researched is { EvidenceIds.Count: 0, ConflictIds.Count: 0, Hypothesis: null };
    }
}
