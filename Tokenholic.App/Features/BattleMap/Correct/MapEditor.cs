using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.Correct;

/// <summary>What a person enters on a finished map; each entry is a new version, and the old one stays.</summary>
internal sealed class MapEditor(DocumentStore documents, EstimationBasisSource basis, TimeProvider time)
{
    /// <summary>Prices and templates that a correction is computed with.</summary>
    internal Task<EstimationBasis> BasisAsync(CancellationToken cancellationToken) => basis(cancellationToken);

    /// <summary>Saves a correction and returns the new version's number. Throws <see cref="StaleVersionException"/> when another version was saved meanwhile.</summary>
    internal async Task<int> SaveAsync(DocumentVersion<BattleMapDocument> map, MapCorrection said, CancellationToken cancellationToken) => await documents.AppendAsync(
        map.Id, map.Version, DocumentKinds.BattleMap, map.CustomerId, null, said.Apply(map.Body, await basis(cancellationToken), time.GetUtcNow()),
        Words(said.Why), Words(said.By), cancellationToken);

    /// <summary>The correction, entered on one version, as it is for another. Throws <see cref="EditException"/> when its cell is not there.</summary>
    internal static MapCorrection Rebase(MapCorrection said, BattleMapDocument from, BattleMapDocument to) => said.For(id =>
    {
        var key = Keys(from).FirstOrDefault(cell => cell.Id == id);
        return key == default ? throw new EditException(EditProblem.Gone, id)
            : Keys(to).Where(cell => cell.Researched == key.Researched).Concat(Keys(to).Where(cell => cell.Now == key.Now)).Select(cell => cell.Id).FirstOrDefault()
              ?? throw new EditException(EditProblem.Gone, id);
    });

    /// <summary>The cell as research has it, whatever people made of it.</summary>
    internal static CellKey? KeyOf(BattleMapDocument map, string id) => Keys(map).FirstOrDefault(cell => cell.Id == id).Researched;

    private static IEnumerable<(string Id, CellKey Researched, CellKey Now)> Keys(BattleMapDocument map) => map.UseCases.SelectMany(column => column.Workloads, (column, cell) =>
    {
        var now = new CellKey(column.Id, cell.Vendor, cell.Model);
        return (cell.Id, map.Edits.FirstOrDefault(edit => edit.WorkloadId == cell.Id)?.Cell ?? now, now);
    });

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
