using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>Reads maps and the page texts behind their quotes.</summary>
internal sealed class MapReader(DocumentStore documents, PageSnapshots snapshots)
{
    /// <summary>That version of the customer's map, or its newest, with the newest version's number; nothing when there is none.</summary>
    internal async Task<(DocumentVersion<BattleMapDocument>? Map, int Latest)> FindAsync(Guid customerId, int? version, CancellationToken cancellationToken)
    {
        var latest = await documents.LatestAsync<BattleMapDocument>(customerId, DocumentKinds.BattleMap, cancellationToken);
        if (latest is null || version is null || version == latest.Version)
        {
            return (latest, latest?.Version ?? 0);
        }

        return (await documents.GetAsync<BattleMapDocument>(latest.Id, version.Value, cancellationToken), latest.Version);
    }

    /// <summary>The text a page had when it was read; null when it is no longer kept.</summary>
    internal async Task<string?> TextAsync(Guid customerId, MapPage page, CancellationToken cancellationToken) =>
        (await snapshots.FindAsync(customerId, page.Url, page.Sha256, cancellationToken))?.Text;

    /// <summary>The pages that a workload's quotes stand on.</summary>
    internal static IEnumerable<MapPage> PagesOf(BattleMapDocument map, string workloadId)
    {
        var workload = map.UseCases.SelectMany(column => column.Workloads).FirstOrDefault(workload => workload.Id == workloadId);
        var quotes = workload is null ? [] : workload.QuoteIds().Concat(workload.ContradictionIds()).ToHashSet(StringComparer.Ordinal);
        var pages = map.Evidence.Where(evidence => quotes.Contains(evidence.Id)).Select(evidence => evidence.PageId).ToHashSet(StringComparer.Ordinal);
        return map.Pages.Where(page => pages.Contains(page.Id));
    }
}
