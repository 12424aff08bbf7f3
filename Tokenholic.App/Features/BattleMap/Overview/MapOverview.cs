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

/// <summary>Reads all maps at once; as quickly with five thousand customers as with fifty. The fictional sample counts only as long as there is no real customer.</summary>
internal sealed class MapOverview(MapSummaries summaries, TimeProvider time)
{
    /// <summary>A map older than this is stale: prices and models have moved on.</summary>
    internal const int StaleDays = 90;

    /// <summary>A map with fewer quotes is thin.</summary>
    internal const int ThinQuotes = 5;

    private const int Rows = 20;

    // The stamp does not see everything (a corrected industry, a version that two nodes wrote out of order): nothing is kept for longer.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private Kept? _kept;

    /// <summary>The figures, added up anew only when a map or a customer has come since.</summary>
    internal async Task<OverviewFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var (stamp, now) = (await summaries.StampAsync(cancellationToken), time.GetUtcNow());
        if (_kept is { } kept && kept.Stamp == stamp && now - kept.At < Longest)
        {
            return kept.Figures;
        }

        var figures = await AddUpAsync(!stamp.Real, cancellationToken);
        _kept = new(stamp, now, figures);
        return figures;
    }

    private async Task<OverviewFigures> AddUpAsync(bool fictional, CancellationToken cancellationToken)
    {
        // side by side: the page waits for the slowest only
        var (sums, clouds, opportunities) = (summaries.SumsAsync(fictional, cancellationToken), summaries.CloudsAsync(fictional, cancellationToken), summaries.OpportunitiesAsync(fictional, Rows, cancellationToken));
        var (weak, industries) = (summaries.WeakAsync(fictional, time.GetUtcNow().AddDays(-StaleDays), ThinQuotes, Rows, cancellationToken), summaries.IndustriesAsync(fictional, Rows, cancellationToken));
        await Task.WhenAll(sums, clouds, opportunities, weak, industries);
        return new(fictional, await sums, await clouds, await opportunities, await weak, await industries);
    }

    private sealed record Kept(MapsStamp Stamp, DateTimeOffset At, OverviewFigures Figures);
}
