using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>A place on a slide, in centimetres from its upper left corner.</summary>
internal sealed record Box(double X, double Y, double Width, double Height);

/// <summary>How a shape looks; colours are hex without "#".</summary>
internal sealed record ShapeLook(string? Fill = null, string? Line = null, bool Dashed = false, bool Rounded = false, bool Bullets = false, string Anchor = "t", string? Align = null);

/// <summary>One slide; a cover has its heading elsewhere and larger.</summary>
internal sealed class Slide(string heading, Box? at = null, double? size = null)
{
    private static readonly Box HeadingBox = new(1.6, .9, SlideFile.Width - 3.2, 1.9);

    private readonly List<XElement> _shapes = [];
    private readonly List<(string Id, BarChart Chart)> _charts = [];
    private int _id = 2;

    /// <summary>A cell of a table: its lines, what fills it, and "r" for what is set to the right.</summary>
    internal sealed record TableCell(IReadOnlyList<Run> Line, string? Fill = null, string? Align = null)
    {
        internal static TableCell Of(string text, double size = 12, bool bold = false, string color = Ink, string? fill = null, string? align = null) =>
            new(Run.Line(text, size, color, bold), fill, align);
    }

    /// <summary>A shape with paragraphs in it; without a look it is plain text.</summary>
    internal void Shape(Box box, ShapeLook? look, params IReadOnlyList<IReadOnlyList<Run>> paragraphs)
    {
        look ??= new();
        var inset = look.Fill is null && look.Line is null ? 0 : Emu(.25);
        _shapes.Add(new XElement(
            P + "sp",
            new XElement(P + "nvSpPr", Named("Text"), new XElement(P + "cNvSpPr", look.Fill is null && look.Line is null ? new XAttribute("txBox", 1) : null), new XElement(P + "nvPr")),
            new XElement(
                P + "spPr",
                Transform(A, box),
                new XElement(A + "prstGeom", new XAttribute("prst", look.Rounded ? "roundRect" : "rect"), new XElement(A + "avLst", look.Rounded ? new XElement(A + "gd", new XAttribute("name", "adj"), new XAttribute("fmla", "val 4000")) : null)),
                look.Fill is { } fill ? DrawingText.Solid(fill) : new XElement(A + "noFill"),
                Outline(look)),
            new XElement(
                P + "txBody",
                new XElement(
                    A + "bodyPr", new XAttribute("wrap", "square"), new XAttribute("lIns", inset), new XAttribute("tIns", inset), new XAttribute("rIns", inset), new XAttribute("bIns", inset), new XAttribute("anchor", look.Anchor),
                    new XElement(A + "normAutofit")),
                new XElement(A + "lstStyle"),
                paragraphs.Count == 0 ? new XElement(A + "p") : paragraphs.Select(runs => DrawingText.Paragraph(runs, look.Bullets, look.Align)))));
    }

    /// <summary>A table; its first row is the heading's. Columns in centimetres, rows as high as given and more where their text asks for it.</summary>
    internal void Table(double x, double y, IReadOnlyList<double> columns, double rowHeight, params IReadOnlyList<IReadOnlyList<TableCell>> rows) =>
        _shapes.Add(Frame(
            "Table",
            new(x, y, columns.Sum(), rowHeight * rows.Count),
            new XElement(
                A + "graphicData",
                new XAttribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/table"),
                new XElement(
                    A + "tbl",
                    new XElement(A + "tblPr", new XAttribute("firstRow", 1)),
                    new XElement(A + "tblGrid", columns.Select(width => new XElement(A + "gridCol", new XAttribute("w", Emu(width))))),
                    rows.Select(row => new XElement(A + "tr", new XAttribute("h", Emu(rowHeight)), row.Select(Cell)))))));

    /// <summary>A chart that stays one: its figures can be edited.</summary>
    internal void Chart(Box box, BarChart chart)
    {
        var id = $"chart{_charts.Count + 1}";
        _charts.Add((id, chart));
        _shapes.Add(Frame(
            "Chart",
            box,
            new XElement(A + "graphicData", new XAttribute("uri", C.NamespaceName), new XElement(C + "chart", new XAttribute(R + "id", id)))));
    }

    internal void WriteTo(SlidePart part)
    {
        foreach (var (id, chart) in _charts)
        {
            chart.WriteTo(part.AddNewPart<ChartPart>(id));
        }

        part.Write(new XElement(P + "sld", new XElement(P + "cSld", SlideTheme.Tree([Heading(), .. _shapes])), SlideTheme.SameColours()).WithPrefixes(("a", A), ("r", R), ("p", P)));
    }

    private XElement Heading() => new(
        P + "sp",
        new XElement(P + "nvSpPr", Name(2, "Title"), new XElement(P + "cNvSpPr"), new XElement(P + "nvPr", new XElement(P + "ph", new XAttribute("type", "title")))),
        new XElement(P + "spPr", Transform(A, at ?? HeadingBox)),
        new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), new XElement(A + "p", new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", "zh-CN"), size is { } points ? new XAttribute("sz", (int)(points * 100)) : null, DrawingText.Fonts()), new XElement(A + "t", Clean(heading))))));

    private static XElement Outline(ShapeLook look) => look.Line is { } line
        ? new(A + "ln", new XAttribute("w", 12700), DrawingText.Solid(line), look.Dashed ? new XElement(A + "prstDash", new XAttribute("val", "dash")) : null)
        : new(A + "ln", new XElement(A + "noFill"));

    private XElement Frame(string name, Box box, XElement data) => new(
        P + "graphicFrame",
        new XElement(P + "nvGraphicFramePr", Named(name), new XElement(P + "cNvGraphicFramePr"), new XElement(P + "nvPr")),
        Transform(P, box),
        new XElement(A + "graphic", data));

    private static XElement Cell(TableCell cell) => new(
        A + "tc",
        new XElement(A + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), DrawingText.Paragraph(cell.Line, bullet: false, cell.Align)),
        new XElement(
            A + "tcPr",
            new XAttribute("anchor", "ctr"),
            new[] { "lnL", "lnR", "lnT" }.Select(side => new XElement(A + side, new XElement(A + "noFill"))),
            new XElement(A + "lnB", new XAttribute("w", 6350), DrawingText.Solid("D5DAE2")),
            cell.Fill is { } fill ? DrawingText.Solid(fill) : new XElement(A + "noFill")));

    private XElement Named(string name) => Name(++_id, $"{name} {_id}");

    private static XElement Name(int id, string name) => new(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", name));

    private static XElement Transform(XNamespace space, Box box) => new(
        space + "xfrm",
        new XElement(A + "off", new XAttribute("x", Emu(box.X)), new XAttribute("y", Emu(box.Y))),
        new XElement(A + "ext", new XAttribute("cx", Emu(box.Width)), new XAttribute("cy", Emu(box.Height))));
}
