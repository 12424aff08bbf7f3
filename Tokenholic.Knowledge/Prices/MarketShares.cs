namespace Tokenholic.Knowledge.Prices;

/// <summary>One analyst's figure: <paramref name="Percent"/> of <paramref name="Measure"/> in a period. <paramref name="Subject"/> is a vendor id, or a model family where the measure is by model.</summary>
public sealed record MarketShare(string Basis, LocalizedText Measure, string Period, string Subject, double Percent, PriceCertainty Certainty, string Source);

/// <summary>
/// Market shares as analysts publish them. They measure different things (external tokens, enterprise tokens by model, revenue),
/// so they can only be had one basis and period at a time, and always with the basis to name.
/// </summary>
public sealed class MarketShares(IReadOnlyList<MarketShare> rows)
{
    private static readonly Lazy<MarketShares> Shipped = new(() =>
        new MarketShares(PriceTables.Shares(PriceBook.Resource("market-shares.tsv"), PriceTables.Sources(PriceBook.Resource("price-sources.tsv")))));

    /// <summary>The figures that come with the product.</summary>
    public static MarketShares Default => Shipped.Value;

    /// <summary>Which figures there are, the newest period of a basis first.</summary>
    public IReadOnlyList<(string Basis, string Period)> Available => rows
        .Select(r => (r.Basis, r.Period)).Distinct().OrderBy(r => r.Basis, StringComparer.Ordinal).ThenByDescending(r => r.Period, StringComparer.Ordinal).ToList();

    /// <summary>The shares of one basis and period, the largest first; empty when there are none.</summary>
    public IReadOnlyList<MarketShare> Of(string basis, string period) =>
        rows.Where(r => r.Basis == basis && r.Period == period).OrderByDescending(r => r.Percent).ToList();
}
