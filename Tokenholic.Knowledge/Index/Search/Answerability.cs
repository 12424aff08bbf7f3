using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Says when nothing fits: better no answer than one about something else.</summary>
internal static partial class Answerability
{
    // A name must be in one of the first documents together with every other name of the question.
    private const int Looked = 3;
    // What begins so was cut out of the middle of a sentence: 关于春天 is no 于春.
    private const string Particles = "于以之与及在从对将把被让为向由";
    // What fits half as well as the best is about something else, and its price is not the one asked for.
    private const float Close = 0.6f;
    // Only a large collection tells by its silence that a word is the name of something else.
    private const int EnoughWords = 300;
    private const float Rare = 0.004f;
    private const float Common = 0.01f;

    public static (Refusal? Refusal, IReadOnlyList<string> Missing) Of(KnowledgeIndex index, string question, IReadOnlyList<QueryTerm> terms, IReadOnlyList<Hit> hits)
    {
        if (hits.Count == 0)
            return (Refusal.NothingFound, []);

        var first = hits.Take(Looked).Select(h => index.NumberOf(h.Document.Id)).ToList();
        var things = terms.Where(t => t.Thing && !IsOrdinary(index, question, t)).ToList();
        var missing = hits.Take(Looked).Select(h => (Hit: h, Names: Missing(index, question, terms, things, h))).ToList();
        if (missing.MinBy(m => m.Names.Count).Names is { Count: > 0 } names)
            return (Refusal.NameMissing, Whole(question, names.Select(t => t.Start..t.End)));
        var evidence = Evidence.Of(index, question, terms, hits);
        var unknown = UnknownNames.In(question, terms, index.Wholes, first)
            .Where(u => UnknownNames.IsCalled(question, u) || evidence < Evidence.Doubtful
                || (index.Documents.Count >= EnoughWords && (evidence < Evidence.Enough || !Characters.IsHan(question[u.Start]))));
        if (unknown.ToList() is { Count: > 0 } strange)
            return (Refusal.NameMissing, Whole(question, strange));
        var fitting = missing.Where(m => m.Names.Count == 0).Select(m => m.Hit).TakeWhile((h, i) => i == 0 || h.Score >= hits[0].Score * Close);
        if (AskedValue.Missing(question, [.. fitting]) is { } value)
            return (Refusal.NameMissing, value.Length > 0 ? [value] : []);
        return evidence < Evidence.Least ? (Refusal.TooFarOff, []) : (null, []);
    }

    // Names as the question writes them, each once: LoRA is one name and not Lo and RA, and SOC 2 is not SOC besides.
    private static List<string> Whole(string question, IEnumerable<Range> places)
    {
        var whole = new List<(int Start, int End)>();
        foreach (var (start, end) in places.Select(p => Whole(question, p.Start.Value, p.End.Value)).Distinct().OrderBy(p => p.Start).ThenByDescending(p => p.End))
        {
            if (whole.Count == 0 || start >= whole[^1].End)
                whole.Add((start, end));
            else
                whole[^1] = (whole[^1].Start, Math.Max(end, whole[^1].End));
        }

        return [.. whole.Select(w => question[w.Start..w.End]).Where(w => !Particles.Contains(w[0], StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static (int Start, int End) Whole(string question, int start, int end)
    {
        while (start > 0 && Characters.IsWord(Characters.Fold(question[start - 1])) && Characters.IsWord(Characters.Fold(question[start])))
            start--;
        while (end < question.Length && Characters.IsWord(Characters.Fold(question[end])) && Characters.IsWord(Characters.Fold(question[end - 1])))
            end++;
        // ISO 9001 and ISO 27001 are two.
        return (start, end + Number().Match(question[end..]).Length);
    }

    [GeneratedRegex(@"^[- ]\d+(\.\d+)?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    // A foreign word in small letters that many documents have is a word and no name, whatever language stands around it.
    private static bool IsOrdinary(KnowledgeIndex index, string question, QueryTerm thing)
        => thing.Kind is TermKind.Word && index.Documents.Count >= EnoughWords && IsSmall(question, thing)
            && index.Wholes.Find(thing.Key).Documents > index.Documents.Count * Common;

    private static bool IsSmall(string question, QueryTerm thing) => !question.AsSpan(thing.Start, thing.End - thing.Start).ContainsAnyExceptInRange('a', 'z');

    private static List<QueryTerm> Missing(KnowledgeIndex index, string question, IReadOnlyList<QueryTerm> terms, List<QueryTerm> things, Hit hit)
    {
        var said = Said(index, hit);
        return OnlyNames(index, terms, things, hit) && !HasRow(question, hit) ? things : [.. things.Where(t => !Speaks(index, terms, t, hit, said) && !AskedValue.HasGeneration(question[t.Start..t.End], hit.Document.Text))];
    }

    // A passage that has a name and nothing else of the question speaks of something else: Tesla's cards are not Tesla's cars. What nobody has says nothing.
    private static bool OnlyNames(KnowledgeIndex index, IReadOnlyList<QueryTerm> terms, List<QueryTerm> things, Hit hit)
    {
        var passage = index.PassageOf(index.NumberOf(hit.Document.Id), hit.Chunk);
        var others = terms.Where(t => t.Kind is not TermKind.Character && t.Weight > RankingWeights.Default.Everyday && index.Passages.Find(t.Key).Documents > 0 && !things.Exists(n => t.Start < n.End && n.Start < t.End)).ToList();
        return things.Exists(t => t.Kind is TermKind.Concept) && others.Count > 0 && !others.Exists(t => index.Passages.Has(t.Key, passage));
    }

    // The row of the very thing tells of it without a word of the rest of the question.
    private static bool HasRow(string question, Hit hit) => NamedRows.In(hit.Quote, NamedRows.Names(question));

    // In any spelling, or by a concept that stands for it. A name that few documents have must be in the passage itself: elsewhere it is mentioned in passing.
    private static bool Speaks(KnowledgeIndex index, IReadOnlyList<QueryTerm> terms, QueryTerm thing, Hit hit, HashSet<int> said)
    {
        var document = index.NumberOf(hit.Document.Id);
        return terms.Any(t => t.Kind is not (TermKind.Character or TermKind.Hint) && t.Start <= thing.Start && thing.End <= t.End
            && (t.Concept is { } concept && thing.Kind is TermKind.Concept ? said.Contains(concept)
                : thing.Kind is TermKind.Concept || index.Wholes.Find(t.Key).Documents <= index.Documents.Count * Rare
                    ? index.Passages.Has(t.Key, index.PassageOf(document, hit.Chunk))
                    : index.Wholes.Has(t.Key, document)));
    }

    // The concepts that a passage and the titles above it speak of.
    private static HashSet<int> Said(KnowledgeIndex index, Hit hit)
    {
        var found = new List<int>();
        var titles = string.Join('\n', hit.Document.Chunks[hit.Chunk].Headings.Append(hit.Document.Title).Append(hit.Document.Address));
        index.Glossary.Find(SymbolReader.Read($"{titles}\n{Prose.Of(hit.Quote)}", markdown: true), found);
        return [.. found];
    }
}
