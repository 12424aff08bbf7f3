using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap.Opportunities;

/// <summary>Something Alibaba Cloud can win: its cell, its score by the chosen basis, and the products that answer it.</summary>
internal sealed record RankedOpportunity(UseCaseColumn Column, Workload Cell, OpportunityScore Score, IReadOnlyList<AliyunProduct> Products)
{
    /// <summary>The factor of that name; null where the score has none.</summary>
    internal ScoreFactor? Factor(string id) => Score.Factors.FirstOrDefault(factor => factor.Id == id);
}

/// <summary>Ranks what can be won. Pure.</summary>
internal static class OpportunityRank
{
    /// <summary>The most worthwhile first; of equal ones the larger.</summary>
    internal static IReadOnlyList<RankedOpportunity> Of(IEnumerable<(UseCaseColumn Column, Workload Cell)> cells, MarketBasis basis) => cells
        .Where(cell => cell.Cell.Opportunity.Score is not null)
        .Select(cell => new RankedOpportunity(cell.Column, cell.Cell, basis.On(cell.Cell.Opportunity.Score!), AliyunProducts.For(cell.Column.Id, cell.Cell.Vendor)))
        .OrderByDescending(ranked => ranked.Score.Value).ThenByDescending(ranked => ranked.Cell.Opportunity.YuanPerYear?.Mid ?? 0)
        .ToList();
}
