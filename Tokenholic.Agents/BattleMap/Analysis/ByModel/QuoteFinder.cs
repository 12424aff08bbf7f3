using System.Text;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>Finds in a page what a model says it quoted. White space, width and quotation marks may differ; what is returned is the page's own text.</summary>
internal static class QuoteFinder
{
    /// <summary>The page's words and their place, or null when they are not in <paramref name="text"/> from <paramref name="from"/> on, within <paramref name="length"/>.</summary>
    public static (string Quote, int Start)? Find(string text, int from, int length, string quote)
    {
        quote = quote.Trim().Trim('"', '“', '”', '…', '.').Trim();
        if (quote.Length is < QuoteCheck.MinLength or > 2 * QuoteCheck.MaxLength)
        {
            return null;
        }

        var exact = text.IndexOf(quote, from, length, StringComparison.Ordinal);
        if (exact >= 0)
        {
            return Checked(text, exact, quote.Length);
        }

        var (page, places) = Fold(text.AsSpan(from, length));
        var (sought, _) = Fold(quote);
        var at = sought.Length < QuoteCheck.MinLength ? -1 : page.IndexOf(sought, StringComparison.Ordinal);
        return at < 0 ? null : Checked(text, from + places[at], places[at + sought.Length - 1] - places[at] + 1);
    }

    private static (string, int)? Checked(string text, int start, int length)
    {
        var quote = text.Substring(start, length);
        return QuoteCheck.Stands(quote, start, text) ? (quote, start) : null;
    }

    /// <summary>Without white space and marks of emphasis, in half width, in lower case, with the place of every character.</summary>
    private static (string Text, List<int> Places) Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch
            {
                >= '\uff01' and <= '\uff5e' and var wide => (char)(wide - 0xfee0),
                '“' or '”' or '「' or '」' => '"',
                '‘' or '’' => '\'',
                '–' or '—' => '-',
                var other => other,
            };
            if (char.IsWhiteSpace(c) || c is '*' or '`' or '\u200b' or '\ufeff')
            {
                continue;
            }

            folded.Append(char.ToLowerInvariant(c));
            places.Add(i);
        }

        return (folded.ToString(), places);
    }
}
