using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>The links of a page that a crawler may follow.</summary>
internal static class PageLinks
{
    private const int MaxLinks = 500;
    private const int MaxText = 200;
    private const int MaxAddress = 2_000;

    /// <summary>Absolute http(s) addresses in document order, each once, with their visible text; nofollow links are left out.</summary>
    public static IReadOnlyList<PageLink> Of(IDocument document, Uri url, Visibility visibility)
    {
        if (document.QuerySelectorAll("meta[name=robots i]").Any(m => m.GetAttribute("content")?.Contains("nofollow", StringComparison.OrdinalIgnoreCase) == true))
            return [];

        var start = BaseOf(document, url);
        var links = new Dictionary<string, PageLink>(StringComparer.Ordinal);
        foreach (var anchor in document.QuerySelectorAll("a[href], area[href]"))
        {
            if (links.Count >= MaxLinks)
                break;
            var href = anchor.GetAttribute("href")!.Trim();
            if (href.Length is 0 or > MaxAddress || href[0] == '#' || IsNoFollow(anchor) || Resolve(start, href) is not { } target || target == url)
                continue;
            if (!visibility.IsVisible(anchor))
                continue;
            var text = TextOf(anchor);
            if (!links.TryGetValue(target.AbsoluteUri, out var known))
                links[target.AbsoluteUri] = new PageLink(target, text);
            else if (known.Text.Length == 0)
                links[target.AbsoluteUri] = known with { Text = text };
        }

        return [.. links.Values];
    }

    private static Uri BaseOf(IDocument document, Uri url)
        => document.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Resolve(url, href.Trim()) is { } start ? start : url;

    private static Uri? Resolve(Uri start, string href)
    {
        if (!Uri.TryCreate(start, href, out var target) || !target.IsAbsoluteUri || target.Scheme is not ("http" or "https") || target.Host.Length == 0)
            return null;
        return target.Fragment.Length == 0 ? target : new UriBuilder(target) { Fragment = "" }.Uri;
    }

    private static bool IsNoFollow(IElement anchor)
        => anchor.GetAttribute("rel") is { } rel && rel.Split(' ').Any(r => r.Equals("nofollow", StringComparison.OrdinalIgnoreCase) || r.Equals("sponsored", StringComparison.OrdinalIgnoreCase) || r.Equals("ugc", StringComparison.OrdinalIgnoreCase));

    private static string TextOf(IElement anchor)
    {
        var text = TextMeasure.Collapse(anchor.TextContent);
        if (text.Length == 0)
            text = TextMeasure.Collapse(anchor.QuerySelector("img[alt]")?.GetAttribute("alt") ?? anchor.GetAttribute("aria-label") ?? anchor.GetAttribute("title") ?? anchor.GetAttribute("alt") ?? "");
        return text.Length > MaxText ? text[..MaxText] : text;
    }
}
