using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>When a page was published: by its own metadata, else by the date a person sees beside the title, else by its address.</summary>
internal static partial class PublicationDate
{
    private const int NearTitle = 14;
    private const int ByLine = 60;
    private const int TitleUnits = 8;
    private const int MostDates = 50;

    private static readonly HashSet<string> MetaNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "article:published_time", "og:published_time", "bytedance:published_time", "article:published", "og:article:published_time", "publishdate", "publish_date", "publish-date", "pubdate",
        "publication_date", "publicationdate", "date.release", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "datepublished", "date", "sailthru.date",
        "parsely-pub-date", "article.published", "citation_publication_date", "citation_date", "og:release_date", "weibo:article:create_at", "_pubtime", "apub:time", "publishtime", "pub_date", "firstpublishtime",
    };

    /// <summary>The date, or null when the page states none.</summary>
    public static DateOnly? Of(IDocument document, StructuredData data, Box page, string title, Uri url)
        => DateText.Find(data.Published)
            ?? Meta(document)
            ?? Time(document, "[itemprop=datePublished], time[pubdate]")
            ?? InScript(document)
            ?? Time(document, "h1 ~ time, article time, header time, main time, time")
            ?? BesideTitle(page, title)
            ?? DateText.FindInPath(url.IsAbsoluteUri ? url.AbsolutePath : url.OriginalString);

    private static DateOnly? Meta(IDocument document)
        => document.QuerySelectorAll("meta[content]")
            .Where(m => MetaNames.Contains(m.GetAttribute("property") ?? m.GetAttribute("name") ?? m.GetAttribute("itemprop") ?? ""))
            .Select(m => DateText.Find(m.GetAttribute("content")))
            .FirstOrDefault(d => d is not null);

    private static DateOnly? Time(IDocument document, string selector)
    {
        foreach (var element in document.QuerySelectorAll(selector).Take(MostDates).Where(e => !DatedList.Holds(e)).Take(3))
        {
            var date = DateText.Find(element.GetAttribute("datetime")) ?? DateText.Find(element.GetAttribute("content")) ?? (element.TextContent.Length < 80 ? DateText.Find(element.TextContent) : null);
            if (date is not null)
                return date;
        }

        return null;
    }

    // WeChat articles carry their date only in a script.
    private static DateOnly? InScript(IDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script:not([src])"))
        {
            if (ScriptTime().Match(script.TextContent) is { Success: true } match)
                return DateText.FromUnix(match.Groups[1].Value);
        }

        return null;
    }

    // A date in a short line close to the title; further down dates belong to the story or to other pages.
    private static DateOnly? BesideTitle(Box page, string title)
    {
        var lines = page.AllLines().ToList();
        var start = lines.FindIndex(l => l.Units >= TitleUnits && title.Contains(l.Text, StringComparison.OrdinalIgnoreCase) && l.LinkShare < 0.5);
        if (start < 0)
            start = lines.FindLastIndex(l => l.Parent?.Tag is "h1");
        if (start < 0)
            return null;
        return lines.Skip(start).Take(NearTitle).Concat(lines.Take(start).TakeLast(4))
            .Where(l => l.Units <= ByLine && l.LinkShare < 0.8 && l.Text[^1] is not ('.' or '。' or '!' or '！' or '?' or '？'))
            .Where(l => !DatedList.Holds(l.Parent?.Element))
            .Select(l => DateText.Find(l.Text))
            .FirstOrDefault(d => d is not null);
    }

    [GeneratedRegex("""\b(?:var\s+ct|create_time|publish_time|ori_create_time)\s*=\s*["'](\d{10})["']""")]
    private static partial Regex ScriptTime();
}
