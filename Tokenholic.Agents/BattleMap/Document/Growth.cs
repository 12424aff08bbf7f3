using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>A growth rate and where it comes from.</summary>
/// <param name="PerYear">Ratio a year: 1.1 = +110 %.</param>
/// <param name="Basis">Whose growth it is.</param>
/// <param name="Label">Fact when the company states it of this work, inferred when of the company as a whole, assumed when it is a market's.</param>
/// <param name="EvidenceIds">Quotes, when the company states it.</param>
public sealed record Growth(MapRange PerYear, LocalizedText Basis, Label Label, IReadOnlyList<string> EvidenceIds)
{
    /// <summary>The estimate's volume a month in twelve months: each bound of it times 1 + that bound of the rate, never below 0; null without an estimate.</summary>
    public MapRange? PerMonthInAYear { get; init; }
}
