using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>Checks the citations of a version again: a source may have changed or gone since they were made.</summary>
public static class CitationCheck
{
    /// <summary>Ids of citations whose words do not stand any more where they were found.</summary>
    public static IReadOnlyList<string> Broken(ProposalDocument proposal, IReadOnlyDictionary<string, KnowledgeDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(documents);
        return [.. proposal.Citations.Where(c => !Stands(c, documents)).Select(c => c.Id)];
    }

    private static bool Stands(Citation citation, IReadOnlyDictionary<string, KnowledgeDocument> documents) =>
        documents.TryGetValue(citation.DocumentId.ToString(), out var document)
        && citation.Start >= 0 && citation.Start + citation.Quote.Length <= document.Text.Length
        && document.Text.AsSpan(citation.Start, citation.Quote.Length).SequenceEqual(citation.Quote);
}
