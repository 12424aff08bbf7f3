namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>A cell as people know it, in whichever document: workload ids mean nothing across two rounds of research.</summary>
public sealed record CellKey(string UseCase, string Vendor, string? Model);

/// <summary>A value before or after an edit: an id or words, or a range; both null where there was none.</summary>
public sealed record EditValue(string? Text = null, MapRange? Range = null);

/// <summary>
/// What a person changed by hand. Edits are part of the document: each cell is what research found with its edits done to it in
/// their order, so that they can be taken back, and done again to what new research finds.
/// </summary>
public sealed record MapEdit
{
    /// <summary>"m1", "m2" …</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="EditKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The cell in this document.</summary>
    public required string WorkloadId { get; init; }

    /// <summary>The cell as research has it, or as it was added.</summary>
    public required CellKey Cell { get; init; }

    /// <summary>The driver, where the edit is of one.</summary>
    public string? Driver { get; init; }

    /// <summary>What research said when the edit was made, or last compared; null where it said nothing.</summary>
    public EditValue? From { get; init; }

    /// <summary>What the person put in its place; null where the cell was removed.</summary>
    public EditValue? To { get; init; }

    /// <summary>The quotes behind the cell at that time: others are new.</summary>
    public IReadOnlyList<string> Quotes { get; init; } = [];

    /// <summary>Why, in the person's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Who, as they named themselves; null when they did not.</summary>
    public string? By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What can be changed of a cell by hand.</summary>
public static class EditKinds
{
    /// <summary>A driver's value.</summary>
    public const string Driver = "driver";

    /// <summary>The whole volume a month, in place of the formula.</summary>
    public const string Volume = "volume";

    /// <summary>The growth a year.</summary>
    public const string Growth = "growth";

    /// <summary>The cloud.</summary>
    public const string Vendor = "vendor";

    /// <summary>The model.</summary>
    public const string Model = "model";

    /// <summary>The company's relation to it.</summary>
    public const string Status = "status";

    /// <summary>A note: nothing is computed from it.</summary>
    public const string Note = "note";

    /// <summary>A cell that nobody had found.</summary>
    public const string Add = "add";

    /// <summary>A cell taken off the map; it stays visible as such.</summary>
    public const string Remove = "remove";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Driver, Volume, Growth, Vendor, Model, Status, Note, Add, Remove];
}
