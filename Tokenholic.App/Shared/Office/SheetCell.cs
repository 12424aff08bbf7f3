namespace Tokenholic.App.Shared.Office;

/// <summary>How a cell looks; the number is its place among the styles of <see cref="SheetStyles"/>.</summary>
internal enum CellLook
{
    Plain,
    Title,
    Heading,
    Note,

    /// <summary>A number to be changed by the reader.</summary>
    Input,
    Number,
    Money,
    Percent,
    TotalText,
    TotalNumber,
    TotalMoney,
    InputPercent,

    /// <summary>The heading of a column of numbers.</summary>
    NumberHeading,
}

/// <summary>
/// A cell: text, a number, or a formula together with the value it has now, which programs show until they compute.
/// Text is always stored as text: one that begins with "=" stays words.
/// </summary>
internal sealed record SheetCell(string? Text, double? Value, string? Formula, CellLook Look)
{
    internal static readonly SheetCell Empty = new(null, null, null, CellLook.Plain);

    internal static SheetCell Of(string? text, CellLook look = CellLook.Plain) => new(text, null, null, look);

    internal static SheetCell Of(double? value, CellLook look = CellLook.Number) => new(null, value, null, look);

    internal static SheetCell Computed(string formula, double? value, CellLook look = CellLook.Number) => new(null, value, formula, look);
}
