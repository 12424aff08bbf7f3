namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Finds the box that holds the article: where the sentences are, not where the links are.</summary>
internal sealed class MainContainer
{
    private const int EnoughProse = 60;
    private const double Share = 0.55;
    private const double TwinShare = 0.15;
    private const double TeaserWeight = 0.3;
    private const double NamedBonus = 1.3;

    private readonly Dictionary<Box, double> _weights = [];

    private MainContainer(Box page) => Weigh(page);

    /// <summary>Narrows an article's page down to its main box; everything beside the way there is dropped, except what introduces or continues it.</summary>
    public static Box Find(Box page)
    {
        var container = new MainContainer(page);
        var named = Named(page);
        var box = page;
        while (container.Next(box, named) is { } next)
        {
            foreach (var part in box.Parts)
            {
                if (part != next && !(part is Box beside && Belongs(beside, next, box)))
                    part.Dropped = true;
            }

            box = next;
        }

        page.Measure();
        return box;
    }

    // Sentences in a list of teasers weigh little: each belongs to another page.
    private double Weigh(Box box)
    {
        var own = box.Parts.OfType<Line>().Where(l => l is { Dropped: false, IsProse: true }).Sum(l => l.Units);
        return _weights[box] = (own + box.Boxes.Sum(Weigh)) * (Teasers.Is(box) ? TeaserWeight : 1);
    }

    private double Score(Box box) => _weights[box] * (box.Tag is "article" or "main" || BoilerplateNames.IsArticleBody(box.Names) ? NamedBonus : 1);

    private Box? Next(Box box, Box? named)
    {
        if (box == named)
            return null;
        if (named is not null)
            return box.Boxes.First(b => Contains(b, named));
        if (box.Tag is "p" or "blockquote" or "li" or "td" or "dd" && box.ProseLines < 3)
            return null;

        var best = box.Boxes.MaxBy(Score);
        if (best is null || best.ProseLines < 2 || best.Tag is "p" or "li" or "blockquote" or "ul" or "ol" or "dl")
            return null;
        if (Score(best) < Share * _weights[box])
            return null;

        // A second box of the same make with a fair part of the text is the other half of it.
        return box.Boxes.Any(b => b != best && IsTwin(b, best) && _weights[b] >= TwinShare * _weights[best]) ? null : best;
    }

    private static bool IsTwin(Box a, Box b) => a.Tag == b.Tag && a.Element.ClassName == b.Element.ClassName;

    private static bool Belongs(Box beside, Box main, Box parent)
    {
        if (beside.Units == 0 || beside.LinkShare > 0.3 || Teasers.Is(beside) || BoilerplateNames.IsPerhaps(beside.Names))
            return false;
        if (IsTwin(beside, main) || BoilerplateNames.IsLead(beside.Names) || beside.Tag is "h1")
            return true;
        var before = parent.Parts.IndexOf(beside) < parent.Parts.IndexOf(main);
        return beside.Prose > 0 && (beside.Tag is "p" or "blockquote" or "table" or "section" || (before && beside.ProseLines <= 2 && beside.Links == 0));
    }

    // The author's own word for it, when exactly one box with real text carries such a name.
    private static Box? Named(Box page)
    {
        var marked = page.Descendants().Where(b => b.Element.GetAttribute("itemprop") == "articleBody" && b.Prose >= EnoughProse).ToList();
        if (marked.Count == 1)
            return marked[0];
        var named = page.Descendants()
            .Where(b => b.Tag is "div" or "section" or "article" or "td" && BoilerplateNames.IsArticleBody(b.Names) && b.Prose >= EnoughProse && b.Prose >= 0.5 * page.Prose && b.LinkShare < 0.3)
            .ToList();
        return named.Count == 0 ? null : named.LastOrDefault(b => b.Prose >= 0.97 * named[0].Prose && b.Units >= 0.9 * named[0].Units);
    }

    private static bool Contains(Box outer, Box inner)
    {
        for (var b = inner; b is not null; b = b.Parent)
        {
            if (b == outer)
                return true;
        }

        return false;
    }
}
