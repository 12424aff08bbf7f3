using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Shared;

namespace Tokenholic.App.Features.Proposals.Edit;

/// <summary>¥ a year as a person types it: "320 万", "280–350 万", or nothing where it is not known.</summary>
internal static class YearCost
{
    private static readonly char[] Between = ['–', '-', '~', '～', '至', '—'];

    /// <summary>Each bound with its own sign: "¥84–¥1.31 万" cannot be taken for 84 万.</summary>
    internal static string Shown(MapRange? range) =>
        range is null ? "" : range.Low == range.High ? Figures.Count(range.High) : $"¥{Figures.Count(range.Low)}–¥{Figures.Count(range.High)}";

    /// <summary>The range, null where nothing is typed; not read when it is no figure or the wrong way round.</summary>
    internal static (bool Read, MapRange? Range) Parse(string typed)
    {
        if (typed.Trim() is "" or "–" or "-")
        {
            return (true, null);
        }

        var bounds = typed.Split(Between, StringSplitOptions.TrimEntries);
        if (bounds.Length > 2 || FigureInput.Parse(Bare(bounds[^1])) is not { } high)
        {
            return (false, null);
        }

        if (bounds.Length == 1)
        {
            return (true, MapRange.Exactly(high));
        }

        // "280–350 万": the unit stands once and holds for both, unless each has its own sign
        var unit = new string([.. Bare(bounds[1]).Where(c => !char.IsAsciiDigit(c) && c is not ('.' or ','))]);
        var shared = bounds[0].Length > 0 && char.IsAsciiDigit(bounds[0][^1]) && Bare(bounds[1]) == bounds[1];
        return FigureInput.Parse(Bare(bounds[0]) + (shared ? unit : "")) is { } low && low <= high ? (true, new MapRange(low, (low + high) / 2, high)) : (false, null);
    }

    private static string Bare(string bound) => bound.TrimStart('¥', '￥').Trim();

    /// <summary>How many times the volume: empty is once.</summary>
    internal static double? Factor(string typed) =>
        typed.Length == 0 ? 1 : FigureInput.Parse(typed.TrimStart('×', 'x')) is { } factor and > 0 and <= 1000 ? factor : null;
}
