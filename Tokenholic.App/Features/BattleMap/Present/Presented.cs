using System.Globalization;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.App.Features.BattleMap.Cell;
using Tokenholic.App.Shared;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>A bar of the glance over all use cases: the middle of its volume a month.</summary>
internal sealed record VolumeBar(string Name, double Value);

/// <summary>What every form of presentation says in the same words: names, formulas, quotes, bars.</summary>
internal static class Presented
{
    private const int MostBars = 12;

    /// <summary>The model and where it runs; a model that is not to be named is left out.</summary>
    internal static string Name(this IStringLocalizer<BattleMapText> text, Workload workload) => workload.ModelName?.Here() ?? MapWords.Vendor(workload.Vendor);

    /// <summary>"火山引擎 · 在用", or only the status where the name already says the cloud.</summary>
    internal static string Place(this IStringLocalizer<BattleMapText> text, Workload workload) =>
        workload.ModelName is null ? text.Status(workload.Status) : $"{MapWords.Vendor(workload.Vendor)} · {text.Status(workload.Status)}";

    internal static string Volume(this IStringLocalizer<BattleMapText> text, Estimate estimate) => $"{Figures.Count(estimate.PerMonth.Mid)} {text.Word("UnitMonth", estimate.Unit.ToString())}";

    /// <summary>The formula with its drivers' names and middles; null of a volume that was stated whole, which would only be said twice.</summary>
    internal static string? Calculation(Estimate estimate) => FormulaPart.Of(estimate) is { Count: > 1 } parts
        ? string.Concat(parts.Select(part => part switch
        {
            { Driver: { } driver } => $"{driver.Name.Here()} {driver.Say(driver.Value.Mid)}",
            { Number: { } number } => Figures.Number(number),
            _ => $" {part.Sign} ",
        })).Replace("  ", " ", StringComparison.Ordinal).Trim()
        : null;

    internal static IEnumerable<(MapEvidence Quote, MapPage Page)> Quotes(this BattleMapDocument map, Workload workload, int most) =>
        (from id in workload.QuoteIds()
         join quote in map.Evidence on id equals quote.Id
         join page in map.Pages on quote.PageId equals page.Id
         select (quote, page)).DistinctBy(pair => pair.quote.Quote).Take(most);

    internal static string Source(MapPage page) => page.Published is { } day ? $"{page.Title} · {Figures.Date(day)}" : page.Title;

    /// <summary>The use cases by what they consume of a unit, the largest first; beyond a dozen the rest is one bar.</summary>
    internal static IReadOnlyList<VolumeBar> Bars(BattleMapDocument map, VolumeUnit unit, Func<int, string> rest)
    {
        var bars = map.UseCases
            .Select(column => new VolumeBar(column.Name.Here(), column.Workloads.Where(workload => workload.InTotals && workload.Estimate?.Unit == unit).Sum(workload => workload.Estimate!.PerMonth.Mid)))
            .Where(bar => bar.Value > 0)
            .OrderByDescending(bar => bar.Value)
            .ToList();
        return bars.Count <= MostBars ? bars : [.. bars.Take(MostBars - 1), new(rest(bars.Count - MostBars + 1), bars.Skip(MostBars - 1).Sum(bar => bar.Value))];
    }

    /// <summary>A unit in which the bars' figures are short, for a chart whose labels are plain numbers.</summary>
    internal static (double Size, string Sign) Scale(IReadOnlyList<VolumeBar> bars)
    {
        var most = bars.Count == 0 ? 0 : bars.Max(bar => bar.Value);
        (double, string)[] scales = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? [(1e9, "B"), (1e6, "M"), (1e3, "K"), (1, "")] : [(1e8, "亿"), (1e4, "万"), (1, "")];
        return scales.First(scale => most >= scale.Item1 || scale.Item1 == 1);
    }

    internal static double At(this MapRange range, RangeBound bound) => bound switch
    {
        RangeBound.Low => range.Low,
        RangeBound.High => range.High,
        _ => range.Mid,
    };

    /// <summary>Everything beyond so many characters becomes "…".</summary>
    internal static string Short(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
