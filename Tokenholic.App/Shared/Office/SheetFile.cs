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
            var list = new XElement(S + "sheets");
            foreach (var (index, sheet) in _sheets.Index())
            {
                var id = $"sheet{index + 1}";
                book.AddNewPart<WorksheetPart>(id).Write(sheet.Root());
                list.Add(new XElement(S + "sheet", new XAttribute("name", sheet.Name), new XAttribute("sheetId", index + 1), new XAttribute(R + "id", id)));
            }

            // Cached values are right when written; a program that opens the file computes them again all the same.
            book.Write(new XElement(S + "workbook", list, new XElement(S + "calcPr", new XAttribute("calcId", 0), new XAttribute("fullCalcOnLoad", 1))).WithPrefixes(("r", R)));
        }

        return stream.ToArray();
    }
}

/// <summary>One sheet; rows are added from the top.</summary>
internal sealed class Sheet(string name, IReadOnlyList<double> widths)
{
    private readonly List<SheetCell[]> _rows = [];

    internal string Name => name;

    /// <summary>The number of the row that is added next, from 1, for formulas.</summary>
    internal int NextRow => _rows.Count + 1;

    /// <summary>Rows that stay in sight while the others scroll.</summary>
    internal int Frozen { get; set; }

    /// <summary>Adds a row and answers its number.</summary>
    internal int Row(params SheetCell[] cells)
    {
        _rows.Add(cells);
        return _rows.Count;
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
            new XElement(S + "sheetViews", view),
            new XElement(S + "cols", widths.Select((width, at) => new XElement(
                S + "col", new XAttribute("min", at + 1), new XAttribute("max", at + 1), new XAttribute("width", Ooxml.Number(width)), new XAttribute("customWidth", 1)))),
            new XElement(S + "sheetData", _rows.Select((cells, at) => new XElement(S + "row", new XAttribute("r", at + 1), cells.Select((cell, column) => Cell(cell, Address(column, at + 1)))))));
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
