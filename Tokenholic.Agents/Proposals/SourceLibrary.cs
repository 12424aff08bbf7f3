using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Agents.Proposals;

/// <summary>The knowledge base as a proposal uses it: asks, quotes, and keeps what was quoted.</summary>
public sealed class SourceLibrary(KnowledgeIndex index, IReadOnlyDictionary<string, KnowledgeDocument> documents, ReplyLanguage language)
{
    private const int Looked = 8;

    private readonly Dictionary<(Guid, int), Citation> _cited = [];

    /// <summary>What was cited so far, in order.</summary>
    public IReadOnlyList<Citation> Citations => [.. _cited.Values];

    /// <summary>
    /// Up to <paramref name="most"/> sentences that answer a question, each with the place it was taken from; sources in the language of the
    /// proposal go first. Nothing where the knowledge base has no answer.
    /// </summary>
    public IReadOnlyList<Statement> Quote(string topic, string question, int most, string? kind = null)
    {
        var found = index.Search(question, Looked);
        if (found.Refusal is not null)
            return [];

        var hit = found.Hits.Where(h => kind is null || documents[h.Document.Id].Kind == kind)
            .OrderByDescending(h => documents[h.Document.Id].Language == language).ThenByDescending(h => h.Score).FirstOrDefault();
        return hit is null ? [] : [.. PassageSentences.Best(question, hit, most).Select(s => Cite(topic, documents[hit.Document.Id], s))];
    }

    private Statement Cite(string topic, KnowledgeDocument document, FoundSentence sentence)
    {
        // What is not there word for word is not cited: the sentence is cut from the text, and looked for in it all the same.
        if (document.Text.AsSpan(sentence.Start).StartsWith(sentence.Text, StringComparison.Ordinal) is false)
            throw new InvalidOperationException($"A sentence of {document.Address} is not where it was found.");
        if (!_cited.TryGetValue((document.Id, sentence.Start), out var citation))
        {
            citation = new Citation($"s{_cited.Count + 1}", document.Id, document.Title, document.Address, document.Published, sentence.Start, sentence.Text);
            _cited.Add((document.Id, sentence.Start), citation);
        }

        return new Statement(topic, sentence.Text, Basis.Source, [citation.Id]);
    }
}
