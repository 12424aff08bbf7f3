using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.Proposals;

/// <summary>Makes the proposal of a customer from the newest map, and keeps it as a new version.</summary>
internal sealed class ProposalMaker(DocumentStore documents, KnowledgeBase knowledge, Catalog catalog, TimeProvider time)
{
    /// <summary>The version made, or null when the customer has no map.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile.</exception>
    public async Task<int?> MakeAsync(Guid customerId, ReplyLanguage language, CancellationToken cancellationToken)
    {
        if (await documents.LatestAsync<BattleMapDocument>(customerId, DocumentKinds.BattleMap, cancellationToken) is not { } map)
        {
            return null;
        }

        var made = await knowledge.CurrentAsync(cancellationToken);
        var library = new SourceLibrary(made.Index, made.Documents, language);
        var proposal = new ProposalComposer(catalog, time).Compose(map.Body, map.Version, library, language);
        var latest = await documents.LatestAsync<ProposalDocument>(customerId, DocumentKinds.Proposal, cancellationToken);
        return await documents.AppendAsync(
            latest?.Id ?? Guid.CreateVersion7(), latest?.Version ?? 0, DocumentKinds.Proposal, customerId, null, proposal, null, cancellationToken);
    }
}
