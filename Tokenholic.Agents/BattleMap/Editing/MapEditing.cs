using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Editing;

/// <summary>
/// Corrects a map by hand. Every change is kept in the document with what research said before it; all that rests on it is computed
/// anew by the same engine. Pure.
/// </summary>
public static class MapEditing
{
    /// <summary>
    /// The map with the changes. A value that is what research says takes the earlier edit back, but for a status: to say the same
    /// confirms it. Throws <see cref="EditException"/> and, for a figure that cannot be computed with, <see cref="FormulaException"/>.
    /// </summary>
    public static BattleMapDocument Apply(BattleMapDocument map, IReadOnlyList<CellChange> changes, EditStamp stamp, EstimationBasis basis, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(stamp);
        foreach (var given in changes)
        {
            // the driver that stands for the whole formula is the whole volume
            var change = given is { Kind: EditKinds.Driver, Driver: TrueFigure.PerMonth } ? given with { Kind = EditKinds.Volume, Driver = null } : given;
            var cell = Find(map, change.WorkloadId);
            Demand(change, cell, catalog);
            var research = Research(map, cell.Workload);
            var from = ResearchedValue.Of(research, change.Kind, change.Driver);
            var edits = map.Edits.Where(e => change.Kind == EditKinds.Note || (e.WorkloadId, e.Kind, e.Driver) != (change.WorkloadId, change.Kind, change.Driver)).ToList();
            if (change.Kind is EditKinds.Status or EditKinds.Note or EditKinds.Remove || research is null || !Same(change.To, from))
            {
                var trimmed = stamp.Trimmed;
                edits.Add(new()
                {
                    Id = NextId(map), Kind = change.Kind, WorkloadId = change.WorkloadId, Cell = KeyOf(map, cell), Driver = change.Driver, From = from, To = change.To,
                    Quotes = [.. ResearchedValue.Quotes(map, research).Select(q => q.Quote)], Reason = trimmed.Reason, By = trimmed.By, At = stamp.At,
                });
            }

            map = Rebuilt(map, edits, id => id == change.WorkloadId, basis, catalog);
        }

        return map;
    }

    /// <summary>The map with one more cell. Throws <see cref="EditException"/> when it is there already.</summary>
    public static BattleMapDocument Add(BattleMapDocument map, AddedCell added, EditStamp stamp, EstimationBasis basis, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(catalog);
        var key = new CellKey(added.UseCase, added.Vendor, added.Model);
        if (Cells(map).Any(c => new CellKey(c.Column.Id, c.Workload.Vendor, c.Workload.Model) == key))
        {
            throw new EditException(EditProblem.Twice, added.UseCase);
        }

        if (catalog.Vendors.All(v => v.Id != added.Vendor))
        {
            throw new EditException(EditProblem.BadValue, added.Vendor);
        }

        var (id, trimmed) = (NewWorkloadId(map), stamp.Trimmed);
        var edit = new MapEdit
        {
            Id = NextId(map), Kind = EditKinds.Add, WorkloadId = id, Cell = key, To = new(CellReplay.Code(added.Status)), Reason = trimmed.Reason, By = trimmed.By, At = stamp.At,
        };
        var replay = new CellReplay(map, catalog, basis);
        var cell = replay.Of(id, added.UseCase, null, [edit], null);
        return EditedMap.With(map with { UseCases = Placed(map.UseCases, added.UseCase, added.Name, cell), Prices = replay.Prices, Edits = [.. map.Edits, edit] }, w => w, catalog);
    }

    /// <summary>The map without that edit: what research says, or said, holds again. Throws <see cref="EditException"/> when it is not there.</summary>
    public static BattleMapDocument Undo(BattleMapDocument map, string editId, EstimationBasis basis, Catalog catalog)
    {
        var edit = Edit(map, editId);
        // with an added cell that nobody else found goes all that was said of it
        var alone = edit.Kind == EditKinds.Add && Cells(map).Any(c => c.Workload.Id == edit.WorkloadId && c.Workload.Researched is null);
        return Rebuilt(map, [.. map.Edits.Where(e => e != edit && !(alone && e.WorkloadId == edit.WorkloadId))], id => id == edit.WorkloadId, basis, catalog);
    }

    /// <summary>The map with the edit kept over what new research offers: the offer is known from now on. Throws <see cref="EditException"/>.</summary>
    public static BattleMapDocument Keep(BattleMapDocument map, string editId)
    {
        var edit = Edit(map, editId);
        var research = Find(map, edit.WorkloadId).Workload.Researched;
        var kept = edit with
        {
            From = ResearchedValue.Of(research, edit.Kind, edit.Driver), Quotes = [.. ResearchedValue.Quotes(map, research).Select(q => q.Quote)],
        };
        return map with { Edits = [.. map.Edits.Select(e => e == edit ? kept : e)] };
    }

