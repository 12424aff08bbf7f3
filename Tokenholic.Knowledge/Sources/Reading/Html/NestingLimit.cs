namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>
/// Cuts a page off where it nests deeper than any real page does: every open element is looked at again for each new one,
/// so a page of nothing but opening tags would keep a parser busy for minutes.
/// </summary>
internal static class NestingLimit
{
    private const int MaxOpen = 1_500;

    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup",
        "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "html", "head", "body", "frame", "command", "keygen", "script", "style", "rt", "rp",
    };

    /// <summary>The page, or its beginning up to the tag that goes too deep.</summary>
    public static string Apply(string html)
    {
        var open = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var isEnd = html[i + 1] == '/';
            var start = isEnd ? i + 2 : i + 1;
            var end = start;
            while (end < html.Length && end - start < 24 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-'))
                end++;
            if (end == start || !char.IsAsciiLetter(html[start]) || Unclosed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(html.AsSpan(start, end - start)))
                continue;
            open = isEnd ? Math.Max(0, open - 1) : open + 1;
            if (open > MaxOpen)
                return html[..i];
        }

        return html;
    }
}
