using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Where the company says what one piece of work takes in tokens, the pieces are multiplied by that and by nothing assumed about their inside.</summary>
internal static class StatedPieces
{
    private static readonly HashSet<string> Pieces = [Metrics.Conversations, Metrics.Documents, Metrics.Calls, Metrics.Scripts];

    /// <summary>The formula over stated pieces, <c>{count}</c> still to be filled with <see cref="CountOf"/>; null where the work is not counted in pieces or their tokens are not stated.</summary>
    public static string? FormulaOf(EstimationTemplate template, string unit, VolumeChoice? choice, IReadOnlyList<BoundFact> facts) =>
        unit == "text_tokens" && CountOf(template, choice) is not null && facts.Any(f => f.Volume.Fact.Metric == Metrics.TokensPerPiece) ? template.Piece : null;

    /// <summary>The pieces: as stated, else as the template counts them; null where it counts something else.</summary>
    public static string? CountOf(EstimationTemplate template, VolumeChoice? choice)
    {
        if (choice is not null && Pieces.Contains(choice.Way.Metric))
        {
            return choice.Way.Metric;
        }

        return template.Volume is not { } volume || !Pieces.Contains(volume.Metric) || choice?.Way.Formula is not null ? null
            : choice is null ? volume.Metric
            : choice.Way.Count ?? choice.Way.Metric;
    }
}
