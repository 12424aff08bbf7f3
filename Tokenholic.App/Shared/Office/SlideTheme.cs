using System.Xml.Linq;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>The quiet master that all slides share: white, one accent, a heading and nothing else.</summary>
internal static class SlideTheme
{
    private static readonly (string Name, string Color)[] Colours =
    [
        ("dk1", Ink), ("lt1", "FFFFFF"), ("dk2", "4A5361"), ("lt2", "EFF1F5"), ("accent1", "FF6A00"), ("accent2", "1D5CFF"), ("accent3", "5B2BD9"),
        ("accent4", "00749A"), ("accent5", "C7000B"), ("accent6", "087A5B"), ("hlink", "1D5CFF"), ("folHlink", "5B2BD9"),
    ];

    internal static XElement Tree(IEnumerable<XElement> shapes) => new(
        P + "spTree",
        new XElement(P + "nvGrpSpPr", new XElement(P + "cNvPr", new XAttribute("id", 1), new XAttribute("name", "")), new XElement(P + "cNvGrpSpPr"), new XElement(P + "nvPr")),
        new XElement(P + "grpSpPr"),
        shapes);

    internal static XElement SameColours() => new(P + "clrMapOvr", new XElement(A + "masterClrMapping"));

    internal static XElement Layout() => new XElement(
        P + "sldLayout", new XAttribute("type", "titleOnly"), new XAttribute("preserve", 1),
        new XElement(P + "cSld", new XAttribute("name", "Title"), Tree([Title()])),
        SameColours()).WithPrefixes(("a", A), ("r", R), ("p", P));

    internal static XElement Master(string layoutId) => new XElement(
        P + "sldMaster",
        new XElement(P + "cSld", new XElement(P + "bg", new XElement(P + "bgPr", DrawingText.Solid("FFFFFF"), new XElement(A + "effectLst"))), Tree([Title(), AccentBar()])),
        new XElement(
            P + "clrMap",
            new[] { ("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2"), ("accent1", "accent1"), ("accent2", "accent2"), ("accent3", "accent3"), ("accent4", "accent4"), ("accent5", "accent5"), ("accent6", "accent6"), ("hlink", "hlink"), ("folHlink", "folHlink") }
                .Select(pair => new XAttribute(pair.Item1, pair.Item2))),
        new XElement(P + "sldLayoutIdLst", new XElement(P + "sldLayoutId", new XAttribute("id", 2147483649), new XAttribute(R + "id", layoutId))),
        new XElement(
            P + "txStyles",
            new XElement(P + "titleStyle", new XElement(A + "lvl1pPr", new XAttribute("algn", "l"), new XElement(A + "buNone"), new XElement(A + "defRPr", new XAttribute("sz", 2800), new XAttribute("b", 1), DrawingText.Solid(Ink), DrawingText.Fonts()))),
            new XElement(P + "bodyStyle"),
            new XElement(P + "otherStyle"))).WithPrefixes(("a", A), ("r", R), ("p", P));

    internal static XElement Theme() => new XElement(
        A + "theme", new XAttribute("name", "Plain"),
        new XElement(
            A + "themeElements",
            new XElement(A + "clrScheme", new XAttribute("name", "Plain"), Colours.Select(colour => new XElement(A + colour.Name, new XElement(A + "srgbClr", new XAttribute("val", colour.Color))))),
            new XElement(A + "fontScheme", new XAttribute("name", "Plain"), new XElement(A + "majorFont", DrawingText.Fonts()), new XElement(A + "minorFont", DrawingText.Fonts())),
            new XElement(
                A + "fmtScheme", new XAttribute("name", "Plain"),
                new XElement(A + "fillStyleLst", Three(ThemeFill)),
                new XElement(A + "lnStyleLst", Three(() => new XElement(A + "ln", new XAttribute("w", 9525), ThemeFill()))),
                new XElement(A + "effectStyleLst", Three(() => new XElement(A + "effectStyle", new XElement(A + "effectLst")))),
                new XElement(A + "bgFillStyleLst", Three(ThemeFill))))).WithPrefixes(("a", A));

    private static XElement ThemeFill() => new(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", "phClr")));

    private static IEnumerable<XElement> Three(Func<XElement> make) => Enumerable.Range(0, 3).Select(_ => make());

    private static XElement Title() => new(
        P + "sp",
        new XElement(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", 2), new XAttribute("name", "Title")), new XElement(P + "cNvSpPr"), new XElement(P + "nvPr", new XElement(P + "ph", new XAttribute("type", "title")))),
        new XElement(P + "spPr", Place(1.6, .9, SlideFile.Width - 3.2, 1.9), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))),
        new XElement(P + "txBody", new XElement(A + "bodyPr", new XAttribute("lIns", 0), new XAttribute("anchor", "ctr"), new XElement(A + "normAutofit")), new XElement(A + "lstStyle"), new XElement(A + "p")));

    private static XElement AccentBar() => new(
        P + "sp",
        new XElement(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", 3), new XAttribute("name", "Accent")), new XElement(P + "cNvSpPr"), new XElement(P + "nvPr")),
        new XElement(P + "spPr", Place(.9, 1.25, .22, 1.2), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst")), DrawingText.Solid("FF6A00"), new XElement(A + "ln", new XElement(A + "noFill"))),
        new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), new XElement(A + "p")));

    private static XElement Place(double x, double y, double width, double height) => new(
        A + "xfrm",
        new XElement(A + "off", new XAttribute("x", Emu(x)), new XAttribute("y", Emu(y))),
        new XElement(A + "ext", new XAttribute("cx", Emu(width)), new XAttribute("cy", Emu(height))));
}
