using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Features.Admin.Prices;
using Tokenholic.App.Features.BattleMap.Overview;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.Home;

/// <summary>What the home page shows: all maps together, what was made last, what is being made, what failed, how old the prices are.</summary>
public sealed record HomeFigures(
    OverviewFigures Overview, IReadOnlyList<RecentDocument> Recent, IReadOnlyList<RecentRun> Active, IReadOnlyList<RecentRun> Failed, int Prices, int StalePrices);

/// <summary>Reads it.</summary>
internal sealed class HomeReader(MapOverview overview, RecentWork work, EstimationStore estimation, TimeProvider time)
{
    private const int Rows = 8;

    internal async Task<HomeFigures> ReadAsync(CancellationToken cancellationToken)
    {
        // as the page of prices counts them
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var prices = PriceGroups.Of(await estimation.ReadAsync(cancellationToken), today);
        return new(
            await overview.ReadAsync(cancellationToken),
            await work.DocumentsAsync(Rows, cancellationToken),
            await work.ActiveAsync(Rows, cancellationToken),
            await work.FailedAsync(Rows, cancellationToken),
            prices.Count,
            prices.Count(group => group.IsStale(today)));
    }
}
