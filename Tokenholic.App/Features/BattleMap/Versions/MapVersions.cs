using Tokenholic.Agents.BattleMap.Comparison;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.Versions;

/// <summary>The versions of one map, the newest first.</summary>
internal sealed record VersionList(Guid DocumentId, string CompanyName, int Latest, IReadOnlyList<DocumentVersionHead> Versions, IReadOnlyList<UseCaseColumn> UseCases, IReadOnlyDictionary<int, IReadOnlyList<MapEdit>> Edits)
{
    /// <summary>What people changed by hand in that version.</summary>
    internal IReadOnlyList<MapEdit> EditsOf(int version) => MapComparer.Edits(Edits.GetValueOrDefault(version) ?? [], Edits.GetValueOrDefault(version - 1) ?? []);
}

/// <summary>Two versions side by side.</summary>
internal sealed record ComparedMaps(string CompanyName, int From, int To, int Latest, IReadOnlyList<UseCaseColumn> UseCases, MapComparison Comparison);

/// <summary>Lists, compares and restores the versions of maps.</summary>
internal sealed class MapVersions(DocumentStore documents, MapEdits edits)
{
    /// <summary>The versions of the customer's map; null when there is none.</summary>
    internal async Task<VersionList?> ListAsync(Guid customerId, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(customerId, cancellationToken);
        return latest is null ? null : new(latest.Id, latest.Body.Company.Name, latest.Version, await documents.VersionsAsync(latest.Id, cancellationToken), latest.Body.UseCases, await edits.ReadAsync(latest.Id, cancellationToken));
    }

    /// <summary>Two versions compared, the newest and the one before it unless others are named; null when one of them is not there.</summary>
    internal async Task<ComparedMaps?> CompareAsync(Guid customerId, int? from, int? to, CancellationToken cancellationToken)
    {
        if (await LatestAsync(customerId, cancellationToken) is not { } latest)
        {
            return null;
        }

        var (first, second) = (from ?? Math.Max(1, (to ?? latest.Version) - 1), to ?? latest.Version);
        var before = await documents.GetAsync<BattleMapDocument>(latest.Id, first, cancellationToken);
        var after = await documents.GetAsync<BattleMapDocument>(latest.Id, second, cancellationToken);
        return before is null || after is null ? null : new(latest.Body.Company.Name, first, second, latest.Version, [.. after.Body.UseCases, .. before.Body.UseCases], MapComparer.Compare(before.Body, after.Body));
    }

    /// <summary>Makes an old version the newest one again, as a version of its own.</summary>
    /// <exception cref="StaleVersionException">Somebody added a version since <paramref name="list"/> was read.</exception>
    internal Task<int> RestoreAsync(VersionList list, int version, string? why, string? author, CancellationToken cancellationToken) =>
        documents.RestoreAsync(list.DocumentId, list.Latest, version, Words(why), Words(author), cancellationToken);

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Task<DocumentVersion<BattleMapDocument>?> LatestAsync(Guid customerId, CancellationToken cancellationToken) =>
        documents.LatestAsync<BattleMapDocument>(customerId, DocumentKinds.BattleMap, cancellationToken);
}
