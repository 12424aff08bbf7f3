using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.App.Shared;

namespace Tokenholic.App.Features.BattleMap.Correct;

/// <summary>What is typed into a cell's form and not yet saved. Only what differs from the cell becomes a change.</summary>
public sealed class CellDraft(Workload cell)
{
    private readonly Dictionary<string, string> _drivers = [];

    /// <summary>The cell as it is saved.</summary>
    internal Workload Cell { get; } = cell;

    internal string Vendor { get; set; } = cell.Vendor;

    internal string Model { get; set; } = cell.Model ?? "";

    internal string Status { get; set; } = CodeOf(cell);

    /// <summary>The whole volume a month; empty to leave it to the formula.</summary>
    internal string Volume { get; set; } = "";

    /// <summary>The growth a year, in per cent; empty to leave it.</summary>
    internal string Growth { get; set; } = "";

    /// <summary>Whether a new middle keeps the spread that the range had; otherwise it is exact.</summary>
    internal bool KeepsSpread { get; set; }

    internal bool IsEmpty => !Changes().Any();

    /// <summary>What is typed for a driver; null when nothing is.</summary>
    internal string? Typed(string driver) => _drivers.GetValueOrDefault(driver);

    internal void Type(string driver, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _drivers.Remove(driver);
        }
        else
        {
            _drivers[driver] = text;
        }
    }

    /// <summary>The first field that holds no figure: a driver's id, or "volume"; null when all can be read.</summary>
    internal string? Unreadable() =>
        _drivers.FirstOrDefault(typed => Read(typed.Value) is null).Key ?? (Volume.Trim().Length > 0 && FigureInput.Parse(Volume) is null ? EditKinds.Volume : Growth.Trim().Length > 0 && Rate(Growth) is null ? EditKinds.Growth : null);

    /// <summary>The changes of what can be read.</summary>
    internal IEnumerable<CellChange> Changes()
    {
        if (Vendor != Cell.Vendor)
        {
            yield return new(Cell.Id, EditKinds.Vendor, new(Vendor));
        }

        if (Model.Trim() != (Cell.Model ?? ""))
        {
            yield return new(Cell.Id, EditKinds.Model, new(Model.Trim() is { Length: > 0 } model ? model : null));
        }

        if (Status != CodeOf(Cell))
        {
            yield return new(Cell.Id, EditKinds.Status, new(Status));
        }

        foreach (var driver in Cell.Estimate?.Drivers ?? [])
        {
            if (Typed(driver.Id) is { } text && Read(text) is { } value && value != driver.Value.Mid)
            {
                yield return new(Cell.Id, EditKinds.Driver, new(Range: Around(driver, value)), driver.Id);
            }
        }

        if (Rate(Growth) is { } rate && MapRange.Exactly(rate) != Cell.Growth?.PerYear)
        {
            yield return new(Cell.Id, EditKinds.Growth, new(Range: MapRange.Exactly(rate)));
        }

        if (FigureInput.Parse(Volume) is { } volume && MapRange.Exactly(volume) != Cell.Estimate?.PerMonth)
        {
            yield return new(Cell.Id, EditKinds.Volume, new(Range: MapRange.Exactly(volume)));
        }
    }

    /// <summary>A figure as it is typed; shares may be typed in per cent.</summary>
    internal static double? Read(string text) => text.Trim() is [.. var share, '%' or '％'] ? FigureInput.Parse(share) / 100 : FigureInput.Parse(text);

    /// <summary>A rate in per cent, with or without its signs; not below −100 %. Null when it is none.</summary>
    internal static double? Rate(string text)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Trim().TrimEnd('%').Trim();
        var falls = plain.StartsWith('-') || plain.StartsWith('−');
        return FigureInput.Parse(falls ? plain[1..] : plain.TrimStart('+')) is { } percent && (!falls || percent <= 100) ? (falls ? -percent : percent) / 100 : null;
    }

    private static string CodeOf(Workload cell) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(cell.Status.ToString());

    private MapRange Around(Driver driver, double value)
    {
        if (!KeepsSpread || driver.Value.Mid <= 0)
        {
            return MapRange.Exactly(value);
        }

        var range = driver.Value.Times(value / driver.Value.Mid);
        // a share stays a share
        return driver.Value.High <= 1 && value <= 1 ? range with { High = Math.Min(1, range.High) } : range;
    }
}
