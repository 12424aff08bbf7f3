using Tokenholic.App.Shared;

namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>A figure of a measure as it is written.</summary>
internal static class MeasureWords
{
    internal static string Say(this MapMeasure measure, double value) => measure switch
    {
        MapMeasure.Yuan => Figures.Yuan(value),
        MapMeasure.Count => Figures.Number(value),
        _ => Figures.Count(value),
    };
}
