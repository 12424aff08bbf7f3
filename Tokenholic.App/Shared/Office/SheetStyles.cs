using System.Xml.Linq;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>The few looks of <see cref="CellLook"/>, in its order.</summary>
internal static class SheetStyles
{
    private const int Thousands = 3; // "#,##0"
    private const int Money = 164;
    private const int Percent = 165;
    private const int Typed = 166;

    /// <summary>Of a number to be changed, and of a chart's: the decimals that it has. No "0.##", which leaves a whole number a point and nothing behind it.</summary>
    internal const string AsItIs = "[<1000]General;#,##0";

    /// <summary>The letters of a look whose text wraps; null of one that does not.</summary>
    internal static (double Size, bool Bold)? Wraps(CellLook look) => look switch
    {
        CellLook.Plain => (11, false),
        CellLook.Heading or CellLook.NumberHeading or CellLook.TotalText => (11, true),
        CellLook.Note => (10, false),
        _ => null,
    };

    /// <summary>The height of one line of a look, in points.</summary>
    internal static double LineOf(CellLook look) => look is CellLook.Title ? 30 : 19.5;

    internal static XElement Root() => new(
        S + "styleSheet",
        new XElement(S + "numFmts", new XAttribute("count", 3), Format(Money, "[<100]\"¥\"#,##0.00;\"¥\"#,##0"), Format(Percent, "0.0%"), Format(Typed, AsItIs)),
        Counted("fonts", Font(11), Font(16, bold: true), Font(11, "FFFFFF", bold: true), Font(10, "4A5361"), Font(11, "1D5CFF"), Font(11, bold: true)),
        Counted("fills", Fill("none"), Fill("gray125"), Fill("14181F", solid: true), Fill("FFF7E0", solid: true), Fill("EFF1F5", solid: true)),
        Counted("borders", new XElement(S + "border", Side("left"), Side("right"), Side("top"), Side("bottom")), new XElement(S + "border", Side("left"), Side("right"), Side("top"), Side("bottom", "hair"))),
        Counted("cellStyleXfs", new XElement(S + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0))),
        Counted(
            "cellXfs",
            Look(0, 0, 0, 1, wrap: true), Look(0, 1, 0, 0), Look(0, 2, 2, 0, wrap: true), Look(0, 3, 0, 0, wrap: true),
            Look(Typed, 4, 3, 1, right: true), Look(Thousands, 0, 0, 1, right: true), Look(Money, 0, 0, 1, right: true), Look(Percent, 0, 0, 1, right: true),
            Look(0, 5, 4, 1, wrap: true), Look(Thousands, 5, 4, 1, right: true), Look(Money, 5, 4, 1, right: true), Look(Percent, 4, 3, 1, right: true), Look(0, 2, 2, 0, wrap: true, right: true)),
        Counted("cellStyles", new XElement(S + "cellStyle", new XAttribute("name", "Normal"), new XAttribute("xfId", 0), new XAttribute("builtinId", 0))));

    private static XElement Counted(string name, params XElement[] items) => new(S + name, new XAttribute("count", items.Length), items);

    private static XElement Format(int id, string code) => new(S + "numFmt", new XAttribute("numFmtId", id), new XAttribute("formatCode", code));

    private static XElement Font(double size, string color = Ink, bool bold = false) => new(
        S + "font",
        bold ? new XElement(S + "b") : null,
        new XElement(S + "sz", new XAttribute("val", Number(size))),
        new XElement(S + "color", new XAttribute("rgb", "FF" + color)),
        new XElement(S + "name", new XAttribute("val", CjkFont)));

    private static XElement Fill(string kind, bool solid = false) => new(
        S + "fill",
        new XElement(
            S + "patternFill",
            new XAttribute("patternType", solid ? "solid" : kind),
            solid ? new XElement(S + "fgColor", new XAttribute("rgb", "FF" + kind)) : null));

    private static XElement Side(string name, string? style = null) =>
        new(S + name, style is null ? null : new[] { new XAttribute("style", style) }, style is null ? null : new XElement(S + "color", new XAttribute("rgb", "FF8A94A3")));

    private static XElement Look(int format, int font, int fill, int border, bool wrap = false, bool right = false) => new(
        S + "xf",
        new XAttribute("numFmtId", format), new XAttribute("fontId", font), new XAttribute("fillId", fill), new XAttribute("borderId", border), new XAttribute("xfId", 0),
        new XAttribute("applyNumberFormat", 1), new XAttribute("applyFont", 1), new XAttribute("applyFill", 1), new XAttribute("applyBorder", 1), new XAttribute("applyAlignment", 1),
        new XElement(S + "alignment", right ? new[] { new XAttribute("horizontal", "right"), new XAttribute("indent", 1) } : null, new XAttribute("vertical", "top"), wrap ? new XAttribute("wrapText", 1) : null));
}
