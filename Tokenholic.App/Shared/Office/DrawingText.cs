using System.Xml.Linq;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>A piece of a line on a slide: size in points, colour in hex without "#".</summary>
internal sealed record Run(string Text, double Size = 16, string Color = Ink, bool Bold = false, bool Above = false)
{
    /// <summary>A line among bullets that has none itself.</summary>
    internal static IReadOnlyList<Run> Heading(string text, double size, string color) => [new(text, size, color, Bold: true, Above: true)];

    /// <summary>A line of one piece.</summary>
    internal static IReadOnlyList<Run> Line(string text, double size = 16, string color = Ink, bool bold = false) => [new(text, size, color, bold)];
}

/// <summary>Text inside drawings: slides, their tables, charts.</summary>
internal static class DrawingText
{
    internal static IEnumerable<XElement> Fonts() => new[] { ("latin", Font), ("ea", CjkFont), ("cs", Font) }.Select(font => new XElement(A + font.Item1, new XAttribute("typeface", font.Item2)));

    internal static XElement Solid(string color) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", color)));

    internal static XElement Paragraph(IReadOnlyList<Run> runs, bool bullet, string? align = null) => new(
        A + "p",
        bullet && !(runs is [{ Above: true }, ..])
            ? new XElement(A + "pPr", new XAttribute("marL", 228600), new XAttribute("indent", -228600), new XElement(A + "spcBef", new XElement(A + "spcPts", new XAttribute("val", 500))), new XElement(A + "buChar", new XAttribute("char", "•")))
            : new XElement(A + "pPr", align is null ? null : new XAttribute("algn", align), bullet ? new XElement(A + "spcBef", new XElement(A + "spcPts", new XAttribute("val", 900))) : null, new XElement(A + "buNone")),
        runs.Select(run => new XElement(
            A + "r",
            new XElement(
                A + "rPr",
                new XAttribute("lang", "zh-CN"), new XAttribute("sz", (int)Math.Round(run.Size * 100)), run.Bold ? new XAttribute("b", 1) : null, new XAttribute("dirty", 0),
                Solid(run.Color), Fonts()),
            new XElement(A + "t", Clean(run.Text)))));
}
