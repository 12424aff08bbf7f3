using System.Text.Json;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Editing;

/// <summary>
/// A cell as it is with its edits: what research found, then cloud, model and status, then drivers and volume, then the
/// customer's word, which is stronger than any of ours. One per map. Pure.
/// </summary>
internal sealed class CellReplay(BattleMapDocument map, Catalog catalog, EstimationBasis basis)
{
    private readonly CellEstimator _estimates = new(catalog, basis, map);

    /// <summary>The prices of the map and of the cells made so far.</summary>
    public IReadOnlyList<MapPrice> Prices => _estimates.Prices;

    /// <summary>The cell. <paramref name="researched"/> is null for one that only a person knows of. Throws <see cref="FormulaException"/>.</summary>
    public Workload Of(string id, string useCase, Workload? researched, IReadOnlyList<MapEdit> edits, CustomerVerdict? verdict)
    {
        var cell = (researched ?? Added(id, useCase, edits.First(e => e.Kind == EditKinds.Add))) with { Id = id };
        cell = cell with { Researched = edits.Count > 0 || verdict is not null ? researched : null };
        cell = Valued(Moved(cell, useCase, edits), useCase, edits);
        cell = cell with { Removed = edits.Any(e => e.Kind == EditKinds.Remove) ? true : null };
        return verdict is null ? cell : Judged(cell, verdict);
    }

