namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Drops sections whose own heading says that they are not the page's text, together with what stands below the heading.</summary>
internal static class LabelledSections
{
    private const double Most = 0.4;
    private const int MaxLabels = 200;

    /// <summary>Marks such sections as dropped and measures again.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">Its title, by which its heart is known.</param>
    /// <param name="isArticle">On an article "latest news" is furniture; on a home page it may be what there is.</param>
    public static void Drop(Box page, string title, bool isArticle)
    {
        var labels = page.KeptLines().Where(l => SectionLabels.IsFurniture(l) || (isArticle && SectionLabels.IsElsewhere(l))).Take(MaxLabels).ToList();
        foreach (var label in labels.Where(l => !IsDropped(l)))
        {
            var section = SectionOf(label, page, title);
            section.Dropped = true;
            if (section.Parent is { } parent && section is Line or Box { Lines: 1 })
                DropBelow(parent, section);
            page.Measure();
        }
    }

    private static bool IsDropped(PagePart part)
    {
        for (var p = part; p is not null; p = p.Parent)
        {
            if (p.Dropped)
                return true;
        }

        return false;
    }

    // The largest box that begins with the label and is not the body of the page.
    private static PagePart SectionOf(Line label, Box page, string title)
    {
        PagePart section = label;
        while (section.Parent is { } parent && parent != page
            && parent.KeptLines().First() == label
            && parent.Prose <= Most * page.Prose
            && parent.Units <= 0.5 * page.Units
            && (parent.Lines == 1 || !Boilerplate.IsAnchored(parent, title)))
        {
            section = parent;
        }

        return section;
    }

    // A label on its own stands above its section: what follows, up to the next heading or sentence, goes with it.
    private static void DropBelow(Box parent, PagePart label)
    {
        foreach (var part in parent.Parts.SkipWhile(p => p != label).Skip(1).Where(p => !p.Dropped))
        {
            var stop = part is Line line
                ? line.LinkShare < 0.5
                : part is Box box && box.Units > 0 && (box.Tag is "h1" or "h2" or "h3" or "h4" || (box.LinkShare < 0.5 && (box.Prose > 0 || box.Links == 0)));
            if (stop)
                return;
            part.Dropped = true;
        }
    }
}
