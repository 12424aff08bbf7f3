namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>Cuts long texts into passages that a prompt carries: whole paragraphs where they fit, else whole sentences.</summary>
internal static class PassageSplitter
{
    /// <summary>The longest passage, in UTF-16 units.</summary>
    public const int Longest = 6_000;

    /// <summary>The most passages of one page; what is behind them is read by the rules alone.</summary>
    public const int Most = 8;

    /// <summary>The passages in order, each with its place; together they are the text.</summary>
    public static IEnumerable<(int Start, string Text)> Split(string text, int longest = Longest)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + longest);
            if (end < text.Length)
            {
                end = Cut(text, start, end);
            }

            yield return (start, text[start..end]);
            start = end;
        }
    }

    private static int Cut(string text, int start, int end)
    {
        var half = start + ((end - start) / 2);
        var paragraph = text.LastIndexOf('\n', end - 1, end - half);
        if (paragraph >= 0)
        {
            return paragraph + 1;
        }

        var sentence = text.LastIndexOfAny(['。', '！', '？', '.', '!', '?', '；'], end - 1, end - half);
        if (sentence >= 0)
        {
            return sentence + 1;
        }

        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
