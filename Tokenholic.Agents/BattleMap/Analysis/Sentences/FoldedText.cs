using System.Text;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Sentences;

/// <summary>
/// A text as the rules read it: full-width and traditional characters folded, mark-up, addresses and pictures left out, with
/// the place in the original of every character, so that what a rule finds can be quoted verbatim.
/// </summary>
internal sealed partial class FoldedText
{
    private readonly string _original;
    private readonly int[] _origin;

    private FoldedText(string original, string cased, int[] origin)
    {
        _original = original;
        _origin = origin;
        Cased = cased;
        Lower = cased.ToLowerInvariant();
    }

    /// <summary>The bold words that lines begin with (**甲公司** …): names or labels.</summary>
    public IEnumerable<Span> BoldLeads => BoldLead().Matches(_original).Select(m => m.Groups["name"]).Select(g => new Span(Folded(g.Index), Folded(g.Index + g.Length)));

    /// <summary>The folded text with its capitals.</summary>
    public string Cased { get; }

    /// <summary>The same in lower case; same length.</summary>
    public string Lower { get; }

    /// <summary>The place in the folded text of a place in the original; of what was left out, the next one that was not.</summary>
    public int Folded(int original)
    {
        var index = Array.BinarySearch(_origin, original);
        return index >= 0 ? index : ~index;
    }

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string original)
    {
        var dropped = Dropped(original);
        var cased = new StringBuilder(original.Length);
        var origin = new List<int>(original.Length);
        for (var i = 0; i < original.Length; i++)
        {
            if (dropped[i] || original[i] is '\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u00ad')
            {
                continue;
            }

            cased.Append(JoinsName(original, i) ? '-' : Fold(original[i]));
            origin.Add(i);
        }

        Widen(cased);
        Unwrap(cased);
        return new FoldedText(original, cased.ToString(), [.. origin]);
    }

    /// <summary>The original characters behind a folded span, without white space and mark-up around them.</summary>
    public (string Quote, int Start) Quote(int start, int end)
    {
        while (start < end && IsEdge(Cased[start]))
        {
            start++;
        }

        while (end > start && IsEdge(Cased[end - 1]))
        {
            end--;
        }

        if (start >= end)
        {
            return ("", 0);
        }

        var from = _origin[start];
        return (_original[from..(_origin[end - 1] + 1)], from);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '*' or '#' or '>' or '|' or '`' or '•';

    /// <summary>Many Chinese pages are typed with ASCII commas: beside Chinese characters they are read as Chinese punctuation.</summary>
    private static void Widen(StringBuilder text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var wide = text[i] switch { ',' => '，', ';' => '；', ':' => '：', '?' => '？', '!' => '！', var c => c };
            if (wide != text[i] && (IsChinese(text[i - 1]) || (i + 1 < text.Length && IsChinese(text[i + 1]))))
            {
                text[i] = wide;
            }
        }
    }

    /// <summary>Where several lines break off within a sentence, line ends are spaces.</summary>
    private static void Unwrap(StringBuilder text)
    {
        var lines = text.ToString();
        if (BreaksWithin().Count(lines) >= 3)
        {
            foreach (Match end in LineEnd().Matches(lines))
            {
                text[end.Index] = ' ';
            }
        }
    }

    [GeneratedRegex(@"(?<=[a-z,])\n(?=[a-z])", RegexOptions.None, 10_000)]
    private static partial Regex BreaksWithin();

    [GeneratedRegex(@"(?<=[^\n]{8}[A-Za-z0-9,)])\n(?=[A-Za-z0-9“""(])(?!\d+[.)])", RegexOptions.None, 10_000)]
    private static partial Regex LineEnd();

    private static bool IsChinese(char c) => c is (>= '\u4e00' and <= '\u9fff') or '”' or '》' or '。';

    private static char Fold(char c) => c switch
    {
        // Chinese punctuation stays: it separates clauses more reliably than its ASCII look-alikes
        '，' or '；' or '：' or '？' or '！' => c,
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '\u3000' or '\u00a0' or '\t' => ' ',
        '’' or '‘' => '\'',
        '‑' or '–' => '-',
        _ => TraditionalCharacters.ToSimplified(c),
    };

    /// <summary>DeepSeek—R1: a long dash within a name is a hyphen.</summary>
    private static bool JoinsName(string text, int i) =>
        text[i] is '—' && i > 0 && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i - 1])
        && (char.IsAsciiDigit(text[i + 1]) || (i + 2 < text.Length && char.IsAsciiLetter(text[i + 1]) && char.IsAsciiDigit(text[i + 2])));

    private static bool[] Dropped(string text)
    {
        var dropped = new bool[text.Length];
        foreach (Match image in Image().Matches(text))
        {
            Drop(image.Index, image.Length);
        }

        foreach (Match link in Link().Matches(text))
        {
            var label = link.Groups["label"];
            Drop(link.Index, label.Index - link.Index);
            Drop(label.Index + label.Length, link.Index + link.Length - label.Index - label.Length);
        }

        foreach (Match other in AddressOrTag().Matches(text))
        {
            Drop(other.Index, other.Length);
        }

        return dropped;

        void Drop(int start, int length) => dropped.AsSpan(start, length).Fill(true);
    }

    [GeneratedRegex(@"^[ \t]*(?:[-•+]\s+|\d+[.、]\s*)?\*\*(?<name>[^*\n]{2,16})\*\*", RegexOptions.Multiline, 10_000)]
    private static partial Regex BoldLead();

    [GeneratedRegex(@"!\[[^\]\n]{0,200}\]\([^)\n]{0,600}\)", RegexOptions.None, 10_000)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<label>[^\[\]\n]{1,200})\]\([^)\n]{0,600}\)", RegexOptions.None, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://[\w\-./?=&%#~+:;,@!$*']+|</?[a-zA-Z][^<>\n]{0,300}>|\*\*|__|`+", RegexOptions.None, 10_000)]
    private static partial Regex AddressOrTag();
}
