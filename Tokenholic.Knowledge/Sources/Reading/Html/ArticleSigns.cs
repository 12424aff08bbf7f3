using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Tells a page that is one article from a home page, a product page or a list.</summary>
internal static partial class ArticleSigns
{
    private const int RunningText = 4;
    private const int EnoughProse = 120;

    /// <summary>True when the page says that it is an article, or enough points to it; boilerplate is dropped already.</summary>
    public static bool Are(IDocument document, StructuredData data, Box page, bool hasDate, Uri url)
    {
        if (IsFrontPage(url))
            return false;
        if (data.IsArticle || document.QuerySelector("[itemprop=articleBody], #js_content") is not null)
            return true;
        var type = document.QuerySelector("meta[property='og:type']")?.GetAttribute("content");
        if (type is "article" or "news" or "blog")
            return true;

        // Several article elements are a list of them.
        var articles = document.QuerySelectorAll("article").Length;
        var body = page.Descendants().Any(b => BoilerplateNames.IsArticleBody(b.Names) && b.Prose >= 0.4 * page.Prose);
        var signs = (hasDate ? 1 : 0) + (articles == 1 ? 1 : 0) + (body ? 1 : 0) + (ArticlePath().IsMatch(url.IsAbsoluteUri ? url.AbsolutePath : "") ? 1 : 0) + (HasRunningText(page) ? 1 : 0);
        return signs >= 2;
    }

    private static bool IsFrontPage(Uri url)
        => url.IsAbsoluteUri && url.Scheme is "http" or "https" && FrontPath().IsMatch(url.AbsolutePath) && url.Query.Length == 0;

    // Four paragraphs in a row under one roof, with much of what the page says.
    private static bool HasRunningText(Box page)
        => page.Descendants().Any(b => b.Prose >= EnoughProse && b.Prose >= 0.35 * page.Prose
            && b.Parts.Count(p => p is Line { IsProse: true } or Box { Tag: "p", ProseLines: > 0 } or Box { Tag: "div", Lines: 1, ProseLines: 1 }) >= RunningText);

    [GeneratedRegex(@"^/(?:(?:index|default|home|main)\.\w{2,5}|(?:zh|cn|en|zh-cn|en-us)/?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex FrontPath();

    [GeneratedRegex(@"/(?:19|20)\d\d[/_-]?[01]?\d|\d{5,}|/(?:article|news|post|posts|blog|story|detail|p|a|content|info)s?[/_-][^/]{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex ArticlePath();
}
