using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.MapView;

/// <summary>
/// How tall a block is: the square root of what it consumes, each unit on its own scale, so that video tokens never dwarf
/// text and a block ten thousand times smaller can still be read.
/// </summary>
public sealed class BlockScale
{
    /// <summary>Room for a name and a line.</summary>
    internal const int Least = 64;

    private const int TallestTokens = 236;

    // Images, seconds and characters are not tokens; their blocks stay lower so that nobody compares them with tokens.
    private const int TallestOther = 120;

    private readonly Dictionary<VolumeUnit, double> _most;

    internal BlockScale(BattleMapDocument map) =>
        _most = map.UseCases.SelectMany(column => column.Workloads).Select(workload => workload.Estimate).OfType<Estimate>()
            .GroupBy(estimate => estimate.Unit)
            .ToDictionary(group => group.Key, group => group.Max(estimate => estimate.PerMonth.Mid));

    /// <summary>Pixels.</summary>
    internal int HeightOf(Workload workload)
    {
        if (workload.Estimate is not { PerMonth.Mid: > 0 } estimate)
        {
            return Least;
        }

        var tallest = estimate.Unit is VolumeUnit.TextTokens or VolumeUnit.VideoTokens ? TallestTokens : TallestOther;
        return Math.Max(Least, (int)Math.Round(tallest * Math.Sqrt(estimate.PerMonth.Mid / _most[estimate.Unit])));
    }
}
