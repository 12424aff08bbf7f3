using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Tells whether a question goes on from the ones before it ("and what does it cost?", 那私有化呢？) and what it is then about.</summary>
public static partial class EarlierQuestions
{
    // So few words of its own say what is asked about it, and not what it is.
    private const int FewWords = 1;
    private const int Most = 3;

    /// <summary>The earlier questions that this one cannot be understood without, oldest first; empty for one that stands alone.</summary>
    public static IReadOnlyList<string> Behind(string question, IReadOnlyList<string> earlier)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(earlier);
        var behind = new List<string>();
        for (var (i, last) = (earlier.Count - 1, question); i >= 0 && behind.Count < Most && GoesOn(last); i--)
            behind.Insert(0, last = earlier[i]);
        return behind;
    }

    /// <summary>Whether the question names a subject of its own.</summary>
    internal static bool HasOwnWords(string question) => OwnWords(question) > 0;

    private static bool GoesOn(string question) => Begins().IsMatch(question) || Points().IsMatch(question) || OwnWords(question) <= FewWords;

    // A Chinese word is two characters, so that one pair is one word.
    private static int OwnWords(string question)
    {
        var symbols = SymbolReader.Read(question);
        var idle = StopWords.Mark(question, symbols);
        return symbols.Index().Count(s => !idle[s.Index] && !EverydayWords.Contains(s.Item) && (!s.Item.IsHan || (s.Item.Joined && !idle[s.Index - 1] && !EverydayWords.Contains(symbols[s.Index - 1]))));
    }

    [GeneratedRegex(@"^\s*(那(?!些)|还有|另外|如果|换成|然后|但是?|and\b|but\b|or\b|so\b|then\b|what about|how about|what if|same\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Begins();

    [GeneratedRegex(@"[它]|这个|那个|这种|上面|刚才|前面|前者|后者|\b(it|its|they|them|their|that|this|those|these)\b(?! (is|are) (a|an|the)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Points();
}
