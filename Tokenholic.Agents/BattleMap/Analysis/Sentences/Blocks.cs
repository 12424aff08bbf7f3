namespace Tokenholic.Agents.BattleMap.Analysis.Sentences;

/// <summary>
/// Cuts a long text into blocks of whole lines that are read one after the other: what the rules look at stays bounded, so the
/// time for a page grows with its length and no faster.
/// </summary>
internal static class Blocks
{
    /// <summary>Longest block, in UTF-16 units; ordinary pages are one block.</summary>
    public const int MaxLength = 30_000;

    /// <summary>The blocks with their places in the text; together they are the text.</summary>
    public static IEnumerable<(string Text, int Start)> Of(string text)
    {
        for (var start = 0; start < text.Length || start == 0;)
        {
            var end = text.Length - start <= MaxLength ? text.Length : End(text, start);
            yield return (text[start..end], start);
            if (end == text.Length)
            {
                yield break;
            }

            start = end;
        }
    }

    /// <summary>Behind the last line, else the last sentence, else the last character that fits.</summary>
    private static int End(string text, int start)
    {
        var block = text.AsSpan(start, MaxLength);
        var cut = block.LastIndexOf('\n');
        cut = cut > MaxLength / 2 ? cut : block.LastIndexOfAny('。', '.', ' ');
        var end = start + (cut > MaxLength / 2 ? cut + 1 : MaxLength);
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
