using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Features.BattleMap.Overview;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.Home;

/// <summary>What the home page shows: all maps together, what was made last, what is being made, what failed, how old the prices are.</summary>
public sealed record HomeFigures(
    OverviewFigures Overview, IReadOnlyList<RecentDocument> Recent, IReadOnlyList<RecentRun> Active, IReadOnlyList<RecentRun> Failed, int Prices, int StalePrices);

/// <summary>Reads it.</summary>
internal sealed class HomeReader(MapOverview overview, RecentWork work, EstimationBasisSource basis, TimeProvider time)
{
    private const int Rows = 8;

    internal async Task<HomeFigures> ReadAsync(CancellationToken cancellationToken)
    {
        // counted as the page of prices counts them: by model and variant, whatever the number of their tiers and former lines
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var book = (await basis(cancellationToken)).Prices;
        var prices = book.Rows.Select(row => (row.Vendor, row.Model, row.Variant)).Distinct().Select(price => book.Variant(price.Vendor, price.Model, price.Variant, today)).ToList();
        return new(
            await overview.ReadAsync(cancellationToken),
            await work.DocumentsAsync(Rows, cancellationToken),
            await work.ActiveAsync(Rows, cancellationToken),
            await work.FailedAsync(Rows, cancellationToken),
            prices.Count,
            prices.Count(price => price.Count > 0 && price[0].AsOf < today.AddDays(-MapOverview.StaleDays)));
    }
}
