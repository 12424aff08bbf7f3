using Tokenholic.Knowledge.Index.Lexical;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>
/// How well the best that was found fits a question as a whole: what it scored, how much of the question it covers, and how many of the domain's
/// concepts that the question speaks of stand in one passage. A question from everyday life shares words with many passages and concepts with none; a long story around a question
/// of the trade covers little of a passage and still speaks of several of its concepts.
/// </summary>
internal static class Evidence
{
    // A logistic regression on 151 questions that have an answer in one of two collections (two thousand documents, and the two dozen that come with
    // the product) and 64 of everyday life asked of both; besides, so that it does not depend on the domain, 400 questions about an encyclopaedia
    // asked of it, 200 of them asked of both, and ours asked of it.
    private const float Score = 4.942f;
    private const float Concepts = 0.54f;
    private const float Length = 1.17f;
    private const float Covered = 5.271f;
    private const float Bias = -12.255f;

    /// <summary>The least that an answer needs.</summary>
    public const float Least = -2.15f;

    /// <summary>From here on a strange word is a way of putting it and not the thing asked about.</summary>
    public const float Enough = 1f;

    /// <summary>Below this a word that even a small collection has never heard of is what is asked about.</summary>
    public const float Doubtful = -0.5f;

    private const int Looked = 3;

    /// <summary>The logarithm of the odds that the question has an answer among the hits.</summary>
    public static float Of(KnowledgeIndex index, string question, IReadOnlyList<QueryTerm> terms, IReadOnlyList<Hit> hits)
    {
        var score = hits[0].Score / index.Passages.Rarity(0);
        var concepts = hits.Take(Looked).Max(h => Shared(index, terms, index.PassageOf(index.NumberOf(h.Document.Id), h.Chunk)));
        var length = terms.Count(t => t.Kind is TermKind.Pair or TermKind.Word);
        return Bias + (Covered * InProse(index, question, terms, hits[0])) + (Score * MathF.Log(1 + score)) + (Concepts * MathF.Log(1 + concepts)) + (Length * MathF.Log(1 + length));
    }

    // What only a sample request or a script says, the passage does not speak of: a film asked of a chat model in an example is no film here.
    private static float InProse(KnowledgeIndex index, string question, IReadOnlyList<QueryTerm> terms, Hit hit)
    {
        if (!hit.Quote.Contains(Prose.Fence, StringComparison.Ordinal))
            return hit.Coverage;
        var (said, read) = (new UnitTerms(index.Glossary, hit.Quote.Length), new List<int>());
        foreach (var text in hit.Document.Chunks[hit.Chunk].Headings.Append(hit.Document.Title).Append(hit.Document.Address).Append(Prose.Of(hit.Quote)))
            said.Read(text, read);
        return new Coverage(question, terms, index.Passages).Of(said.Numbers.ContainsKey);
    }

    private static int Shared(KnowledgeIndex index, IReadOnlyList<QueryTerm> terms, int passage)
        => terms.Where(t => t.Concept is not null && index.Passages.Has(t.Key, passage)).Select(t => t.Concept).Distinct().Count();
}