    /// <summary>A status as documents write it.</summary>
    public static string Code(UsageStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>The status of a code; null for none that is known.</summary>
    public static UsageStatus? Status(string? code) => Enum.GetValues<UsageStatus>().Cast<UsageStatus?>().FirstOrDefault(s => Code(s!.Value) == code);

    private Workload Added(string id, string useCase, MapEdit added) => Estimated(
        new()
        {
            Id = id, Vendor = added.Cell.Vendor, Model = added.Cell.Model, ModelName = Name(added.Cell.Model), Status = Status(added.To?.Text) ?? UsageStatus.InUse,
            UsageLabel = Label.Manual, Label = Label.Manual, EvidenceIds = [], Opportunity = new("none", null, new("", "")), InTotals = false,
        },
        useCase);

    private Workload Moved(Workload cell, string useCase, IReadOnlyList<MapEdit> edits)
    {
        MapEdit? Last(string kind) => edits.LastOrDefault(e => e.Kind == kind);
        var (cloud, model, status) = (Last(EditKinds.Vendor), Last(EditKinds.Model), Last(EditKinds.Status));
        if ((cloud ?? model ?? status) is null)
        {
            return cell;
        }

        var moved = cell with
        {
            Vendor = cloud?.To?.Text ?? cell.Vendor, Model = model is null ? cell.Model : model.To?.Text, Status = Status(status?.To?.Text) ?? cell.Status, UsageLabel = Label.Manual,
        };
        var against = map.Evidence.Where(e => e.Kind == "usage" && Contradicts(e.Reading, moved, cell)).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return Estimated(
            moved with
            {
                ModelName = model is null ? cell.ModelName : Name(moved.Model),
                SeatProduct = moved.Vendor == cell.Vendor && moved.Model is null ? cell.SeatProduct : null,
                EvidenceIds = [.. cell.EvidenceIds.Where(e => !against.Contains(e))],
                ConflictIds = [.. cell.ConflictIds, .. cell.EvidenceIds.Where(against.Contains)],
            },
            useCase);
    }

    private static bool Contradicts(IReadOnlyDictionary<string, string> reading, Workload now, Workload before) =>
        reading.GetValueOrDefault("status") != Code(now.Status)
        || (now.Vendor != before.Vendor && reading.GetValueOrDefault("vendor") is { } vendor && vendor != VendorIds.Unknown && vendor != now.Vendor)
        || (now.Model != before.Model && reading.GetValueOrDefault("model") is { } model && model != now.Model);

    private Workload Estimated(Workload cell, string useCase) => cell with
    {
        Estimate = Seats.Unpriced(_estimates.Of(useCase, cell.Vendor, cell.Model, cell.Status, cell.Estimate), cell.SeatProduct, cell.Vendor),
        Growth = cell.Status is not UsageStatus.InUse ? null : cell.Growth is null or { Label: Label.Assumed } ? _estimates.Growth(cell.Vendor) : cell.Growth,
    };

    private Workload Valued(Workload cell, string useCase, IReadOnlyList<MapEdit> edits)
    {
        var estimate = cell.Estimate;
        foreach (var edit in edits.Where(e => e.Kind == EditKinds.Driver && e.To?.Range is not null))
        {
            // a driver that the formula no longer has waits for one that has it
            estimate = estimate?.Drivers.FirstOrDefault(d => d.Id == edit.Driver) is { } driver
                ? DriverEdit.With(estimate, DriverEdit.Entered(driver, edit.To!.Range!, "手动填写", "Entered by hand")) : estimate;
        }

        if (estimate is not null)
        {
            // before a whole volume takes the formula's place: a price in another unit keeps its ratio to it
            estimate = EditedMap.Recomputed(estimate, Priced, cell.Vendor);
        }

        if (edits.LastOrDefault(e => e.Kind == EditKinds.Volume)?.To?.Range is { } volume && cell.Status is UsageStatus.InUse or UsageStatus.Planned)
        {
            var (name, reason) = (new LocalizedText("手动填写的每月用量", "the figure a month entered by hand"), Replaced(estimate));
            estimate = estimate is null ? _estimates.OfVolume(useCase, cell.Vendor, cell.Model, cell.Status, WholeVolume.Driver(volume, name, reason)) : WholeVolume.Of(estimate, volume, name, reason);
            estimate = estimate is null ? null : EditedMap.Recomputed(Seats.Unpriced(estimate, cell.SeatProduct, cell.Vendor)!, Priced, cell.Vendor);
        }

        return cell with { Estimate = estimate, Growth = Grown(cell, edits) };
    }

    private static Growth? Grown(Workload cell, IReadOnlyList<MapEdit> edits) =>
        cell.Status is UsageStatus.InUse && edits.LastOrDefault(e => e.Kind == EditKinds.Growth)?.To?.Range is { } rate
            ? new(rate, cell.Growth is { } before
                ? new($"手动填写；原为 {Words.Zh(before.PerYear.Mid * 100)}%：{before.Basis.Zh}", $"Entered by hand; it was {Words.En(before.PerYear.Mid * 100)}%: {before.Basis.En}")
                : new("手动填写。", "Entered by hand."), Label.Manual, [])
            : cell.Growth;

    private BattleMapDocument Priced => map with { Prices = Prices };

    private Workload Judged(Workload cell, CustomerVerdict verdict)
    {
        var figures = verdict.Figures.Where(f => cell.Estimate is { } e && (f.Driver == TrueFigure.PerMonth || e.Drivers.Any(d => d.Id == f.Driver))).ToDictionary(f => f.Driver, f => f.Value);
        return VerdictEdit.Judge(cell with { Verdict = verdict }, Priced, verdict.Outcome == CustomerVerdict.Confirmed, verdict.Note, figures, verdict.At) with { Researched = cell.Researched };
    }

    private static LocalizedText Replaced(Estimate? estimate) => estimate is null
        ? new("手动填写；此前没有估算。", "Entered by hand; there was no estimate.")
        : new(
            $"手动填写；原估 {Words.Zh(estimate.PerMonth.Low)}–{Words.Zh(estimate.PerMonth.High)}（中值 {Words.Zh(estimate.PerMonth.Mid)}）。",
            $"Entered by hand; the estimate was {Words.En(estimate.PerMonth.Low)}–{Words.En(estimate.PerMonth.High)} (middle {Words.En(estimate.PerMonth.Mid)}).");

    private LocalizedText? Name(string? model) => model is null ? null : catalog.Model(model)?.Name ?? LocalizedText.Same(model);
}
