using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>An Excel workbook: <c>var file = new SheetFile(); var sheet = file.Add("Name", 30, 12); sheet.Row(…); file.ToBytes()</c>.</summary>
internal sealed class SheetFile
{
    private readonly List<Sheet> _sheets = [];

    /// <summary>A sheet with these column widths, in characters. A name has at most 31 characters and none of <c>[]:*?/\'</c>.</summary>
    internal Sheet Add(string name, params double[] widths)
    {
        var sheet = new Sheet(name, widths);
        _sheets.Add(sheet);
        return sheet;
    }

    internal byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Write(SheetStyles.Root());
            var (list, names) = (new XElement(S + "sheets"), new XElement(S + "definedNames"));
            foreach (var (index, sheet) in _sheets.Index())
            {
                var id = $"sheet{index + 1}";
                book.AddNewPart<WorksheetPart>(id).Write(sheet.Root());
                list.Add(new XElement(S + "sheet", new XAttribute("name", sheet.Name), new XAttribute("sheetId", index + 1), new XAttribute(R + "id", id)));
                if (sheet.Frozen > 0)
                {
                    names.Add(new XElement(S + "definedName", new XAttribute("name", "_xlnm.Print_Titles"), new XAttribute("localSheetId", index), $"'{sheet.Name}'!$1:${sheet.Frozen}"));
                }
            }

            // Cached values are right when written; a program that opens the file computes them again all the same.
            book.Write(new XElement(S + "workbook", list, names.HasElements ? names : null, new XElement(S + "calcPr", new XAttribute("calcId", 0), new XAttribute("fullCalcOnLoad", 1))).WithPrefixes(("r", R)));
        }

        return stream.ToArray();
    }
}

/// <summary>One sheet; rows are added from the top.</summary>
internal sealed class Sheet(string name, IReadOnlyList<double> widths)
{
    private readonly List<SheetCell[]> _rows = [];
    private readonly List<int> _wide = [];

    internal string Name => name;

    /// <summary>The number of the row that is added next, from 1, for formulas.</summary>
    internal int NextRow => _rows.Count + 1;

    /// <summary>Rows that stay in sight while the others scroll, and that every printed page begins with.</summary>
    internal int Frozen { get; set; }

    /// <summary>Adds a row and answers its number.</summary>
    internal int Row(params SheetCell[] cells)
    {
        _rows.Add(cells);
        return _rows.Count;
    }

    /// <summary>Adds a text over the whole width.</summary>
    internal void Wide(SheetCell cell)
    {
        _rows.Add([cell]);
        _wide.Add(_rows.Count);
    }

    /// <summary>"C7"; with <paramref name="sheet"/>, as another sheet's formula names it, absolute: <c>'Drivers'!$C$7</c>.</summary>
    internal static string Address(int column, int row, Sheet? sheet = null) =>
        sheet is null ? $"{(char)('A' + column)}{row}" : string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'!${(char)('A' + column)}${row}");

    internal XElement Root()
    {
        var view = new XElement(S + "sheetView", new XAttribute("showGridLines", 0), new XAttribute("workbookViewId", 0));
        if (Frozen > 0)
        {
            view.Add(new XElement(S + "pane", new XAttribute("ySplit", Frozen), new XAttribute("topLeftCell", $"A{Frozen + 1}"), new XAttribute("activePane", "bottomLeft"), new XAttribute("state", "frozen")));
        }

        return new XElement(
            S + "worksheet",
            new XElement(S + "sheetPr", new XElement(S + "pageSetUpPr", new XAttribute("fitToPage", 1))),
            new XElement(S + "sheetViews", view),
            new XElement(S + "cols", widths.Select((width, at) => new XElement(
                S + "col", new XAttribute("min", at + 1), new XAttribute("max", at + 1), new XAttribute("width", Ooxml.Number(width)), new XAttribute("customWidth", 1)))),
            new XElement(S + "sheetData", _rows.Select((cells, at) => Row(cells, at + 1))),
            _wide.Count == 0 || widths.Count < 2 ? null : new XElement(
                S + "mergeCells", new XAttribute("count", _wide.Count), _wide.Select(row => new XElement(S + "mergeCell", new XAttribute("ref", $"{Address(0, row)}:{Address(widths.Count - 1, row)}")))),
            new XElement(S + "pageMargins", new XAttribute("left", .4), new XAttribute("right", .4), new XAttribute("top", .5), new XAttribute("bottom", .6), new XAttribute("header", .3), new XAttribute("footer", .3)),
            new XElement(S + "pageSetup", new XAttribute("paperSize", 9), new XAttribute("orientation", "landscape"), new XAttribute("fitToWidth", 1), new XAttribute("fitToHeight", 0)), // A4, as many pages high as it takes
            new XElement(S + "headerFooter", new XElement(S + "oddFooter", "&L&A&R&P / &N")));
    }

    private XElement Row(SheetCell[] cells, int number)
    {
        var height = cells.Select((cell, column) => cell.Text is { } text && SheetStyles.Wraps(cell.Look) is { } font
            ? SheetText.Height(text, _wide.Contains(number) ? widths.Sum() : widths.ElementAtOrDefault(column) is > 0 and var width ? width : 10, font.Size, font.Bold)
            : SheetStyles.LineOf(cell.Look)).DefaultIfEmpty(0).Max();
        return new(
            S + "row",
            new XAttribute("r", number),
            height > 0 ? new[] { new XAttribute("ht", Ooxml.Number(Math.Round(height, 1))), new XAttribute("customHeight", 1) } : null,
            cells.Select((cell, column) => Cell(cell, Address(column, number))));
    }

    private static XElement? Cell(SheetCell cell, string name) => cell == SheetCell.Empty ? null : new XElement(
        S + "c",
        new XAttribute("r", name),
        new XAttribute("s", (int)cell.Look),
        cell.Text is null ? null : new XAttribute("t", "inlineStr"),
        cell.Text is { } text ? new XElement(S + "is", new XElement(S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text))) : null,
        cell.Formula is { } formula ? new XElement(S + "f", formula) : null,
        cell.Value is { } value ? new XElement(S + "v", Ooxml.Number(value)) : null);
}
