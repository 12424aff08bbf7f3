namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>What the customer said of a cell when the rep showed it.</summary>
/// <param name="Outcome">"confirmed" or "refuted".</param>
/// <param name="At">When the rep wrote it down.</param>
/// <param name="Note">In the rep's words; null when there are none.</param>
/// <param name="Figures">True figures the customer gave, each with what had been estimated; empty when none was given.</param>
public sealed record CustomerVerdict(string Outcome, DateTimeOffset At, string? Note, IReadOnlyList<TrueFigure> Figures)
{
    /// <summary>The outcome of a cell that the customer says is so.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The outcome of a cell that the customer says is not so.</summary>
    public const string Refuted = "refuted";
}

/// <summary>A customer's own figure beside the estimate it replaces.</summary>
/// <param name="Driver">The driver it is of; "per_month" for the cell's whole volume a month.</param>
/// <param name="Value">The customer's figure, in the unit of the driver or of the estimate.</param>
/// <param name="Estimated">What the map had said.</param>
/// <param name="Label">How well that was known.</param>
/// <param name="Template">The estimation template it came from.</param>
public sealed record TrueFigure(string Driver, double Value, MapRange Estimated, Label Label, string Template)
{
    /// <summary>The driver of a figure that is the whole volume a month; also the variable of the formula that then stands for it.</summary>
    public const string PerMonth = "per_month";
}
