using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Chooses the lines of a page that are its main text.</summary>
internal static partial class MainText
{
    private const int LinkList = 3;
    private const int ShortLink = 14;
    private const int Headline = 10;
    private const int CardUnits = 6;
    private const int LabelUnits = 12;
    private const int FewProse = 60;
    private const int ManyHeadlines = 8;

    /// <summary>The kept lines in reading order.</summary>
    /// <param name="page">The visible page; parts of it are marked as dropped.</param>
    /// <param name="title">The page's title element.</param>
    /// <param name="isArticle">The page declares itself, or is shaped like, one article; boilerplate is dropped already.</param>
    public static IReadOnlyList<string> Choose(Box page, string title, bool isArticle)
    {
        LabelledSections.Drop(page, title, isArticle);
        var heading = isArticle ? page.KeptLines().FirstOrDefault(l => l.Kind is LineKind.Heading && l.Parent?.Tag == "h1") : null;
        var isList = page.Prose < FewProse && page.KeptLines().Count(IsHeadline) >= ManyHeadlines;
        var main = isArticle && !isList ? MainContainer.Find(page) : page;
        DropLinkLists(main, isArticle, isList);

        var lines = page.KeptLines().Where(l => !NoiseLines.Is(l) && !IsStrayLink(l, isArticle, isList)).ToList();
        DropEmptyHeadings(lines);
        var text = lines.Select(l => l.Text).ToList();
        if (heading is not null && text.Count > 0 && !lines.Contains(heading))
            text.Insert(0, heading.Text);
        return WithoutRepeats(text);
    }

    // A long menu and a short text under one roof: the menu goes, the roof stays.
    private static bool HoldsText(Box box) => box.Prose >= FewProse && box.Descendants().Any(b => b.Prose >= FewProse && b.LinkShare < 0.3);

    private static bool IsHeadline(Line line) => line.LinkShare > 0.4 && line.Units >= Headline;

    private static void DropLinkLists(Box main, bool isArticle, bool isList)
    {
        foreach (var box in main.Descendants())
        {
            var isLinks = box.Links >= LinkList && box.LinkShare >= 0.6 && box.Prose <= 0.2 * box.Units && !HoldsText(box);
            var isText = isList ? box.KeptLines().Any(IsHeadline) : !isArticle && box.KeptLines().Any(IsCard);
            box.Dropped = (isLinks && !isText) || (isArticle && !isList && box.Prose < 0.4 * main.Prose && Teasers.Is(box));
            if (box.Dropped && LabelOf(box) is { } label)
                label.Dropped = true;
        }

        main.Measure();
    }

    // The word or two above a list go with it.
    private static PagePart? LabelOf(Box list)
    {
        var before = list.Parent?.Parts.TakeWhile(p => p != list).LastOrDefault(p => !p.Dropped && p is Line or Box { Units: > 0 });
        var label = before as Line ?? (before is Box { Lines: 1 } box ? box.KeptLines().FirstOrDefault() : null);
        return label is { IsProse: false, LinkShare: < 0.5, Units: <= LabelUnits } && label.Text[^1] is not ('。' or '.') ? before : null;
    }

    private static bool IsStrayLink(Line line, bool isArticle, bool isList)
    {
        if (line.Links >= 3 && MenuInARow().IsMatch(line.Text))
            return true;
        if (line.LinkShare < 0.9)
            return false;
        if (isList)
            return line.Units < Headline;
        return line.Kind is not LineKind.Heading && (isArticle || (line.Units < ShortLink && !IsCard(line)));
    }

    // 首页 | 新闻 | 财经 | 能源
    [GeneratedRegex(@"^[^|｜。，]{1,16}(?:\s*[|｜]\s*[^|｜。，]{1,16}){2,}$")]
    private static partial Regex MenuInARow();

    // On a home page the cards name products and services.
    private static bool IsCard(Line line) => line.IsCard && line.Units >= CardUnits;

    // A heading whose section is gone would stand before the next heading, or at the end; a page of headings alone keeps them.
    private static void DropEmptyHeadings(List<Line> lines)
    {
        if (lines.Count(l => l.IsProse) < 3)
            return;
        while (lines.Count > 0 && lines[^1].Kind is LineKind.Heading)
            lines.RemoveAt(lines.Count - 1);
    }

    // Carousels and narrow-screen copies say the same twice in a row.
    private static List<string> WithoutRepeats(List<string> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. lines.Where(l => TextMeasure.Units(l) < 6 || seen.Add(l))];
    }
}
