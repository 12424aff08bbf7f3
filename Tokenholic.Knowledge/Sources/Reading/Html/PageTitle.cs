using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>A page's title without the name of the site.</summary>
internal static class PageTitle
{
    private const int MaxLength = 300;
    private const int FewUnits = 4;

    private static readonly string[] Separators = [" - ", " – ", " — ", " | ", "_", "｜", "|", " · ", " :: ", " » ", " « ", "-", "—", "–"];

    /// <summary>The document's title element, collapsed.</summary>
    public static string Raw(IDocument document) => TextMeasure.Collapse(document.QuerySelector("head > title, title")?.TextContent ?? "");

    /// <summary>The heading the page gives itself, or its title up to the name of the site; "" when it has none.</summary>
    public static string Of(IDocument document, StructuredData data)
    {
        var raw = Raw(document);
        var site = Meta(document, "meta[property='og:site_name']");
        var headings = document.QuerySelectorAll("h1").Select(h => TextMeasure.Collapse(h.TextContent)).Where(h => TextMeasure.Units(h) >= FewUnits && h.Length <= MaxLength).Distinct().ToList();

        // Where heading and title agree, the heading is the title without its trimmings.
        var agreed = headings.FirstOrDefault(h => raw.StartsWith(h, StringComparison.OrdinalIgnoreCase)) ?? (raw.Length > 0 ? headings.FirstOrDefault(h => raw.Contains(h, StringComparison.OrdinalIgnoreCase) && h != site) : null);
        string?[] candidates =
        [
            agreed,
            WithoutSite(Meta(document, "meta[property='og:title'], meta[name='og:title']"), site),
            WithoutSite(data.Headline, site),
            WithoutSite(Meta(document, "meta[name='twitter:title']"), site),
            WithoutSite(raw, site),
            headings.Count > 0 ? headings[0] : null,
        ];
        var title = candidates.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c)) ?? "";
        return title.Length > MaxLength ? title[..MaxLength] : title;
    }

    /// <summary>Cuts site names and sections off the end, as long as something longer than a label stays.</summary>
    public static string WithoutSite(string? title, string? site)
    {
        var text = TextMeasure.Collapse(title ?? "");
        if (site is { Length: > 1 } && text.EndsWith(site, StringComparison.OrdinalIgnoreCase) && text.Length > site.Length)
        {
            var rest = text[..^site.Length].TrimEnd();
            if (rest.Length > 0 && !char.IsLetterOrDigit(rest[^1]) && TextMeasure.Units(rest) >= FewUnits)
                text = rest.TrimEnd(' ', '-', '–', '—', '|', '_', '·', ':', '»', '｜');
        }

        foreach (var separator in Separators)
        {
            var parts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

            // A hyphen without blanks joins words far more often than it parts a title from its site.
            if (parts.Length < 2 || (separator is "-" or "—" or "–" && !LooksLikeSite(parts[^1]) && !IsTrailer(parts[^2], parts[^1])))
                continue;
            if (TextMeasure.Units(parts[0]) >= FewUnits && (TextMeasure.Units(parts[0]) >= TextMeasure.Units(parts[^1]) || LooksLikeSite(parts[^1])))
                return parts[0];
            if (TextMeasure.Units(parts[^1]) >= 2 * FewUnits && TextMeasure.Units(parts[0]) <= FewUnits && !LooksLikeSite(parts[^1].TrimEnd('）', ')')))
                return parts[^1];
        }

        return text;
    }

    // A short Chinese end after a long Chinese title; "Qwen-Max" has neither.
    private static bool IsTrailer(string before, string last)
        => TextMeasure.Units(before) >= 2 * TextMeasure.Units(last) && (ChineseText.IsIdeograph(before[^1]) || (last.Any(ChineseText.IsIdeograph) && before.Any(ChineseText.IsIdeograph) && !char.IsAsciiDigit(last[0])));

    private static bool LooksLikeSite(string part)
        => part.EndsWith('网') || part.EndsWith("网站", StringComparison.Ordinal) || part.EndsWith("公司", StringComparison.Ordinal) || part.EndsWith("新闻", StringComparison.Ordinal)
            || part.EndsWith("官网", StringComparison.Ordinal) || part.EndsWith("频道", StringComparison.Ordinal) || part.EndsWith("博客", StringComparison.Ordinal) || part.EndsWith("社区", StringComparison.Ordinal)
            || part.EndsWith(".com", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".cn", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".net", StringComparison.OrdinalIgnoreCase);

    private static string? Meta(IDocument document, string selector) => document.QuerySelector(selector)?.GetAttribute("content")?.Trim();
}
