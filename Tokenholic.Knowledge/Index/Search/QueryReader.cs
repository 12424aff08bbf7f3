using Tokenholic.Knowledge.Index.Lexical;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Turns a question into the terms to look for.</summary>
internal sealed class QueryReader(Glossary glossary, RankingWeights weights)
{
    private const int LongestQuestion = 1_000;

    /// <summary>The terms, each once, with its greatest weight.</summary>
    public static IReadOnlyList<QueryTerm> Once(IEnumerable<QueryTerm> terms) => [.. terms.GroupBy(t => t.Key).Select(same => same.MaxBy(t => t.Weight)!)];

    /// <summary>The terms wherever the question says them.</summary>
    public IReadOnlyList<QueryTerm> Read(string question)
    {
        var text = question.Length > LongestQuestion ? question[..LongestQuestion] : question;
        var symbols = SymbolReader.Read(text);
        var idle = StopWords.Mark(text, symbols);
        var covered = new bool[symbols.Count];
        var terms = new List<QueryTerm>();

        void Put(ulong key, TermKind kind, float weight, int start, int end, bool thing = false, int? concept = null)
        {
            if (weight > 0)
                terms.Add(new QueryTerm(key, kind, weight, start, end, thing, concept));
        }

        foreach (var (concept, first, count, exact, rivals) in glossary.Meanings(symbols))
        {
            if (Enumerable.Range(first, count).All(i => idle[i]))
                continue;
            var weight = (exact ? weights.Concept : weights.Hint) / MathF.Pow(rivals, weights.Rivalry);
            Put(TermKeys.OfConcept(concept), exact ? TermKind.Concept : TermKind.Hint, weight, symbols[first].Start, symbols[first + count - 1].End, exact && glossary.IsThing(concept), concept);
            if (exact)
                Array.Fill(covered, true, first, count);
        }

        for (var i = 0; i < symbols.Count; i++)
        {
            var symbol = symbols[i];
            if (idle[i])
                continue;
            var left = covered[i] ? weights.Covered : 1;
            if (symbol.IsHan)
            {
                Put(symbol.Key, TermKind.Character, weights.Character * left, symbol.Start, symbol.End);
                if (symbol.Joined && !idle[i - 1])
                    Put(TermKeys.OfPair((char)symbols[i - 1].Key, (char)symbol.Key), TermKind.Pair, weights.Pair * (covered[i - 1] ? left : 1), symbols[i - 1].Start, symbol.End);
                continue;
            }

            Put(symbol.Key, TermKind.Word, weights.Word * (EverydayWords.Contains(symbol) ? Math.Min(left, weights.Everyday) : left), symbol.Start, symbol.End, LooksLikeName(text, symbols, i));
            if (UnitTerms.Letters(text.AsSpan(symbol.Start, symbol.End - symbol.Start)) is > 1 and var letters)
                Put(TermKeys.OfJoined(text.AsSpan(symbol.Start, letters)), TermKind.Word, weights.Word * 0.5f, symbol.Start, symbol.Start + letters);

            // People write "qwen3 max" for qwen3-max.
            for (var first = i - 1; first >= 0 && first >= i - 2 && !symbols[first].IsHan && !idle[first] && symbols[first + 1].Start - symbols[first].End <= 1; first--)
                Put(TermKeys.OfJoined(text.AsSpan(symbols[first].Start, symbol.End - symbols[first].Start)), TermKind.Name, weights.Name, symbols[first].Start, symbol.End, IsVersion(text, symbols, first, i));
        }

        return terms;
    }

    // GPT-5.5: the number belongs to the name, and another number is another thing.
    private static bool IsVersion(string text, List<Symbol> symbols, int first, int i)
        => first == i - 1 && symbols[i].Joined && char.IsAsciiDigit(text[symbols[i].Start]) && char.IsAsciiLetter(text[symbols[first].Start]);

    // 10x, 480TB, 4D
    private static bool IsQuantity(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[0]) && word.TrimStart("0123456789.").Length <= 2;

    // In a Chinese sentence foreign words are names; in an English one those with capitals inside it, and those with digits.
    private static bool LooksLikeName(string text, List<Symbol> symbols, int i)
    {
        var symbol = symbols[i];
        var word = text.AsSpan(symbol.Start, symbol.End - symbol.Start);
        if ((!word.ContainsAnyInRange('a', 'z') && !word.ContainsAnyInRange('A', 'Z')) || EverydayWords.Contains(symbol) || IsQuantity(word))
            return false;
        if (symbols.Exists(s => s.IsHan))
            return word.Length > 1;
        var first = i == 0 || text.AsSpan(symbols[i - 1].End, symbol.Start - symbols[i - 1].End).ContainsAny('.', '?', '!');
        return word.ContainsAnyInRange('0', '9') || (!first && word.Length > 1 && char.IsAsciiLetterUpper(word[0]));
    }
}
