namespace Tokenholic.App.Features.Proposals.Edit;

/// <summary>The parts of a proposal that are rows rather than sentences.</summary>
public enum RowPart
{
    Choices,
    Costs,
    Boxes,
    Arrows,
}

/// <summary>
/// A row as it is typed. <paramref name="Key"/> names it in the draft; <paramref name="Was"/> is its place in the version that is edited, −1 when it is new.
/// </summary>
public sealed record EditRow(int Key, int Was, Dictionary<string, string> Fields)
{
    internal string this[string field] => Fields.GetValueOrDefault(field, "").Trim();
}

/// <summary>What cannot be saved as it was typed: the field, and the name of the sentence that says so.</summary>
public sealed record RowProblem(RowPart Part, int Row, string Field, string Code);

/// <summary>A field of each row; <paramref name="Options"/> makes it a choice, <paramref name="Wide"/> a text of its own line.</summary>
public sealed record RowColumn(string Field, string Label, bool Wide = false, Func<IEnumerable<(string Value, string Label)>>? Options = null);
