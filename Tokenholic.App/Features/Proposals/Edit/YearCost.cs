using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Shared;

namespace Tokenholic.App.Features.Proposals.Edit;

/// <summary>¥ a year as a person types it: "320 万", "280–350 万", or nothing where it is not known.</summary>
internal static class YearCost
{
    private static readonly char[] Between = ['–', '-', '~', '～', '至', '—'];

    internal static string Shown(MapRange? range) => range is null ? "" : Figures.CountRange(range.Low, range.High);

    /// <summary>The range, null where nothing is typed; not read when it is no figure or the wrong way round.</summary>
    internal static (bool Read, MapRange? Range) Parse(string typed)
    {
        if (typed.Trim() is "" or "–" or "-")
        {
            return (true, null);
        }

        var bounds = typed.Replace("¥", "", StringComparison.Ordinal).Replace("￥", "", StringComparison.Ordinal).Split(Between, StringSplitOptions.TrimEntries);
        if (bounds.Length > 2 || FigureInput.Parse(bounds[^1]) is not { } high)
        {
            return (false, null);
        }

        if (bounds.Length == 1)
        {
            return (true, MapRange.Exactly(high));
        }

        // "280–350 万": the unit stands once and holds for both
        var unit = new string([.. bounds[1].Where(c => !char.IsAsciiDigit(c) && c is not ('.' or ','))]);
        var first = bounds[0].Length > 0 && char.IsAsciiDigit(bounds[0][^1]) ? bounds[0] + unit : bounds[0];
        return FigureInput.Parse(first) is { } low && low <= high ? (true, new MapRange(low, (low + high) / 2, high)) : (false, null);
    }

    /// <summary>How many times the volume: empty is once.</summary>
    internal static double? Factor(string typed) =>
        typed.Length == 0 ? 1 : FigureInput.Parse(typed.TrimStart('×', 'x')) is { } factor and > 0 and <= 1000 ? factor : null;
}
