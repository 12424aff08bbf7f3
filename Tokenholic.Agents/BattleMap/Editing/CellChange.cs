using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Editing;

/// <summary>One change that a person makes of a cell: a kind of <see cref="EditKinds"/> (not <c>add</c>), the driver it is of, the new value.</summary>
public sealed record CellChange(string WorkloadId, string Kind, EditValue? To, string? Driver = null);

/// <summary>A cell that a person adds; the use case may be one of the catalogue, of the map, or a new one with a name of its own.</summary>
public sealed record AddedCell(string UseCase, LocalizedText Name, string Vendor, string? Model, UsageStatus Status);

/// <summary>Who made a change, when and why.</summary>
public sealed record EditStamp(DateTimeOffset At, string? By, string? Reason)
{
    /// <summary>The same with empty words left out.</summary>
    internal EditStamp Trimmed => this with { By = Words(By), Reason = Words(Reason) };

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
