using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>
/// A price applied to a volume. Text: <c>¥/month = tokens ÷ 1,000,000 × (share × input + (1 − share) × output)</c>;
/// video tokens: <c>tokens ÷ 1,000,000 × output</c>; other units: <c>count × per unit</c>. The volume is the estimate's own
/// <c>PerMonth</c>, unless <see cref="Volume"/> says otherwise.
/// </summary>
public sealed record Cost
{
    /// <summary>The row of <see cref="BattleMapDocument.Prices"/>.</summary>
    public required string PriceId { get; init; }

    /// <summary>"model" (that very model), "family" (a stand-in: a member of the model's family, or what is usual on that cloud), "equivalent" (the fitting model of that cloud).</summary>
    public required string Basis { get; init; }

    /// <summary>¥ a month at list price.</summary>
    public required MapRange YuanPerMonth { get; init; }

    /// <summary>Why this price: which model stands in for which, or why that cloud's model fits; null for the very model.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>How Alibaba Cloud's model was found: "same_model", "use_case", "listed", "family" or "kind"; null for the price where the work runs today.</summary>
    public string? Fit { get; init; }

    /// <summary>¥ a month when cache, thinking, batch and peak hours are counted as <see cref="Estimate.PriceDrivers"/> say; null where the price knows none of them.</summary>
    public MapRange? Marginal { get; init; }

    /// <summary>¥ a month after the discount that the rep entered for that cloud (<see cref="BattleMapDocument.Discounts"/>), off the list price; null without one.</summary>
    public MapRange? Discounted { get; init; }

    /// <summary>The same work counted in the unit this price bills, where that is not the estimate's own; null where it is.</summary>
    public CostVolume? Volume { get; init; }
}

/// <summary>A volume in another unit than the estimate's: <paramref name="Formula"/> over the same drivers, a month.</summary>
public sealed record CostVolume(VolumeUnit Unit, string Formula, MapRange PerMonth);
