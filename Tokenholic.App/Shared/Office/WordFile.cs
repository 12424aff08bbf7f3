using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>
/// A Word document on A4 with page numbers, written from top to bottom:
/// <c>var file = new WordFile("Title"); file.Heading("…", 1); file.Paragraph("…"); file.Bullets([…]); file.Table(rows); file.Chart(chart); file.ToBytes()</c>.
/// </summary>
internal sealed class WordFile(string title)
{
    private const double TextWidth = 16.5;

    private readonly List<XElement> _blocks = [];
    private readonly List<BarChart> _charts = [];

    /// <summary>A heading of level 0 (the document's own title) to 3.</summary>
    internal void Heading(string text, int level) => _blocks.Add(Styled(level == 0 ? "Title" : $"Heading{level}", text));

    internal void Paragraph(string text) => _blocks.Add(Styled(null, text));

    /// <summary>Small and grey: where something comes from, what it rests on.</summary>
    internal void Note(string text) => _blocks.Add(Styled("Note", text));

    /// <summary>Somebody else's words.</summary>
    internal void Quote(string text) => _blocks.Add(Styled("Quote", text));

    internal void Bullets(IEnumerable<string> items) => _blocks.AddRange(items.Select(item => Styled("Bullet", item)));

    /// <summary>What follows begins on a new page.</summary>
    internal void PageBreak() => _blocks.Add(new XElement(W + "p", new XElement(W + "r", new XElement(W + "br", new XAttribute(W + "type", "page")))));

    /// <summary>A table whose first row is its heading and is repeated on every page; columns share the width by <paramref name="parts"/>, or evenly.</summary>
    internal void Table(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<double>? parts = null)
    {
        if (rows.Count == 0)
        {
            return;
        }

        parts ??= [.. rows[0].Select(_ => 1d)];
        var widths = parts.Select(part => Twips(TextWidth * part / parts.Sum())).ToList();
        _blocks.Add(new XElement(
            W + "tbl",
            new XElement(
                W + "tblPr",
                new XElement(W + "tblW", new XAttribute(W + "w", widths.Sum()), new XAttribute(W + "type", "dxa")),
                new XElement(W + "tblBorders", new[] { "top", "bottom", "insideH" }.Select(side => new XElement(W + side, Value("single"), new XAttribute(W + "sz", 4), new XAttribute(W + "color", "C5CCD6")))),
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")),
                new XElement(W + "tblCellMar", new[] { "top", "left", "bottom", "right" }.Select(side => new XElement(W + side, new XAttribute(W + "w", 80), new XAttribute(W + "type", "dxa"))))),
            new XElement(W + "tblGrid", widths.Select(width => new XElement(W + "gridCol", new XAttribute(W + "w", width)))),
            rows.Select((row, at) => new XElement(
                W + "tr",
                new XElement(W + "trPr", new XElement(W + "cantSplit"), at == 0 ? new XElement(W + "tblHeader") : null),
                row.Select((cell, column) => new XElement(
                    W + "tc",
                    new XElement(
                        W + "tcPr",
                        new XElement(W + "tcW", new XAttribute(W + "w", widths[column]), new XAttribute(W + "type", "dxa")),
                        at == 0 ? new XElement(W + "shd", Value("clear"), new XAttribute(W + "color", "auto"), new XAttribute(W + "fill", "EFF1F5")) : null),
                    Styled(at == 0 ? "TableHead" : "TableText", cell)))))));
        _blocks.Add(Styled(null, ""));
    }

    /// <summary>A chart as wide as the text.</summary>
    internal void Chart(BarChart chart, double height = 7)
    {
        _charts.Add(chart);
        _blocks.Add(new XElement(W + "p", new XElement(W + "r", new XElement(W + "drawing", new XElement(
            Wp + "inline",
            new XElement(Wp + "extent", new XAttribute("cx", Emu(TextWidth)), new XAttribute("cy", Emu(height))),
            new XElement(Wp + "docPr", new XAttribute("id", _charts.Count), new XAttribute("name", $"Chart {_charts.Count}")),
            new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", C.NamespaceName), new XElement(C + "chart", new XAttribute(R + "id", $"chart{_charts.Count}")))))))));
    }

    internal byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = Clean(title);
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Write(WordStyles.Root());
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Write(WordStyles.Numbering());
            main.AddNewPart<FooterPart>("footer").Write(WordStyles.Footer(Clean(title)));
            foreach (var (index, chart) in _charts.Index())
            {
                chart.WriteTo(main.AddNewPart<ChartPart>($"chart{index + 1}"));
            }

            main.Write(new XElement(W + "document", new XElement(W + "body", _blocks, WordStyles.Section("footer"))).WithPrefixes(("w", W), ("r", R), ("wp", Wp), ("a", A), ("c", C)));
        }

        return stream.ToArray();
    }

    private static XElement Styled(string? style, string text) => new(
        W + "p",
        style is null ? null : new XElement(W + "pPr", new XElement(W + "pStyle", Value(style))),
        text.Length == 0 ? null : new XElement(
            W + "r",
            Clean(text).Split('\n').SelectMany((line, at) => new[] { at == 0 ? null : new XElement(W + "br"), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line) })));

    private static XAttribute Value(object value) => new(W + "val", value);
}
