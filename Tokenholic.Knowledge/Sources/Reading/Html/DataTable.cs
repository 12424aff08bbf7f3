using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Tells tables of data, read row by row, from tables that only lay out a page.</summary>
internal static class DataTable
{
    private const int LongCell = 800;
    private const int LongTerm = 80;

    /// <summary>True for a row whose cells belong on one line.</summary>
    public static bool IsRow(IElement row)
        => row.ChildElementCount > 1 && row.Children.All(IsCell) && row.Closest("table") is { } table && table.GetAttribute("role") is not ("presentation" or "none")
            && row.QuerySelector("table, ul, ol, form, article, section, h1, h2, h3") is null;

    /// <summary>True for a term of a definition list that belongs on one line with the short description that follows it.</summary>
    public static bool IsTerm(IElement element)
        => element.LocalName == "dt" && element.NextElementSibling is { LocalName: "dd" } description && description.NextElementSibling?.LocalName is not "dd" && IsShort(element) && IsShort(description);

    private static bool IsShort(IElement element)
        => element.TextContent.AsSpan().Trim().Length is > 0 and <= LongTerm && element.QuerySelector("p, div, ul, ol, table, h1, h2, h3, h4, a ~ a") is null;

    private static bool IsCell(IElement cell)
        => cell.LocalName is "td" or "th" && cell.QuerySelectorAll("p, div").Length < 3 && cell.QuerySelectorAll("br").Length < 4 && cell.QuerySelectorAll("a").Length < 4 && cell.TextContent.Length < LongCell;
}
