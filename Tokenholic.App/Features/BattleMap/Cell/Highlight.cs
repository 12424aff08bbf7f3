using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Cell;

/// <summary>A piece of a quote, marked when it holds the words that decide: the model's or cloud's name, or the figure.</summary>
internal sealed record Highlight(string Text, bool Marked)
{
    private static readonly Regex Figure = new(
        @"\d[\d,，.]*\s*(?:万亿|千万|百万|亿|万|千|百|[%％]|million\b|billion\b|thousand\b|[kKMB]\b)?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The quote in pieces; all of it is marked when none of the words is found in it.</summary>
    internal static IReadOnlyList<Highlight> Of(MapEvidence evidence, IEnumerable<string> names)
    {
        var quote = evidence.Quote;
        var hits = evidence.Kind == "volume"
            ? Figure.Matches(quote).Select(match => (Start: match.Index, End: match.Index + match.Value.TrimEnd().Length))
            : names.SelectMany(name => Occurrences(quote, name));
        var pieces = new List<Highlight>();
        var at = 0;
        foreach (var (start, end) in hits.OrderBy(hit => hit.Start).ThenByDescending(hit => hit.End))
        {
            if (start < at)
            {
                continue;
            }

            Add(pieces, quote[at..start], marked: false);
            Add(pieces, quote[start..end], marked: true);
            at = end;
        }

        Add(pieces, quote[at..], marked: pieces.Count == 0);
        return pieces;
    }

    /// <summary>Names are compared as the catalogue means them: without case, spaces and hyphens ("Qwen 3-Max" is "Qwen3-Max").</summary>
    private static IEnumerable<(int Start, int End)> Occurrences(string quote, string name)
    {
        var places = Enumerable.Range(0, quote.Length).Where(i => !IsGap(quote[i])).ToArray();
        var packed = string.Concat(places.Select(i => quote[i]));
        var word = string.Concat(name.Where(c => !IsGap(c)));
        if (word.Length < 2)
        {
            yield break;
        }

        for (var at = packed.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = packed.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
        {
            yield return (places[at], places[at + word.Length - 1] + 1);
        }
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || c is '-';

    private static void Add(List<Highlight> pieces, string text, bool marked)
    {
        if (text.Length > 0)
        {
            pieces.Add(new(text, marked));
        }
    }
}
