using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// What the customer said of a cell. A true figure takes the place of the estimate it is of, which is kept beside it; a cell
/// confirmed without a figure counts as known by the rep; one refuted without a figure is shown and counted nowhere.
/// </summary>
public static class VerdictEdit
{
    /// <summary>
    /// The map with the verdict. <paramref name="figures"/> are by driver id, <see cref="TrueFigure.PerMonth"/> for the whole volume.
    /// Throws <see cref="KeyNotFoundException"/> for a workload or driver that is not there, <see cref="FormulaException"/> for
    /// a figure that is negative or cannot be computed with.
    /// </summary>
    public static BattleMapDocument Set(
        BattleMapDocument map, string workloadId, bool confirmed, string? note, IReadOnlyDictionary<string, double> figures, DateTimeOffset at, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(figures);
        var workload = EditedMap.Find(map, workloadId);
        var judged = Judge(workload, map, confirmed, note, figures, at);
        return EditedMap.With(map, w => w == workload ? judged : w, catalog);
    }

    /// <summary>The workload with the verdict, its estimate computed anew. Throws as <see cref="Set"/>.</summary>
    internal static Workload Judge(Workload workload, BattleMapDocument map, bool confirmed, string? note, IReadOnlyDictionary<string, double> figures, DateTimeOffset at)
    {
        if (workload.Estimate is null && figures.Count > 0)
        {
            throw new KeyNotFoundException($"{workload.Id} has no estimate.");
        }

        // the whole volume last: it takes the place of the drivers
        var stated = figures.OrderBy(f => f.Key == TrueFigure.PerMonth).Select(f => Figure(workload, f.Key, f.Value)).ToList();
        var earlier = workload.Verdict?.Figures.Where(f => !figures.ContainsKey(f.Driver)) ?? [];
        var edited = workload with
        {
            // a plain no takes back what was said before; everything else adds to it
            Verdict = new(
                confirmed ? CustomerVerdict.Confirmed : CustomerVerdict.Refuted, at, string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
                !confirmed && stated.Count == 0 ? [] : [.. earlier, .. stated]),
            Researched = workload.Researched ?? (workload.Verdict is not null || map.Edits.Any(e => e.WorkloadId == workload.Id) ? null : workload),
        };
        if (stated.Count > 0)
        {
            edited = edited with { Estimate = EditedMap.Recomputed(stated.Aggregate(workload.Estimate!, Replace), map, workload.Vendor) };
        }

        if (confirmed || stated.Count > 0)
        {
            edited = edited with { UsageLabel = AtLeastManual(edited.UsageLabel), Estimate = edited.Estimate is { } estimate ? Known(estimate) : null };
        }

        return edited;
    }

    /// <summary>A figure beside what the map first said, also when the customer is asked again.</summary>
    private static TrueFigure Figure(Workload workload, string driver, double value)
    {
        DriverEdit.Demand(MapRange.Exactly(value), driver, workload.Estimate?.Drivers.FirstOrDefault(d => d.Id == driver));
        if (workload.Verdict?.Figures.FirstOrDefault(f => f.Driver == driver) is { } earlier)
        {
            return earlier with { Value = value };
        }

        var estimate = workload.Estimate!;
        if (driver == TrueFigure.PerMonth)
        {
            return new(driver, value, estimate.PerMonth, estimate.VolumeLabel, estimate.Template);
        }

        var estimated = estimate.Drivers.FirstOrDefault(d => d.Id == driver) ?? throw new KeyNotFoundException($"{workload.Id} has no driver {driver}.");
        return new(driver, value, estimated.Value, estimated.Label, estimate.Template);
    }

    private static Estimate Replace(Estimate estimate, TrueFigure figure) => figure.Driver == TrueFigure.PerMonth
        ? Whole(estimate, figure)
        : DriverEdit.With(estimate, DriverEdit.Entered(estimate.Drivers.First(d => d.Id == figure.Driver), MapRange.Exactly(figure.Value), "客户给出", "Given by the customer"));

    private static Estimate Whole(Estimate estimate, TrueFigure figure) => WholeVolume.Of(
        estimate, MapRange.Exactly(figure.Value), new("客户给出的每月用量", "the customer's figure a month"),
        new(
            $"客户给出；原估 {Words.Zh(figure.Estimated.Low)}–{Words.Zh(figure.Estimated.High)}（中值 {Words.Zh(figure.Estimated.Mid)}）。",
            $"Given by the customer; the estimate was {Words.En(figure.Estimated.Low)}–{Words.En(figure.Estimated.High)} (middle {Words.En(figure.Estimated.Mid)})."));

    /// <summary>A figure that is derived from quotes stays inferred: the customer confirmed the order of it, not the quote.</summary>
    private static Estimate Known(Estimate estimate)
    {
        var drivers = estimate.Drivers.Select(d => d.IsVolume && d.Label is Label.Assumed
            ? d with { Label = Label.Manual, Reason = new($"客户确认过量级。{d.Reason.Zh}", $"The customer confirmed the order of it. {d.Reason.En}") } : d).ToList();
        var volume = drivers.Where(d => d.IsVolume).Select(d => d.Label).DefaultIfEmpty(Label.Manual).Max();
        return estimate with { Drivers = drivers, VolumeLabel = (Label)Math.Max((int)AtLeastManual(estimate.VolumeLabel), (int)volume) };
    }

    private static Label AtLeastManual(Label label) => (Label)Math.Min((int)label, (int)Label.Manual);
}
