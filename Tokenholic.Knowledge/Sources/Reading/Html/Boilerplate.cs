using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Drops what a page carries besides its text: menus, footers, banners, log-in boxes, comments, advertisements.</summary>
internal sealed partial class Boilerplate
{
    private const int CookieNotice = 250;

    private readonly Box _page;
    private readonly Dictionary<Box, bool> _anchored = [];
    private readonly string _title;

    private Boilerplate(Box page, string title) => (_page, _title) = (page, title);

    /// <summary>Marks boilerplate as dropped and measures again.</summary>
    public static void Drop(Box page, string title)
    {
        var boilerplate = new Boilerplate(page, title);
        foreach (var box in page.Descendants())
            box.Dropped = boilerplate.Is(box);
        page.Measure();
        DropCookieNotices(page);
    }

    /// <summary>True when the box holds the page's own heading or is marked as its main part; such a box is never furniture.</summary>
    public static bool IsAnchored(Box box, string title)
        => box.Element.QuerySelector("main, [role=main], [itemprop=articleBody]") is not null
            || box.Element.QuerySelectorAll("h1").Any(h => TextMeasure.Collapse(h.TextContent) is { } text
                && TextMeasure.Units(text) >= 6 && title.Contains(text, StringComparison.OrdinalIgnoreCase) && h.Closest("a") is null && h.QuerySelector("a[href]") is null);

    private bool Is(Box box)
    {
        if (box.Units == 0)
            return false;
        if (ByElement(box) is { } verdict)
            return verdict && !IsMost(box, 0.4);
        if (box.Tag is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "main" or "html" or "body" or "tr" or "td" && box.Units > 60)
            return false;
        if (box.Tag == "article" && box.Prose >= 60 && !BoilerplateNames.IsNever(box.Names))
            return false;
        if (BoilerplateNames.IsNever(box.Names))
            return !IsMost(box, 0.9);
        if (BoilerplateNames.IsFurniture(box.Names))
            return !IsMost(box, 0.4);
        return BoilerplateNames.IsPerhaps(box.Names) && IsControls(box) && !IsMost(box, 0.2);
    }

    // What the element itself says, by its name or role.
    private static bool? ByElement(Box box)
    {
        switch (box.Element.GetAttribute("role"))
        {
            case "navigation" or "menu" or "menubar" or "contentinfo" or "search" or "dialog" or "alertdialog" or "tooltip" or "toolbar":
                return true;
            case "complementary":
                return box.LinkShare > 0.3 || box.Prose == 0 ? true : null;
            case "main" or "article":
                return false;
        }

        return box.Tag switch
        {
            "nav" or "menu" or "search" => true,
            "footer" => box.Element.Closest("blockquote, figure") is null,
            "aside" => box.Element.Closest("article, main") is null || box.Links > 0 || box.Prose == 0,
            "header" => box.Prose == 0 && (box.LinkShare > 0.4 || box.Element.QuerySelector("nav") is not null) ? true : null,
            "form" => HasFields(box.Element) ? true : null,
            _ => null,
        };
    }

    private static bool HasFields(IElement form)
        => form.QuerySelector("input[type=password], input[type=email], input[type=search], input[type=tel], textarea, input[type=text], input:not([type])") is not null;

    private static bool IsControls(Box box) => box.Prose == 0 ? box.Units <= 60 || box.LinkShare > 0.3 : box.LinkShare > 0.5;

    // More than its share of the page's sentences, or the heart of it.
    private bool IsMost(Box box, double share)
    {
        if (box.Prose > 0 && box.Prose > share * _page.Prose && (share < 0.5 || _page.Prose - box.Prose < 100))
            return true;
        if (!_anchored.TryGetValue(box, out var anchored))
            _anchored[box] = anchored = IsAnchored(box, _title);
        return anchored;
    }

    // Cookie notices seldom carry a telling name; their sentences do. A page about cookies speaks of them more often.
    private static void DropCookieNotices(Box page)
    {
        var lines = page.KeptLines().Where(l => l.Text.Contains("cookie", StringComparison.OrdinalIgnoreCase)).Take(7).ToList();
        if (lines.Count is 0 or > 6)
            return;
        foreach (var line in lines.Where(l => !l.Dropped))
        {
            PagePart notice = line;
            while (notice.Parent is { Tag: not "body" } parent && parent.Units <= CookieNotice && parent.Units < page.Units / 2)
                notice = parent;
            var text = notice is Box box ? string.Join(' ', box.KeptLines().Select(l => l.Text)) : line.Text;
            if (CookieWords().IsMatch(text))
                notice.Dropped = true;
        }

        page.Measure();
    }

    [GeneratedRegex("accept|agree|consent|we use|uses cookies|policy|settings|preferences|got it|接受|同意|我们使用|本网站使用|设置|政策", RegexOptions.IgnoreCase)]
    private static partial Regex CookieWords();
}
