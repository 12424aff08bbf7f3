using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.Overview;

/// <summary>What the manager's page shows.</summary>
public sealed record OverviewFigures(
    bool Fictional,
    MapSums Sums,
    IReadOnlyList<CloudSum> Clouds,
    IReadOnlyList<OpportunityRow> Opportunities,
    IReadOnlyList<WeakMap> Weak,
    IReadOnlyList<IndustryCoverage> Industries);

/// <summary>Reads all maps at once. The fictional sample counts only as long as there is no real customer.</summary>
internal sealed class MapOverview(MapSummaries summaries, TimeProvider time)
{
    /// <summary>A map older than this is stale: prices and models have moved on.</summary>
    internal const int StaleDays = 90;

    /// <summary>A map with fewer quotes is thin.</summary>
    internal const int ThinQuotes = 5;

    private const int Rows = 20;

    internal async Task<OverviewFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var fictional = !await summaries.AnyRealAsync(cancellationToken);
        return new(
            fictional,
            await summaries.SumsAsync(fictional, cancellationToken),
            await summaries.CloudsAsync(fictional, cancellationToken),
            await summaries.OpportunitiesAsync(fictional, Rows, cancellationToken),
            await summaries.WeakAsync(fictional, time.GetUtcNow().AddDays(-StaleDays), ThinQuotes, Rows, cancellationToken),
            await summaries.IndustriesAsync(fictional, Rows, cancellationToken));
    }
}
