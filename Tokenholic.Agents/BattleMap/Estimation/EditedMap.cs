using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What every edit of a finished map needs: to find a workload, and to compute anew all that rests on it.</summary>
internal static class EditedMap
{
    /// <summary>The workload; throws <see cref="KeyNotFoundException"/> when the map has none of that id.</summary>
    public static Workload Find(BattleMapDocument map, string workloadId) =>
        map.UseCases.SelectMany(u => u.Workloads).FirstOrDefault(w => w.Id == workloadId) ?? throw new KeyNotFoundException($"There is no workload {workloadId}.");

    /// <summary>The map with <paramref name="edit"/> done to its workloads, and their labels, growth, opportunity and the totals as they then are.</summary>
    public static BattleMapDocument With(BattleMapDocument map, Func<Workload, Workload> edit, Catalog catalog)
    {
        var rules = map.Scoring.Count > 0 ? map.Scoring : ScoreRules.Default;
        var opportunities = new OpportunityBuilder(catalog, map.Prices, rules);
        var clouds = map.UseCases.SelectMany(u => u.Workloads).Where(w => WorkloadState.IsCurrent(w) && w.Vendor != VendorIds.Unknown).Select(w => w.Vendor).Distinct().Count();
        var columns = map.UseCases.Select(u => u with { Workloads = u.Workloads.Select(w => Anew(edit(w))).ToList() }).ToList();
        return map with
        {
            UseCases = columns,
            Scoring = columns.SelectMany(u => u.Workloads).Any(w => w.Opportunity.Score is not null) ? rules : [],
            Totals = TotalsCalculator.Of(columns.SelectMany(u => u.Workloads).ToList(), catalog),
        };

        Workload Anew(Workload workload)
        {
            workload = WorkloadState.Settle(workload with
            {
                Growth = workload.Growth is { } growth && workload.Estimate is { } estimate
                    ? growth with { PerMonthInAYear = GrowthBuilder.AfterAYear(estimate.PerMonth, growth.PerYear) } : workload.Growth,
            });
            return workload with { Opportunity = opportunities.Of(workload, OpportunityScorer.Openness(catalog, workload.Vendor, workload.Model, workload.Status, clouds)) };
        }
    }

    /// <summary>An estimate with other drivers or formula, and everything computed anew that follows.</summary>
    public static Estimate Recomputed(Estimate estimate, BattleMapDocument map, string vendor)
    {
        estimate = estimate with { PerMonth = EstimateBuilder.Evaluate(estimate.Formula, estimate.Drivers) };
        return estimate with { Today = Repriced(estimate.Today, estimate, map, vendor), OnAliyun = Repriced(estimate.OnAliyun, estimate, map, VendorIds.Aliyun) };
    }

    private static Cost? Repriced(Cost? cost, Estimate estimate, BattleMapDocument map, string vendor)
    {
        if (cost is null)
        {
            return null;
        }

        var volume = cost.Volume is null ? null : cost.Volume with { PerMonth = EstimateBuilder.Evaluate(cost.Volume.Formula, estimate.Drivers) };
        var price = CostCalculator.Anew(map.Prices.First(p => p.Id == cost.PriceId), estimate, map.Prices);
        return Discounted(CostCalculator.Apply(cost with { PriceId = price.Id, Volume = volume }, estimate, price), map.Discounts, vendor);
    }

    /// <summary>A cost with the discount of its cloud taken off the list price; none where none was entered.</summary>
    public static Cost Discounted(Cost cost, IReadOnlyList<MapDiscount> discounts, string vendor) => cost with
    {
        Discounted = discounts.FirstOrDefault(d => d.Vendor == vendor) is { } discount ? cost.YuanPerMonth.Times(1 - discount.Share) : null,
    };
}
