using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Agents.Proposals;

/// <summary>The knowledge base as a proposal uses it: asks, quotes, and keeps what was quoted.</summary>
public sealed class SourceLibrary(KnowledgeIndex index, IReadOnlyDictionary<string, KnowledgeDocument> documents, ReplyLanguage language)
{
    private const int Looked = 8;

    private readonly Dictionary<(Guid, int), Citation> _cited = [];
    private readonly HashSet<(Guid, int)> _said = [];

    /// <summary>What was cited so far, in order.</summary>
    public IReadOnlyList<Citation> Citations => [.. _cited.Values];

    /// <summary>
    /// Up to <paramref name="most"/> sentences that answer a question, each with the place it was taken from, or as a judgement where it is marked as ours; sources in the language of the
    /// proposal go first, and nothing is said twice. Nothing where the knowledge base has no answer, or where no passage speaks of
    /// <paramref name="leastCoverage"/> of the question.
    /// </summary>
    public IReadOnlyList<Statement> Quote(string topic, string question, int most, string? kind = null, float leastCoverage = 0)
    {
        var found = index.Search(question, Looked);
        if (found.Refusal is not null)
            return [];

        var hit = found.Hits.Where(h => h.Coverage >= leastCoverage && (kind is null ? documents[h.Document.Id].Kind != DocumentKind.Internal : documents[h.Document.Id].Kind == kind))
            .OrderByDescending(h => documents[h.Document.Id].Language == language).ThenByDescending(h => h.Score).FirstOrDefault();
        if (hit is null)
            return [];
        var document = documents[hit.Document.Id];
        return [.. PassageSentences.Best(question, hit, int.MaxValue).Where(s => IsProse(s) && !_said.Contains((document.Id, s.Start))).OrderByDescending(s => s.Score).Take(most).OrderBy(s => s.Start).Select(s => Cite(topic, document, s))];
    }

    /// <summary>The first sentences of the section of that very name, in the language of the proposal; nothing where no document of the kind has one.</summary>
    public IReadOnlyList<Statement> Section(string topic, string heading, int most, string kind)
    {
        var mark = $"\n## {heading}\n";
        foreach (var document in index.Documents.Select(d => documents[d.Id]).Where(d => d.Kind == kind && d.Language == language).OrderBy(d => d.Address, StringComparer.Ordinal))
        {
            if (document.Text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
            {
                var start = at + mark.Length;
                var end = document.Text.IndexOf("\n#", start, StringComparison.Ordinal);
                return [.. PassageSentences.Split(document.Text, start, (end < 0 ? document.Text.Length : end) - start).Where(s => IsProse(s) && !_said.Contains((document.Id, s.Start))).Take(most).Select(s => Cite(topic, document, s))];
            }
        }

        return [];
    }

    // A row of a table says nothing without the names of its columns.
    private static bool IsProse(FoundSentence sentence) => sentence.Text[0] != '|';

    private Statement Cite(string topic, KnowledgeDocument document, FoundSentence sentence)
    {
        // What is not there word for word is not cited: the sentence is cut from the text, and looked for in it all the same.
        if (document.Text.AsSpan(sentence.Start).StartsWith(sentence.Text, StringComparison.Ordinal) is false)
            throw new InvalidOperationException($"A sentence of {document.Address} is not where it was found.");
        _said.Add((document.Id, sentence.Start));
        if (OurView.Of(sentence.Text) is { } judgement)
            return new Statement(topic, judgement, Basis.Judgement, []);
        var citation = new Citation($"s{_cited.Count + 1}", document.Id, document.Title, document.Link ?? document.Address, document.Published, sentence.Start, sentence.Text);
        _cited.Add((document.Id, sentence.Start), citation);
        return new Statement(topic, sentence.Text, Basis.Source, [citation.Id]);
    }
}
