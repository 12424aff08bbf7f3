using Tokenholic.App.Hosting;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.App.Features.Knowledge;

/// <summary>What an administrator changes in the knowledge base. Every action looks at the door again: a page may stay open for days.</summary>
public sealed class KnowledgeDesk
{
    private readonly KnowledgeStore _documents;
    private readonly IngestionStore _items;
    private readonly AdminSession _session;
    private readonly RunLimits _limits;
    private readonly Visitor _visitor;

    internal KnowledgeDesk(KnowledgeStore documents, IngestionStore items, AdminSession session, RunLimits limits, Visitor visitor) =>
        (_documents, _items, _session, _limits, _visitor) = (documents, items, session, limits, visitor);

    /// <summary>Whether the buttons are worth showing.</summary>
    internal bool MayChange => _session.Who is not null;

    /// <summary>Begins to read.</summary>
    /// <exception cref="TooManyRunsException">The visitor has started too much.</exception>
    internal Task<Guid> IngestAsync(string source, string? site, int most, IReadOnlyList<IngestionInput> inputs, CancellationToken cancellationToken)
    {
        Demand();
        return _limits.StartOtherAsync(_visitor, () => _items.CreateAsync(source, site, most, inputs, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a document once more from where it came; a file that was uploaded cannot be.</summary>
    internal Task<Guid> RereadAsync(KnowledgeDocument document, CancellationToken cancellationToken) =>
        IngestAsync(document.Address, null, 1, [new IngestionInput(document.Address, null)], cancellationToken);

    /// <summary>Takes a document out of every search, or brings it back.</summary>
    internal Task RetireAsync(Guid id, bool retired, CancellationToken cancellationToken)
    {
        Demand();
        return _documents.RetireAsync(id, retired, cancellationToken);
    }

    private void Demand() => _ = _session.Who ?? throw new AdminExpiredException();
}
