using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Models;

/// <summary>What the next map may cost: ¥ from <paramref name="Low"/> to <paramref name="High"/> (null when no price is known), never more than <paramref name="Budget"/>.</summary>
public sealed record Guess(string Model, decimal? Low, decimal? High, decimal Budget);

/// <summary>Says before a run what it may cost: by what the last ones cost, else by what a few pages and a full crawl would.</summary>
internal sealed class CostGuess(IModelSettings settings, CallReports reports, TimeProvider time)
{
    private const int FewPages = 5;
    private const int ManyPages = 40;
    private const int EnoughRuns = 3;

    // A page of 3,000 characters with the instructions, and what a thinking model writes about it.
    private static readonly CallUsage OnePage = new(2_900, 0, 2_100, 1_500);

    /// <summary>The guess, or null when no model is assigned and a map costs nothing.</summary>
    internal async Task<Guess?> NextMapAsync(CancellationToken cancellationToken)
    {
        var latest = await reports.LatestRunsAsync(cancellationToken); // fails at once when the database is away; the settings would wait for it
        if (await settings.AssignedAsync(TaskKind.Planning, cancellationToken) is not [var model, ..])
        {
            return null;
        }

        var budget = (await settings.BudgetAsync(cancellationToken)).PerRun;
        if (latest.Count >= EnoughRuns)
        {
            return new(model.Model, latest.Min(), Math.Min(latest.Max(), budget), budget);
        }

        var cost = new CallCost(await settings.PricesAsync(cancellationToken));
        var page = cost.Of(model, OnePage, time.GetUtcNow());
        return new(model.Model, page is null ? null : Math.Min(page.Value * FewPages, budget), page is null ? null : Math.Min(page.Value * ManyPages, budget), budget);
    }
}
