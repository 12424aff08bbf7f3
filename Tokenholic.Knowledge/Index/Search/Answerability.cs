using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Says when nothing fits: better no answer than one about something else.</summary>
internal static class Answerability
{
    // A name must be in one of the first documents together with every other name of the question.
    private const int Looked = 3;
    // Only a large collection tells by its silence that a word is the name of something else.
    private const int EnoughWords = 300;
    private const float Rare = 0.004f;
    private const float LeastCoverage = 0.27f;
    private const float PlainLength = 20; // words, pairs of characters

    public static (Refusal? Refusal, IReadOnlyList<string> Missing) Of(KnowledgeIndex index, string question, IReadOnlyList<QueryTerm> terms, IReadOnlyList<Hit> hits)
    {
        if (hits.Count == 0)
            return (Refusal.NothingFound, []);

        var things = terms.Where(t => t.Thing).ToList();
        var first = hits.Take(Looked).Select(h => index.NumberOf(h.Document.Id)).ToList();
        var missing = things.Count == 0 ? [] : hits.Take(Looked).Select(h => Missing(index, terms, things, h)).MinBy(m => m.Count);
        if (missing is { Count: > 0 })
            return (Refusal.NameMissing, [.. missing.Select(t => question[t.Start..t.End]).Distinct()]);
        var unknown = index.Documents.Count < EnoughWords ? [] : UnknownNames.In(question, terms, index.Wholes, first).Select(r => question[r]).ToList();
        if (unknown.Count > 0)
            return (Refusal.NameMissing, unknown);
        if (AskedValue.Missing(question, [.. hits.Take(Looked)]) is { } value)
            return (Refusal.NameMissing, [value]);
        // A long question tells a story around what it asks; less of it needs to be in a passage.
        var least = LeastCoverage * Math.Min(1, PlainLength / terms.Count(t => t.Kind is TermKind.Pair or TermKind.Word));
        return hits.Max(h => h.Coverage) < least ? (Refusal.TooFarOff, []) : (null, []);
    }

    private static List<QueryTerm> Missing(KnowledgeIndex index, IReadOnlyList<QueryTerm> terms, List<QueryTerm> things, Hit hit)
    {
        var said = Said(index, hit);
        return [.. things.Where(t => !Speaks(index, terms, t, hit, said))];
    }

    // In any spelling, or by a concept that stands for it. A name that few documents have must be in the passage itself: elsewhere it is mentioned in passing.
    private static bool Speaks(KnowledgeIndex index, IReadOnlyList<QueryTerm> terms, QueryTerm thing, Hit hit, HashSet<int> said)
    {
        var document = index.NumberOf(hit.Document.Id);
        return terms.Any(t => t.Kind is not TermKind.Character && t.Start <= thing.Start && thing.End <= t.End
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
