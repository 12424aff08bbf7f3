using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Who published a news article: the source named beside its title, which on a reprint is another than the site, else what the page says of itself.</summary>
internal static partial class Publisher
{
    private const int LinesAround = 14;
    private const int ByLine = 60;
    private const int Longest = 30;

    /// <summary>The publisher's name, or null when the page does not show itself to be news.</summary>
    public static string? Of(IDocument document, StructuredData data, Box page, string title)
    {
        var named = BesideTitle(page, title) ?? Meta(document, "mediaid", "source", "article:source", "og:article:source");
        var isNews = named is not null || data.IsNews || document.QuerySelector("meta[property='og:type']")?.GetAttribute("content") is "news";
        return !isNews ? null : Clean(named) ?? Clean(data.Publisher) ?? Clean(Meta(document, "og:site_name"));
    }

    private static string? BesideTitle(Box page, string title)
    {
        var lines = page.AllLines().ToList();
        var start = Math.Max(0, lines.FindIndex(l => l.Units >= 4 && (l.Parent?.Tag == "h1" || title.Contains(l.Text, StringComparison.OrdinalIgnoreCase))));
        return lines.Skip(start).Take(LinesAround).Where(l => l.Units <= ByLine)
            .Select(l => SourceZh().Match(l.Text))
            .FirstOrDefault(m => m.Success)?.Groups["name"].Value;
    }

    private static string? Meta(IDocument document, params string[] names)
        => document.QuerySelectorAll("meta[content]")
            .Where(m => names.Contains(m.GetAttribute("property") ?? m.GetAttribute("name") ?? "", StringComparer.OrdinalIgnoreCase))
            .Select(m => m.GetAttribute("content"))
            .FirstOrDefault(c => !string.IsNullOrWhiteSpace(c));

    // A name, never an address or a sentence.
    private static string? Clean(string? name)
    {
        var text = TextMeasure.Collapse(name ?? "").Trim('《', '》', '“', '”', '"', ' ');
        return text.Length is >= 2 and <= Longest && !Address().IsMatch(text) ? text : null;
    }

    [GeneratedRegex(@"(?:文章|稿件|新闻|信息)?来\s?源\s?[：:]\s*(?!https?)(?<name>[^\s|｜，。;；:：)）(（]{2,30})")]
    private static partial Regex SourceZh();

    [GeneratedRegex(@"^https?:|[/@。！？]|^(?:网络|互联网|本站|原创|未知|admin|佚名)$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