    /// <summary>The map with other edits, the cells they are of computed anew from what research found.</summary>
    internal static BattleMapDocument Rebuilt(BattleMapDocument map, IReadOnlyList<MapEdit> edits, Func<string, bool> changed, EstimationBasis basis, Catalog catalog)
    {
        var replay = new CellReplay(map, catalog, basis);
        var byCell = edits.ToLookup(e => e.WorkloadId);
        var columns = map.UseCases
            .Select(column => column with { Workloads = [.. column.Workloads.Select(w => changed(w.Id) ? Replayed(column.Id, w) : w).OfType<Workload>()] })
            .Where(column => column.Workloads.Count > 0).ToList();
        return EditedMap.With(map with { UseCases = columns, Prices = replay.Prices, Edits = edits }, w => w, catalog);

        Workload? Replayed(string useCase, Workload workload)
        {
            var research = Research(map, workload);
            var own = byCell[workload.Id].ToList();
            return research is null && own.TrueForAll(e => e.Kind != EditKinds.Add) ? null : replay.Of(workload.Id, useCase, research, own, workload.Verdict);
        }
    }

    /// <summary>The columns with one more cell, in a column of its own where there is none of that use case.</summary>
    internal static IReadOnlyList<UseCaseColumn> Placed(IReadOnlyList<UseCaseColumn> columns, string useCase, Knowledge.LocalizedText name, Workload cell)
    {
        if (columns.Any(c => c.Id == useCase))
        {
            return [.. columns.Select(c => c.Id == useCase ? c with { Workloads = [.. c.Workloads, cell] } : c)];
        }

        int Order(string id) => WorkloadGrouping.Column(id) is >= 0 and var place ? place : int.MaxValue;
        var after = columns.TakeWhile(c => Order(c.Id) <= Order(useCase)).Count();
        return [.. columns.Take(after), new UseCaseColumn { Id = useCase, Name = name, Workloads = [cell] }, .. columns.Skip(after)];
    }

    internal static string NewWorkloadId(BattleMapDocument map) => "w" + Next(Cells(map).Select(c => c.Workload.Id));

    internal static IEnumerable<(UseCaseColumn Column, Workload Workload)> Cells(BattleMapDocument map) => map.UseCases.SelectMany(u => u.Workloads, (u, w) => (u, w));

    /// <summary>The cell without what people did to it; null when only people know of it.</summary>
    internal static Workload? Research(BattleMapDocument map, Workload workload) =>
        workload.Researched ?? (map.Edits.Any(e => e.WorkloadId == workload.Id && e.Kind == EditKinds.Add) ? null : workload);

    private static CellKey KeyOf(BattleMapDocument map, (UseCaseColumn Column, Workload Workload) cell) =>
        map.Edits.FirstOrDefault(e => e.WorkloadId == cell.Workload.Id)?.Cell ?? new(cell.Column.Id, cell.Workload.Vendor, cell.Workload.Model);

    private static (UseCaseColumn Column, Workload Workload) Find(BattleMapDocument map, string id) =>
        Cells(map).FirstOrDefault(c => c.Workload.Id == id) is { Workload: not null } cell ? cell : throw new EditException(EditProblem.Gone, id);

    private static MapEdit Edit(BattleMapDocument map, string id) => map.Edits.FirstOrDefault(e => e.Id == id) ?? throw new EditException(EditProblem.Gone, id);

    private static string NextId(BattleMapDocument map) => "m" + Next(map.Edits.Select(e => e.Id));

    private static string Next(IEnumerable<string> ids) =>
        (ids.Select(id => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);

    private static bool Same(EditValue? a, EditValue? b) => (a?.Text, a?.Range) == (b?.Text, b?.Range);

    private static void Demand(CellChange change, (UseCaseColumn Column, Workload Workload) cell, Catalog catalog)
    {
        var fits = change.Kind switch
        {
            EditKinds.Driver or EditKinds.Volume => change.To?.Range is not null,
            EditKinds.Growth => change.To?.Range is { Low: >= -1 } rate && Interval.IsValid(rate), // a fall takes it to nothing, not below
            EditKinds.Vendor => catalog.Vendors.Any(v => v.Id == change.To?.Text),
            EditKinds.Status => CellReplay.Status(change.To?.Text) is not null,
            EditKinds.Note => !string.IsNullOrWhiteSpace(change.To?.Text),
            EditKinds.Model or EditKinds.Remove => true,
            _ => false,
        };
        if (!fits)
        {
            throw new EditException(EditProblem.BadValue, change.Kind);
        }

        if (change is { Kind: not EditKinds.Growth, To.Range: { } range })
        {
            DriverEdit.Demand(range, change.Driver ?? change.Kind, ResearchedValue.Driver(cell.Workload, change.Driver));
        }

        if (change.Kind == EditKinds.Driver && cell.Workload.Estimate?.Drivers.All(d => d.Id != change.Driver) is not false && cell.Workload.Researched?.Estimate?.Drivers.All(d => d.Id != change.Driver) is not false)
        {
            throw new EditException(EditProblem.NoDriver, change.Driver ?? "");
        }
    }
}
