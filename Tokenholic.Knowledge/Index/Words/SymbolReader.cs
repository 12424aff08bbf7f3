namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Reads text into symbols: ideographs one by one, words split where names are joined (<c>qwen3-max</c>, <c>clientToken</c>).</summary>
public static class SymbolReader
{
    private const int LongestWord = 40;

    /// <summary>The symbols of the text in order; link targets, image addresses and tags of Markdown are passed over when <paramref name="markdown"/>.</summary>
    public static List<Symbol> Read(ReadOnlySpan<char> text, bool markdown = false)
    {
        var symbols = new List<Symbol>();
        Read(text, markdown, symbols);
        return symbols;
    }

    /// <summary>As the other, into a list that is cleared first and can be used again.</summary>
    public static void Read(ReadOnlySpan<char> text, bool markdown, List<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        symbols.Clear();
        var i = 0;
        while (i < text.Length)
        {
            if (markdown && MarkdownNoise.Length(text[i..]) is > 0 and var noise)
            {
                i += noise;
                continue;
            }

            var c = Characters.Fold(text[i]);
            if (Characters.IsHan(c))
            {
                var joined = symbols.Count > 0 && symbols[^1] is { IsHan: true } last && last.End == i;
                symbols.Add(new Symbol(c, i, i + 1, IsHan: true, joined));
                i++;
            }
            else
            {
                i = Characters.IsWord(c) ? ReadWord(text, i, symbols) : i + 1;
            }
        }
    }

    private static int ReadWord(ReadOnlySpan<char> text, int start, List<Symbol> symbols)
    {
        Span<char> letters = stackalloc char[LongestWord];
        var (length, i) = (0, start);
        for (; i < text.Length; i++)
        {
            var c = Characters.Fold(text[i]);
            var inNumber = c == '.' && i > start && char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            if (!inNumber && (!Characters.IsWord(c) || (i > start && IsHump(text, i))))
                break;
            if (length < LongestWord)
                letters[length++] = c;
        }

        // Long runs are keys, hashes and encoded pictures: nobody asks for them.
        if (length < LongestWord)
        {
            var joined = symbols.Count > 0 && symbols[^1] is { IsHan: false } last && Joins(text[last.End..start]);
            symbols.Add(new Symbol(TermKeys.OfWord(letters[..Stem.Length(letters[..length])]), start, i, IsHan: false, joined));
        }

        return i;
    }

    private static bool IsHump(ReadOnlySpan<char> text, int i) => char.IsAsciiLetterUpper(text[i]) && char.IsAsciiLetterLower(text[i - 1]);

    private static bool Joins(ReadOnlySpan<char> between) => between.Length == 0 || (between.Length == 1 && between[0] is '-' or '_' or '.' or '/' or ':');
}
