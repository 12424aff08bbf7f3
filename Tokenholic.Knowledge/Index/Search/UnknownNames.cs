using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Index.Lexical;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>
/// Words of a question that no document has, in any of their parts, and that are not everyday speech: what they name is something the
/// knowledge base has never heard of.
/// </summary>
internal static partial class UnknownNames
{
    private const int FewDocuments = 1;
    private const int ShortestWord = 4;

    // The more else a question says, the less does one strange word matter: it may only be a way of putting it.
    private const float LeastShare = 0.15f;

    /// <summary>The places of such names in the question, those that one of the documents does speak of left out.</summary>
    public static IReadOnlyList<Range> In(string question, IReadOnlyList<QueryTerm> terms, LexicalIndex wholes, IReadOnlyList<int> documents)
    {
        var symbols = SymbolReader.Read(question);
        var idle = StopWords.Mark(question, symbols);
        var spoken = idle.Count(i => !i);
        var found = new List<(Range At, int Length, bool IsHan)>();
        for (var i = 0; i < symbols.Count; i++)
        {
            var end = i;
            while (end < symbols.Count && !idle[end] && symbols[end].IsHan == symbols[i].IsHan && (end == i || symbols[end].Joined) && IsUnknown(symbols[end], terms, wholes, documents))
                end++;
            if (symbols[i].IsHan ? end - i >= 2 : end > i && symbols[i].End - symbols[i].Start >= ShortestWord)
                found.Add((symbols[i].Start..symbols[end - 1].End, end - i, symbols[i].IsHan));
            i = Math.Max(i, end - 1);
        }

        // Foreign words stand apart from each other; ideographs that belong together stand together.
        var foreign = found.Where(f => !f.IsHan).Sum(f => f.Length);
        var names = terms.Where(t => IsDoubleName(question, t) && wholes.Find(t.Key).Documents == 0).Select(t => t.Start..t.End);
        return [.. names, .. found.Where(f => (f.IsHan ? f.Length : foreign) >= spoken * LeastShare).Select(f => f.At)];
    }

    /// <summary>Whether the strange word stands where names stand, before the word for what sort of a thing it is: 云雀大模型. That tells in a small collection, too.</summary>
    public static bool IsCalled(string question, Range name)
        => Characters.IsHan(question[name.Start]) && (Sort().IsMatch(question.AsSpan(name.End.Value)) || EndsInSort().IsMatch(question.AsSpan()[name]));

    private const string Sorts = "(大?模型|引擎|平台|芯片|系统|知识库|数据库|框架|助手|一体机)";

    [GeneratedRegex("^" + Sorts, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sort();

    [GeneratedRegex("^.{2,}" + Sorts + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EndsInSort();

    // Qwen-Quantum: two words known apart make the name of a third thing.
    private static bool IsDoubleName(string question, QueryTerm term)
        => term.Kind is TermKind.Name && DoubleName().IsMatch(question.AsSpan(term.Start, term.End - term.Start));

    [GeneratedRegex("^[A-Z][A-Za-z]+-[A-Z][a-z]{2,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DoubleName();

    private static bool IsUnknown(Symbol symbol, IReadOnlyList<QueryTerm> terms, LexicalIndex wholes, IReadOnlyList<int> documents)
    {
        if (EverydayWords.Contains(symbol))
            return false;
        var parts = terms.Where(t => t.Start <= symbol.Start && symbol.End <= t.End && (t.Kind is not TermKind.Character));
        foreach (var part in parts)
        {
            if (part.Kind is TermKind.Concept or TermKind.Hint || wholes.Find(part.Key).Documents > FewDocuments || documents.Any(d => wholes.Has(part.Key, d)))
                return false;
        }

        return true;
    }
}
