using Tokenholic.Agents.Proposals;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Proposals.Revision;

/// <summary>A version of a proposal with where it stands among the others.</summary>
internal sealed record OpenProposal(DocumentVersion<ProposalDocument> Version, ProposalNode Node, IReadOnlyList<ProposalNode> History)
{
    /// <summary>The newest version of the same branch.</summary>
    internal int Latest => History.Where(n => n.DocumentId == Version.Id).Max(n => n.Version);

    /// <summary>The version it came from; null for the first of all.</summary>
    internal ProposalNode? Parent => History.FirstOrDefault(n => n.DocumentId == Node.ParentDocument && n.Version == Node.ParentVersion);
}

/// <summary>Finds versions of a customer's proposals.</summary>
internal sealed class ProposalVersions(DocumentStore documents, ProposalRounds rounds)
{
    /// <summary>The version that is named; without a name the newest, of the branch if that is named.</summary>
    internal async Task<OpenProposal?> FindAsync(Guid customerId, Guid? documentId, int? version, CancellationToken cancellationToken)
    {
        var history = await rounds.HistoryAsync(customerId, cancellationToken);
        var node = history.LastOrDefault(n => (documentId is null || n.DocumentId == documentId) && (version is null || n.Version == version));
        return node is not null && await documents.GetAsync<ProposalDocument>(node.DocumentId, node.Version, cancellationToken) is { } found ? new(found, node, history) : null;
    }

    /// <summary>"document:version" of an address; nothing where it is neither.</summary>
    internal static (Guid? Document, int? Version) Parse(string? reference) =>
        reference?.Split('.') is [var id, var number] && Guid.TryParse(id, out var document) && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var version) ? (document, version) : (null, null);

    /// <summary>How an address names a version.</summary>
    internal static string Name(ProposalNode node) => FormattableString.Invariant($"{node.DocumentId:N}.{node.Version}");
}
