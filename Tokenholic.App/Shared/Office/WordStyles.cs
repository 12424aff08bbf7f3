using System.Xml.Linq;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>The looks of a <see cref="WordFile"/>, and the parts every one of them has.</summary>
internal static class WordStyles
{
    internal static XElement Root() => new XElement(
        W + "styles",
        new XElement(
            W + "docDefaults",
            new XElement(W + "rPrDefault", new XElement(W + "rPr", Fonts(), Colour(Ink), Size(10.5), new XElement(W + "lang", Value("en-US"), new XAttribute(W + "eastAsia", "zh-CN")))),
            new XElement(W + "pPrDefault", new XElement(W + "pPr", Spacing(0, 6)))),
        Style("Normal", "Normal", null, null, isDefault: true),
        Style("Title", "Title", [Spacing(0, 12)], [Bold(), Colour(Ink), Size(24)]),
        Style("Heading1", "heading 1", [new XElement(W + "keepNext"), Spacing(18, 6), Outline(0)], [Bold(), Colour("C44900"), Size(17)]),
        Style("Heading2", "heading 2", [new XElement(W + "keepNext"), Spacing(12, 4), Outline(1)], [Bold(), Size(13)]),
        Style("Heading3", "heading 3", [new XElement(W + "keepNext"), Spacing(8, 3), Outline(2)], [Bold(), Size(11)]),
        Style("Note", "Note", null, [Colour("4A5361"), Size(9)]),
        Style("Quote", "Quote", [new XElement(W + "pBdr", new XElement(W + "left", Value("single"), new XAttribute(W + "sz", 18), new XAttribute(W + "space", 8), new XAttribute(W + "color", "8A94A3"))), new XElement(W + "ind", new XAttribute(W + "left", 240))], [Colour("4A5361")]),
        Style("Bullet", "List Bullet", [new XElement(W + "numPr", new XElement(W + "ilvl", Value(0)), new XElement(W + "numId", Value(1))), Spacing(0, 3)], null),
        Style("TableHead", "Table Head", [Spacing(0, 0)], [Bold(), Size(9.5)]),
        Style("TableText", "Table Text", [Spacing(0, 0)], [Size(9.5)])).WithPrefixes(("w", W));

    internal static XElement Numbering() => new XElement(
        W + "numbering",
        new XElement(W + "abstractNum", new XAttribute(W + "abstractNumId", 0), new XElement(W + "lvl", new XAttribute(W + "ilvl", 0), new XElement(W + "start", Value(1)), new XElement(W + "numFmt", Value("bullet")), new XElement(W + "lvlText", Value("•")), new XElement(W + "lvlJc", Value("left")), new XElement(W + "pPr", new XElement(W + "ind", new XAttribute(W + "left", 360), new XAttribute(W + "hanging", 360))))),
        new XElement(W + "num", new XAttribute(W + "numId", 1), new XElement(W + "abstractNumId", Value(0)))).WithPrefixes(("w", W));

    internal static XElement Footer(string title) => new XElement(
        W + "ftr",
        new XElement(
            W + "p",
            new XElement(W + "pPr", new XElement(W + "pStyle", Value("Note")), new XElement(W + "tabs", new XElement(W + "tab", Value("right"), new XAttribute(W + "pos", Twips(16.5))))),
            new XElement(W + "r", new XElement(W + "t", title)),
            new XElement(W + "r", new XElement(W + "tab")),
            new XElement(W + "fldSimple", new XAttribute(W + "instr", " PAGE "), new XElement(W + "r", new XElement(W + "t", "1"))))).WithPrefixes(("w", W));

    internal static XElement Section(string footerId) => new(
        W + "sectPr",
        new XElement(W + "footerReference", new XAttribute(W + "type", "default"), new XAttribute(R + "id", footerId)),
        new XElement(W + "pgSz", new XAttribute(W + "w", Twips(21)), new XAttribute(W + "h", Twips(29.7))),
        new XElement(W + "pgMar", new[] { ("top", 2.2), ("right", 2.25), ("bottom", 2), ("left", 2.25), ("header", 1.2), ("footer", 1), ("gutter", 0d) }.Select(side => new XAttribute(W + side.Item1, Twips(side.Item2)))));

    private static XElement Style(string id, string name, IEnumerable<XElement>? paragraph, IEnumerable<XElement>? run, bool isDefault = false) => new(
        W + "style", new XAttribute(W + "type", "paragraph"), isDefault ? new XAttribute(W + "default", 1) : null, new XAttribute(W + "styleId", id),
        new XElement(W + "name", Value(name)),
        isDefault ? null : new XElement(W + "basedOn", Value("Normal")),
        new XElement(W + "qFormat"),
        paragraph is null ? null : new XElement(W + "pPr", paragraph),
        run is null ? null : new XElement(W + "rPr", run));

    private static XElement Fonts() => new(W + "rFonts", new XAttribute(W + "ascii", Font), new XAttribute(W + "hAnsi", Font), new XAttribute(W + "eastAsia", CjkFont), new XAttribute(W + "cs", Font));

    private static XElement Bold() => new(W + "b");

    private static XElement Colour(string hex) => new(W + "color", Value(hex));

    private static XElement Size(double points) => new(W + "sz", Value((int)(points * 2)));

    private static XElement Spacing(int before, int after) => new(W + "spacing", new XAttribute(W + "before", before * 20), new XAttribute(W + "after", after * 20), new XAttribute(W + "line", 300), new XAttribute(W + "lineRule", "auto"));

    private static XElement Outline(int level) => new(W + "outlineLvl", Value(level));

    private static XAttribute Value(object value) => new(W + "val", value);
}
