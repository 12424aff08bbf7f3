using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.App.Shared;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>The map's figures in the spelling of <see cref="Figures"/>.</summary>
internal static class MapFigures
{
    internal static string Range(this MapRange range) => Figures.CountRange(range.Low, range.High);

    /// <summary>"(6–22 亿)" beside the middle it belongs to; nothing where the range says no more than the middle does.</summary>
    internal static string InBrackets(this MapRange range) => range.SaysMore() ? $"({range.Range()})" : "";

    /// <summary>Whether a range, as it is written, has two bounds: one value is never shown twice.</summary>
    internal static bool SaysMore(this MapRange range) => range.Range().Contains('–', StringComparison.Ordinal);

    internal static string YuanRange(this MapRange range) => Figures.YuanRange(range.Low, range.High);

    internal static string ChangeRange(this MapRange range) => Figures.ChangeRange(range.Low, range.High);

    /// <summary>A driver's value; a share in per cent.</summary>
    internal static string Say(this Driver driver, double value) => DriverEdit.IsShare(driver) ? Figures.Percent(value) : Figures.Number(value);

    /// <summary>What the driver's value is counted in; nothing for a share, whose per cent says it.</summary>
    internal static string UnitHere(this Driver driver) => DriverEdit.IsShare(driver) ? "" : driver.Unit.Here();

    /// <summary>A stated quantity: shares and growth in per cent, revenue in ¥.</summary>
    internal static string Metric(string metric, double low, double high)
    {
        Func<double, string> one = metric switch
        {
            Metrics.ClipYield => Figures.Percent,
            Metrics.GrowthPerYear => Figures.Change,
            Metrics.Revenue => Figures.Yuan,
            _ => Figures.Number,
        };
        return low == high ? one(low) : $"{one(low)}–{one(high)}";
    }
}
