using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Turns volumes into ¥ a month, and keeps the price-book lines that were used for the map.</summary>
internal sealed class CostCalculator(PriceBook prices, DateOnly day)
{
    private const double PixelsOf1080 = 1920 * 1080;
    private static readonly string[] VideoKinds = ["with_video_input", "1080p", "1080p_with_video_input"];
    private readonly SortedDictionary<string, MapPrice> _used = new(StringComparer.Ordinal);

    /// <summary>Every price used so far, by id.</summary>
    public IReadOnlyList<MapPrice> Used => _used.Values.ToList();

    /// <summary>The cost of an estimate at a price; null when the work cannot be counted in the unit that the price bills.</summary>
    public Cost? Of(Estimate estimate, EstimationTemplate template, PriceMatch match)
    {
        CostVolume? volume = null;
        if (match.Unit != EstimateBuilder.Name(estimate.Unit) && (volume = EstimateBuilder.InUnit(estimate, template, match.Unit)) is null)
        {
            return null;
        }

        var tiers = Ordinary(match.Tiers, estimate);
        var price = Register(PriceBook.Tier(tiers, template.RequestInputTokens), tiers.Count > 1);
        return Apply(new Cost { PriceId = price.Id, Basis = match.Basis, Reason = match.Reason, Fit = match.Fit, Volume = volume, YuanPerMonth = MapRange.Exactly(0) }, estimate, price);
    }

    /// <summary>A cost with its ¥ for the estimate as it is now.</summary>
    public static Cost Apply(Cost cost, Estimate estimate, MapPrice price)
    {
        var (count, unit) = (cost.Volume?.PerMonth ?? estimate.PerMonth, cost.Volume?.Unit ?? estimate.Unit);
        var marginal = unit is VolumeUnit.TextTokens ? MarginalPrice.PerMillion(estimate.InputShare!.Value, estimate.PriceDrivers, price) : null;
        return cost with
        {
            YuanPerMonth = Yuan(count, unit, estimate.InputShare, price),
            Marginal = marginal is null ? null : Interval.Multiply(count, marginal).Times(1 / 1e6),
        };
    }

    /// <summary>The line of the map's own prices that bills the estimate as it is now: that of <paramref name="before"/>, or of the same model for other clips.</summary>
    public static MapPrice Anew(MapPrice before, Estimate estimate, IReadOnlyList<MapPrice> prices)
    {
        if (estimate.Formula == TrueFigure.PerMonth)
        {
            return before; // a volume in one figure says nothing of what the clips are like
        }

        var ordinary = before.Id.Split('!')[0];
        return VideoKindsOf(estimate).Select(kind => prices.FirstOrDefault(p => p.Id == $"{ordinary}!{kind}")).FirstOrDefault(p => p is not null) ?? prices.FirstOrDefault(p => p.Id == ordinary) ?? before;
    }

    /// <summary>¥ of a volume, by the formulas in the documentation of <see cref="Cost"/>.</summary>
    public static MapRange Yuan(MapRange volume, VolumeUnit unit, double? inputShare, MapPrice price) => unit switch
    {
        VolumeUnit.TextTokens => volume.Times((inputShare!.Value * price.Input!.Value + (1 - inputShare.Value) * price.Output!.Value) / 1e6),
        VolumeUnit.VideoTokens => volume.Times(price.Output!.Value / 1e6),
        _ => volume.Times(price.PerUnit!.Value),
    };

    /// <summary>A price-book line as the map keeps it, in ¥ at the day's rate.</summary>
    public static MapPrice InYuan(PriceRow row, double yuan, bool tiered) => new()
    {
        Id = row.Vendor + "/" + row.Model + (row.Variant is "" ? "" : "!" + row.Variant) + (tiered ? "@" + (row.MaxInputTokens?.ToString(CultureInfo.InvariantCulture) ?? "max") : ""),
        Vendor = row.Vendor,
        Model = row.ListedAs,
        Input = row.Input * yuan,
        Output = row.Output * yuan,
        ThinkingOutput = row.ThinkingOutput * yuan,
        CacheHit = row.CacheHit * yuan,
        CacheCreate = row.CacheCreate * yuan,
        Batch = row.Batch,
        PerUnit = row.PerUnit * yuan,
        Currency = row.Currency,
        YuanPerCurrency = yuan,
        AsOf = row.AsOf,
        Certainty = row.Certainty.ToString(),
        Source = row.Source,
        MaxInputTokens = row.MaxInputTokens,
        Note = row.Note,
    };

    private MapPrice Register(PriceRow row, bool tiered)
    {
        var rate = prices.Rate(row.Currency, day)!;
        var price = InYuan(prices.Complete(row), rate.Yuan, tiered);
        if (_used.TryGetValue(price.Id, out var known))
        {
            return known;
        }

        var peak = row.Variant is "" ? prices.Variant(row.Vendor, row.Model, PriceRow.Peak, day) : [];
        return _used[price.Id] = price with
        {
            Peak = peak.Count == 0 || row.Output is not > 0 ? null : PriceBook.Tier(peak, row.MaxInputTokens ?? 0).Output / row.Output,
            RateAsOf = row.Currency == "CNY" ? null : rate.AsOf,
            Disputes = prices.Disputes(row).Select(d => (Row: d, Rate: prices.Rate(d.Currency, day)?.Yuan)).Where(d => d.Rate is not null)
                .Select(d => new DisputedPrice(d.Row.Input * d.Rate, d.Row.Output * d.Rate, d.Row.PerUnit * d.Rate, d.Row.AsOf, d.Row.Certainty.ToString(), d.Row.Source))
                .ToList(),
        };
    }

    /// <summary>
    /// Video made from video, and video at 1080p, have prices of their own where the list says so. The map keeps the others, too:
    /// a rep may say later what the clips are like.
    /// </summary>
    private IReadOnlyList<PriceRow> Ordinary(IReadOnlyList<PriceRow> tiers, Estimate estimate)
    {
        var kinds = VideoKinds.ToDictionary(name => name, name => prices.Variant(tiers[0].Vendor, tiers[0].Model, name, day));
        if (kinds.Values.Any(rows => rows.Count > 0))
        {
            foreach (var row in kinds.Values.Append(tiers).SelectMany(rows => rows))
            {
                Register(row, tiered: false);
            }
        }

        return VideoKindsOf(estimate).Select(kind => kinds[kind]).FirstOrDefault(rows => rows.Count > 0) ?? tiers;
    }

    /// <summary>The price variants that fit the clips, the closest first: a list that has no price for 1080p made from video may have one for either.</summary>
    private static string[] VideoKindsOf(Estimate estimate)
    {
        double Mid(string id) => estimate.Drivers.FirstOrDefault(d => d.Id == id)?.Value.Mid ?? 0;
        return (Mid("pixels") >= PixelsOf1080, Mid("input_seconds") > 0) switch
        {
            (true, true) => [VideoKinds[2], VideoKinds[1], VideoKinds[0]],
            (true, false) => [VideoKinds[1]],
            (false, true) => [VideoKinds[0]],
            _ => [],
        };
    }
}
