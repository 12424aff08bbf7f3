using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>Turns the bytes an address sent into title, main text, date and links.</summary>
public static partial class PageReader
{
    /// <summary>Reads a page or file; white space in lines is collapsed, lines are joined by '\n'.</summary>
    /// <exception cref="UnreadablePageException">Corrupt, empty, or of a format that is not read.</exception>
    public static PageText Read(byte[] body, string? contentType, Uri url)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(url);
        if (body.Length == 0)
            throw new UnreadablePageException(PageProblem.Empty, "no bytes");

        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(body));
        foreach (var element in document.QuerySelectorAll("script,style,noscript,template,nav,header,footer").ToList())
            element.Remove();
        var lines = document.QuerySelectorAll("h1,h2,h3,h4,p,li,td,th,pre,blockquote")
            .Where(e => e.QuerySelector("p,li,td") is null)
            .Select(e => Collapse(e.TextContent))
            .Where(l => l.Length > 0);
        var links = document.QuerySelectorAll("a[href]")
            .Select(a => Uri.TryCreate(url, a.GetAttribute("href"), out var target) && target.Scheme is "http" or "https" ? new PageLink(target, Collapse(a.TextContent)) : null)
            .OfType<PageLink>()
            .Take(500)
            .ToList();
        return new PageText(Collapse(document.Title ?? ""), string.Join('\n', lines), null, links, NeedsBrowser: false);
    }

    private static string Collapse(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
