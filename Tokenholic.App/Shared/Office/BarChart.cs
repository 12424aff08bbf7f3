using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>A series of a chart; colours are hex without "#". With <paramref name="PointColors"/>, each bar has its own.</summary>
internal sealed record BarSeries(string Name, IReadOnlyList<double?> Values, string Color, IReadOnlyList<string>? PointColors = null);

/// <summary>A native bar chart, whose figures the reader can edit: they are kept with it as a workbook.</summary>
internal sealed record BarChart(IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series)
{
    /// <summary>Bars that lie: for long names.</summary>
    internal bool Horizontal { get; init; } = true;

    /// <summary>Series on top of each other instead of side by side.</summary>
    internal bool Stacked { get; init; }

    /// <summary>As Excel spells it: <c>0.0%</c>, <c>#,##0</c>.</summary>
    internal string Format { get; init; } = "#,##0";

    /// <summary>Fills a chart part and gives it its workbook.</summary>
    internal void WriteTo(ChartPart part)
    {
        var workbook = part.AddEmbeddedPackagePart("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using (var data = new MemoryStream(Workbook()))
        {
            workbook.FeedData(data);
        }

        part.Write(new XElement(
            C + "chartSpace",
            Value("roundedCorners", 0),
            new XElement(
                C + "chart",
                Value("autoTitleDeleted", 1),
                new XElement(C + "plotArea", new XElement(C + "layout"), Bars(), CategoryAxis(), ValueAxis()),
                Series.Count > 1 ? new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", 0), TextLook(12)) : null,
                Value("plotVisOnly", 1),
                Value("dispBlanksAs", "gap")),
            new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
            TextLook(12),
            new XElement(C + "externalData", new XAttribute(R + "id", part.GetIdOfPart(workbook)), Value("autoUpdate", 0))).WithPrefixes(("a", A), ("r", R), ("c", C)));
    }

    private byte[] Workbook()
    {
        var file = new SheetFile();
        var sheet = file.Add("Sheet1", 30);
        sheet.Row([SheetCell.Empty, .. Series.Select(series => SheetCell.Of(series.Name))]);
        foreach (var (at, category) in Categories.Index())
        {
            sheet.Row([SheetCell.Of(category), .. Series.Select(series => SheetCell.Of(series.Values[at]))]);
        }

        return file.ToBytes();
    }

    private XElement Bars() => new(
        C + "barChart",
        Value("barDir", Horizontal ? "bar" : "col"),
        Value("grouping", Stacked ? "stacked" : "clustered"),
        Value("varyColors", 0),
        Series.Select((series, at) => Bar(series, at)),
        Value("gapWidth", 60),
        Stacked ? Value("overlap", 100) : null,
        Value("axId", 1),
        Value("axId", 2));

    private XElement Bar(BarSeries series, int at) => new(
        C + "ser",
        Value("idx", at),
        Value("order", at),
        new XElement(C + "tx", Reference("str", $"Sheet1!${Column(at)}$1", [series.Name])),
        Filled(series.Color),
        Value("invertIfNegative", 0),
        series.PointColors?.Select((color, point) => new XElement(C + "dPt", Value("idx", point), Value("invertIfNegative", 0), Value("bubble3D", 0), Filled(color))),
        new XElement(
            C + "dLbls",
            new XElement(C + "numFmt", new XAttribute("formatCode", Format), new XAttribute("sourceLinked", 0)),
            Value("showLegendKey", 0), Value("showVal", 1), Value("showCatName", 0), Value("showSerName", 0), Value("showPercent", 0), Value("showBubbleSize", 0)),
        new XElement(C + "cat", Reference("str", $"Sheet1!$A$2:$A${Categories.Count + 1}", Categories)),
        new XElement(C + "val", Reference("num", $"Sheet1!${Column(at)}$2:${Column(at)}${Categories.Count + 1}", [.. series.Values.Select(value => value is { } known ? Number(known) : null)])));

    private static char Column(int series) => (char)('B' + series);

    private XElement Reference(string kind, string range, IReadOnlyList<string?> values) => new(
        C + (kind + "Ref"),
        new XElement(C + "f", range),
        new XElement(
            C + (kind + "Cache"),
            kind == "num" ? new XElement(C + "formatCode", Format) : null,
            Value("ptCount", values.Count),
            values.Select((value, at) => value is null ? null : new XElement(C + "pt", new XAttribute("idx", at), new XElement(C + "v", Clean(value))))));

    private XElement CategoryAxis() => new(
        C + "catAx",
        Value("axId", 1),
        new XElement(C + "scaling", Value("orientation", Horizontal ? "maxMin" : "minMax")),
        Value("delete", 0), Value("axPos", Horizontal ? "l" : "b"), Value("numFmt", null, new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)),
        Value("majorTickMark", "none"), Value("minorTickMark", "none"), Value("tickLblPos", "low"), TextLook(12), Value("crossAx", 2), Value("crosses", "autoZero"));

    private XElement ValueAxis() => new(
        C + "valAx",
        Value("axId", 2),
        new XElement(C + "scaling", Value("orientation", "minMax"), Value("min", 0)),
        Value("delete", 1), Value("axPos", Horizontal ? "b" : "l"), Value("numFmt", null, new XAttribute("formatCode", Format), new XAttribute("sourceLinked", 0)),
        Value("majorTickMark", "none"), Value("minorTickMark", "none"), Value("tickLblPos", "nextTo"), Value("crossAx", 1), Value("crosses", "autoZero"));

    private static XElement Filled(string color) =>
        new(C + "spPr", new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", color))));

    private static XElement TextLook(int points) => new(
        C + "txPr",
        new XElement(A + "bodyPr"),
        new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", points * 100), DrawingText.Solid(Ink), DrawingText.Fonts())), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN"))));

    private static XElement Value(string name, object? value, params XAttribute[] attributes) =>
        new(C + name, value is null ? null : new XAttribute("val", value), attributes);
}
