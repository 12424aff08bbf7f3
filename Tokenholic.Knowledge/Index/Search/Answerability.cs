namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Says when nothing fits: better no answer than one about something else.</summary>
internal static class Answerability
{
    // A name must be in one of the first documents together with every other name of the question.
    private const int Looked = 3;
    private const float LeastCoverage = 0.27f;

    public static (Refusal? Refusal, IReadOnlyList<string> Missing) Of(KnowledgeIndex index, string question, IReadOnlyList<QueryTerm> terms, IReadOnlyList<Hit> hits)
    {
        if (hits.Count == 0)
            return (Refusal.NothingFound, []);

        var things = terms.Where(t => t.Thing).ToList();
        var first = hits.Take(Looked).Select(h => index.NumberOf(h.Document.Id)).ToList();
        var missing = first.Select(d => things.Where(t => !Has(index, terms, t, d)).ToList()).MinBy(m => m.Count);
        if (missing is { Count: > 0 })
            return (Refusal.NameMissing, [.. missing.Select(t => question[t.Start..t.End]).Distinct()]);
        return hits.Max(h => h.Coverage) < LeastCoverage ? (Refusal.TooFarOff, []) : (null, []);
    }

    // In any spelling, or by a concept that stands for it.
    private static bool Has(KnowledgeIndex index, IReadOnlyList<QueryTerm> terms, QueryTerm thing, int document)
        => terms.Any(t => t.Kind is not TermKind.Character && t.Start <= thing.Start && thing.Start < t.End && index.Wholes.Has(t.Key, document));
}
