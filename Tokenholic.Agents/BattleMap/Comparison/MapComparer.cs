using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Comparison;

/// <summary>Finds what differs between two versions of a map.</summary>
public static class MapComparer
{
    // Two runs over the same evidence may add in another order; what differs by less than a billionth is the same figure.
    private const double Same = 1e-9;

    /// <summary>
    /// Compares two versions. Ids are of a document and mean nothing across two, so a workload is known by its use case, cloud and
    /// model, else by its use case and one of them (the model was replaced, or it moved to another cloud); a quote by its words.
    /// </summary>
    public static MapComparison Compare(BattleMapDocument before, BattleMapDocument after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = new Side(before);
        var now = new Side(after);
        var columns = after.UseCases.Concat(before.UseCases).DistinctBy(column => column.Id).ToList();
        var all = columns.SelectMany(column => Pairs(old.In(column.Id), now.In(column.Id)).Select(pair => Change(column, pair, old, now))).ToList();
        var changes = all.Where(change => change.Fields.Count + change.Drivers.Count + change.NewQuotes.Count + change.LostQuotes.Count > 0 || change.Before is null || change.After is null).ToList();
        return new(before.Totals, after.Totals, changes, all.Count - changes.Count)
        {
            NewEdits = Edits(after.Edits, before.Edits), UndoneEdits = Edits(before.Edits, after.Edits),
        };
    }

    /// <summary>The edits of one list that the other does not have; an id may be given again once its edit was taken back.</summary>
    public static IReadOnlyList<MapEdit> Edits(IReadOnlyList<MapEdit> of, IReadOnlyList<MapEdit> without) =>
        [.. of.Where(edit => !without.Any(other => (other.Id, other.At, other.Kind) == (edit.Id, edit.At, edit.Kind)))];

    private static List<(Workload? Before, Workload? After)> Pairs(List<Workload> before, List<Workload> after)
    {
        var left = new List<Workload>(before);
        var pairs = after.Select(workload => (Before: (Workload?)null, After: (Workload?)workload)).ToList();
        Func<Workload, Workload, bool>[] likeness =
        [
            (a, b) => a.Vendor == b.Vendor && a.Model == b.Model,
            (a, b) => a.Model == b.Model && a.Model is not null,
            (a, b) => a.Vendor == b.Vendor,
        ];
        foreach (var alike in likeness)
        {
            for (var i = 0; i < pairs.Count; i++)
            {
                if (pairs[i].Before is null && left.Find(workload => alike(workload, pairs[i].After!)) is { } match)
                {
                    left.Remove(match);
                    pairs[i] = (match, pairs[i].After);
                }
            }
        }

        return [.. pairs, .. left.Select(workload => ((Workload?)workload, (Workload?)null))];
    }

    private static WorkloadChange Change(UseCaseColumn column, (Workload? Before, Workload? After) pair, Side old, Side now)
    {
        var had = old.Quotes(pair.Before);
        var has = now.Quotes(pair.After);
        return new(column.Id, column.Name, pair.Before, pair.After, Fields(pair.Before, pair.After), [.. has.Except(had, StringComparer.Ordinal)], [.. had.Except(has, StringComparer.Ordinal)])
        {
            Drivers = [.. Drivers(pair.Before?.Estimate, pair.After?.Estimate).Where(Differ)],
        };
    }

    private static List<WorkloadField> Fields(Workload? a, Workload? b)
    {
        if (a is null || b is null)
        {
            return [];
        }

        (WorkloadField Field, bool Differs)[] fields =
        [
            (WorkloadField.Vendor, a.Vendor != b.Vendor),
            (WorkloadField.Model, a.Model != b.Model),
            (WorkloadField.Status, a.Status != b.Status),
            (WorkloadField.Label, a.Label != b.Label),
            (WorkloadField.Volume, a.Estimate?.Unit != b.Estimate?.Unit || Differ(a.Estimate?.PerMonth, b.Estimate?.PerMonth)),
            (WorkloadField.Yuan, Differ(a.Estimate?.Today?.YuanPerMonth, b.Estimate?.Today?.YuanPerMonth)),
            (WorkloadField.Opportunity, a.Opportunity.Kind != b.Opportunity.Kind || Differ(a.Opportunity.YuanPerYear, b.Opportunity.YuanPerYear)),
            (WorkloadField.Growth, Differ(a.Growth?.PerYear, b.Growth?.PerYear)),
            (WorkloadField.Removed, a.Removed != b.Removed),
            (WorkloadField.Verdict, a.Verdict?.Outcome != b.Verdict?.Outcome),
        ];
        return [.. fields.Where(field => field.Differs).Select(field => field.Field)];
    }

    private static List<DriverChange> Drivers(Estimate? a, Estimate? b) => a is null || b is null ? [] :
    [
        .. b.Drivers.Select(after => new DriverChange(a.Drivers.FirstOrDefault(driver => driver.Id == after.Id), after)),
        .. a.Drivers.Where(before => b.Drivers.All(driver => driver.Id != before.Id)).Select(before => new DriverChange(before, null)),
    ];

    private static bool Differ(DriverChange change) => change.Before?.Label != change.After?.Label || Differ(change.Before?.Value, change.After?.Value);

    private static bool Differ(MapRange? a, MapRange? b) =>
        a is null || b is null ? a != b : Differ(a.Low, b.Low) || Differ(a.Mid, b.Mid) || Differ(a.High, b.High);

    private static bool Differ(double a, double b) => Math.Abs(a - b) > Same * Math.Max(Math.Abs(a), Math.Abs(b));

    /// <summary>One of the two documents, made ready to look up columns and quotes.</summary>
    private sealed class Side(BattleMapDocument map)
    {
        private readonly ILookup<string, Workload> _columns = map.UseCases.SelectMany(column => column.Workloads.Select(workload => (column.Id, workload))).ToLookup(pair => pair.Id, pair => pair.workload, StringComparer.Ordinal);
        private readonly Dictionary<string, string> _quotes = map.Evidence.ToDictionary(evidence => evidence.Id, evidence => evidence.Quote, StringComparer.Ordinal);

        public List<Workload> In(string useCase) => [.. _columns[useCase]];

        public IReadOnlyList<string> Quotes(Workload? workload) =>
            workload is null ? [] : [.. workload.EvidenceIds.Concat(workload.Estimate?.Drivers.SelectMany(driver => driver.EvidenceIds) ?? []).Select(id => _quotes.GetValueOrDefault(id)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
