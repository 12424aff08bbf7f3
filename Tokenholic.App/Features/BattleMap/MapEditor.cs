using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>What a rep enters on a finished map; each entry is a new version, and the old one stays.</summary>
internal sealed class MapEditor(DocumentStore documents, TimeProvider time)
{
    /// <summary>Writes down what the customer said of a cell. Throws <see cref="StaleVersionException"/> when another version was saved meanwhile.</summary>
    internal Task<int> JudgeAsync(DocumentVersion<BattleMapDocument> map, CellJudgement said, CancellationToken cancellationToken) => SaveAsync(
        map,
        VerdictEdit.Set(map.Body, said.WorkloadId, said.Confirmed, said.Note, said.Figures, time.GetUtcNow(), Catalog.Default),
        said.Note,
        cancellationToken);

    /// <summary>Writes down a discount. Throws <see cref="StaleVersionException"/> when another version was saved meanwhile.</summary>
    internal Task<int> DiscountAsync(DocumentVersion<BattleMapDocument> map, CloudDiscount said, CancellationToken cancellationToken) => SaveAsync(
        map,
        DiscountEdit.Set(map.Body, said.Vendor, said.Share, said.Note, time.GetUtcNow(), Catalog.Default),
        said.Note,
        cancellationToken);

    private Task<int> SaveAsync(DocumentVersion<BattleMapDocument> map, BattleMapDocument body, string? note, CancellationToken cancellationToken) =>
        documents.AppendAsync(map.Id, map.Version, DocumentKinds.BattleMap, map.CustomerId, null, body, note, cancellationToken);
}

/// <summary>What the customer said of a cell, as the form has it.</summary>
public sealed record CellJudgement(string WorkloadId, bool Confirmed, string? Note, IReadOnlyDictionary<string, double> Figures);

/// <summary>A discount as the form has it; a share of 0 takes it back.</summary>
public sealed record CloudDiscount(string Vendor, double Share, string? Note);
