using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>What areas and widths stand for. One at a time: text tokens, video tokens and ¥ are never added to each other.</summary>
public enum MapMeasure
{
    /// <summary>Text tokens a month.</summary>
    Text,

    /// <summary>Video tokens a month.</summary>
    Video,

    /// <summary>¥ a year at list price where the work runs today.</summary>
    Yuan,

    /// <summary>How many workloads.</summary>
    Count,
}

/// <summary>Cells in a measure.</summary>
internal static class MapMeasures
{
    /// <summary>The cell in that measure; null where nothing is known, or it does not count: over, denied, refuted, taken off.</summary>
    internal static double? Of(this MapMeasure measure, Workload cell)
    {
        if (cell.Status is not (UsageStatus.InUse or UsageStatus.Planned) || Agents.BattleMap.Estimation.WorkloadState.IsOut(cell))
        {
            return null;
        }

        double? value = measure switch
        {
            MapMeasure.Text => cell.Estimate is { Unit: VolumeUnit.TextTokens } text ? text.PerMonth.Mid : null,
            MapMeasure.Video => cell.Estimate is { Unit: VolumeUnit.VideoTokens } video ? video.PerMonth.Mid : null,
            MapMeasure.Yuan => cell.Estimate?.Today?.YuanPerMonth.Mid * 12,
            _ => 1,
        };
        return value > 0 ? value : null;
    }

    /// <summary>The measures in which the map has anything.</summary>
    internal static IReadOnlyList<MapMeasure> In(BattleMapDocument map) =>
        [.. Enum.GetValues<MapMeasure>().Where(measure => map.UseCases.SelectMany(column => column.Workloads).Any(cell => measure.Of(cell) is not null))];
}
