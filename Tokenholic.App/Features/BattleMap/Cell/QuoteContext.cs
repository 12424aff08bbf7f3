namespace Tokenholic.App.Features.BattleMap.Cell;

/// <summary>A quote within the sentence it was taken from.</summary>
internal sealed record QuoteContext(string Before, string Quote, string After)
{
    // Enough to understand a sentence; a page without full stops would otherwise fill the screen.
    private const int Longest = 160;

    /// <summary>The quote alone when the text is not at hand or does not hold it at that place.</summary>
    internal static QuoteContext Of(string? text, string quote, int start)
    {
        if (text is null || !Holds(text, quote, start))
        {
            return new("", quote, "");
        }

        var end = start + quote.Length;
        var from = start;
        while (from > 0 && start - from < Longest && !EndsSentence(text, from - 1))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && to - end < Longest && text[to] != '\n' && !(to > start && EndsSentence(text, to - 1)))
        {
            to++;
        }

        var before = (start - from == Longest ? "…" : "") + text[from..start].TrimStart();
        var after = text[end..to].TrimEnd() + (to - end == Longest ? "…" : "");
        return new(before, quote, after);
    }

    /// <summary>Whether the quote stands in the text exactly there.</summary>
    internal static bool Holds(string text, string quote, int start) =>
        start >= 0 && start <= text.Length - quote.Length && string.CompareOrdinal(text, start, quote, 0, quote.Length) == 0;

    private static bool EndsSentence(string text, int at) =>
        text[at] is '。' or '！' or '？' or '!' or '?' or '\n'
        || (text[at] == '.' && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]));
}
