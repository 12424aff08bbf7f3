using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Turns volumes into ¥ a month, and keeps the price-book lines that were used for the map.</summary>
internal sealed class CostCalculator(PriceBook prices, DateOnly day)
{
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

        var price = Register(PriceBook.Tier(match.Tiers, template.RequestInputTokens), match.Tiers.Count > 1);
        return new Cost
        {
            PriceId = price.Id,
            Basis = match.Basis,
            YuanPerMonth = Yuan(volume?.PerMonth ?? estimate.PerMonth, volume?.Unit ?? estimate.Unit, estimate.InputShare, price),
            Reason = match.Reason,
            Volume = volume,
        };
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
        Id = row.Vendor + "/" + row.Model + (tiered ? "@" + (row.MaxInputTokens?.ToString(CultureInfo.InvariantCulture) ?? "max") : ""),
        Vendor = row.Vendor,
        Model = row.ListedAs,
        Input = row.Input * yuan,
        Output = row.Output * yuan,
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
        var price = InYuan(row, prices.Rate(row.Currency, day)!.Yuan, tiered);
        return _used.TryAdd(price.Id, price) ? price : _used[price.Id];
    }
}
