using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>What a workload means for Alibaba Cloud.</summary>
/// <param name="Kind">"win" (on a competitor or self-hosted), "keep" (on Alibaba Cloud), "open" (planned or unknown), "none" (past, denied, refuted).</param>
/// <param name="YuanPerYear">List-price value a year of the same work on Alibaba Cloud; null when unknown.</param>
/// <param name="Reason">Why, in a sentence with its figures.</param>
public sealed record Opportunity(string Kind, MapRange? YuanPerYear, LocalizedText Reason)
{
    /// <summary>How worthwhile it is to go after it; null where there is nothing to win.</summary>
    public OpportunityScore? Score { get; init; }
}

/// <summary>
/// Size × growth × price difference × fit × openness: <paramref name="Value"/> is 100 times the product of each factor's points
/// to the power of its weight, 0–100. The rules behind the points are <see cref="BattleMapDocument.Scoring"/>.
/// </summary>
public sealed record OpportunityScore(double Value, IReadOnlyList<ScoreFactor> Factors);

/// <summary>One factor: <paramref name="Value"/> is the number it is judged by, <paramref name="Code"/> the case; both null when nothing is known. Points are 0–1.</summary>
public sealed record ScoreFactor(string Id, double? Value, string? Code, double Points, double Weight);
