using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Knowledge.Prices;

/// <summary>
/// Dated list prices. Old rows stay, so that a map made in June is explained by June's prices; nothing here is a discount.
/// </summary>
public sealed class PriceBook
{
    private const int SameTimeDays = 45;
    private static readonly Lazy<PriceBook> Shipped = new(Load);
    private readonly ILookup<(string Vendor, string Model), PriceRow> _rows;
    private readonly ILookup<string, ExchangeRate> _rates;
    private readonly Dictionary<(string Vendor, string Covers, string Modality), StandIn> _standIns;
    private readonly Dictionary<(string Covers, string Modality), StandIn> _equivalents;

    /// <summary>A price book of the given lines.</summary>
    public PriceBook(
        IReadOnlyList<PriceRow> rows, IReadOnlyList<ExchangeRate> rates, IReadOnlyList<StandIn> standIns, IReadOnlyList<StandIn> aliyunEquivalents,
        IReadOnlyList<PriceModifier> modifiers)
    {
        (Rows, Rates, StandIns, AliyunEquivalents, Modifiers) = (rows, rates, standIns, aliyunEquivalents, modifiers);
        _rows = rows.ToLookup(r => (r.Vendor, r.Model));
        _rates = rates.ToLookup(r => r.Currency);
        _standIns = standIns.ToDictionary(s => (s.Vendor, s.Covers, s.Modality));
        _equivalents = aliyunEquivalents.ToDictionary(s => (s.Covers, s.Modality));
    }

    /// <summary>The price book that comes with the product.</summary>
    public static PriceBook Default => Shipped.Value;

    /// <summary>Every line.</summary>
    public IReadOnlyList<PriceRow> Rows { get; }

    /// <summary>Every exchange rate.</summary>
    public IReadOnlyList<ExchangeRate> Rates { get; }

    /// <summary>What vendors say of cache and batch for all their models.</summary>
    public IReadOnlyList<PriceModifier> Modifiers { get; }

    /// <summary>Which model's price stands for models that have none of their own.</summary>
    public IReadOnlyList<StandIn> StandIns { get; }

    /// <summary>Which Alibaba Cloud model fits the work of other clouds' models.</summary>
    public IReadOnlyList<StandIn> AliyunEquivalents { get; }

    /// <summary>
    /// This book with lines and rates that were added later: of several lines with one key the last one holds, and a line that
    /// was withdrawn is gone. Nothing changes here.
    /// </summary>
    public PriceBook With(IEnumerable<PriceRow> laterRows, IEnumerable<ExchangeRate> laterRates)
    {
        var rows = new Dictionary<object, PriceRow>();
        foreach (var row in Rows.Concat(laterRows))
        {
            rows[row.Key] = row;
        }

        var rates = Rates.Concat(laterRates).GroupBy(r => (r.Currency, r.AsOf)).Select(g => g.Last()).ToList();
        return new(rows.Values.Where(r => !r.Withdrawn).ToList(), rates, StandIns, AliyunEquivalents, Modifiers);
    }

    /// <summary>A line with the cache and batch prices that follow from what its vendor says of all its models.</summary>
    public PriceRow Complete(PriceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ModifierOf(row) is { } modifier
            ? row with
            {
                CacheHit = row.CacheHit ?? row.Input * modifier.CacheHit,
                CacheCreate = row.CacheCreate ?? row.Input * modifier.CacheCreate,
                Batch = row.Batch ?? modifier.Batch,
            }
            : row;
    }

    /// <summary>What the line's vendor says of all its models, where it says something and the line is of text.</summary>
    public PriceModifier? ModifierOf(PriceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Unit is PriceUnit.Text ? Modifiers.FirstOrDefault(m => m.Vendor == row.Vendor && row.Model.StartsWith(m.Prefix, StringComparison.Ordinal)) : null;
    }

    /// <summary>What other sources say of the same price and disagree: lines marked as disputed, and other sources' lines of about the same time.</summary>
    public IReadOnlyList<PriceRow> Disputes(PriceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _rows[(row.Vendor, row.Model)]
            .Where(r => r != row && !r.SamePriceAs(row) && (r.Variant == PriceRow.Disputed
                || (r.Variant == row.Variant && r.Source != row.Source && r.MaxInputTokens == row.MaxInputTokens && Math.Abs(r.AsOf.DayNumber - row.AsOf.DayNumber) <= SameTimeDays)))
            .OrderByDescending(r => r.AsOf)
            .ToList();
    }

    /// <summary>
    /// The ordinary price of a model at a vendor on a day, its tiers by ascending input length: of the latest date on or before
    /// the day, else of the earliest after it; empty when the book does not know the model.
    /// </summary>
    public IReadOnlyList<PriceRow> Find(string vendor, string model, DateOnly day) => Variant(vendor, model, "", day);

    /// <summary>As <see cref="Find"/>, for a variant such as <c>peak</c> or <c>1080p</c>.</summary>
    public IReadOnlyList<PriceRow> Variant(string vendor, string model, string variant, DateOnly day)
    {
        var rows = _rows[(vendor, model)].Where(r => r.Variant == variant).ToList();
        if (rows.Count == 0)
        {
            return [];
        }

        var asOf = Latest(rows.Select(r => r.AsOf), day);
        return rows.Where(r => r.AsOf == asOf).OrderBy(r => r.MaxInputTokens ?? long.MaxValue).ToList();
    }

    /// <summary>The tier for a request with so many input tokens; above the last tier's limit, the last one. Throws when there are no tiers.</summary>
    public static PriceRow Tier(IReadOnlyList<PriceRow> tiers, double requestInputTokens) =>
        tiers.FirstOrDefault(t => requestInputTokens <= (t.MaxInputTokens ?? long.MaxValue)) ?? tiers[^1];

    /// <summary>The exchange rate of a day, by the same rule as <see cref="Find"/>; CNY is 1, an unknown currency null.</summary>
    public ExchangeRate? Rate(string currency, DateOnly day)
    {
        if (currency == "CNY")
        {
            return new ExchangeRate("CNY", 1, day, PriceCertainty.A, "");
        }

        var rates = _rates[currency].ToList();
        return rates.Count == 0 ? null : rates.First(r => r.AsOf == Latest(rates.Select(x => x.AsOf), day));
    }

    /// <summary>The line that stands for a model (null: any model) of a modality at a vendor: by its id, then its family, then the vendor's usual one; null when there is none.</summary>
    public StandIn? StandInFor(string vendor, Model? model, Modality modality) => model is null
        ? _standIns.GetValueOrDefault((vendor, "*", Name(modality)))
        : _standIns.GetValueOrDefault((vendor, model.Id, Name(model.Modality))) ?? _standIns.GetValueOrDefault((vendor, model.Family, Name(model.Modality)));

    /// <summary>The Alibaba Cloud model that fits what is covered: a model's id, a family, or <c>*</c> for the modality; null when none is listed.</summary>
    public StandIn? EquivalentOf(string covers, Modality modality) => _equivalents.GetValueOrDefault((covers, Name(modality)));

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    private static DateOnly Latest(IEnumerable<DateOnly> days, DateOnly day)
    {
        var sorted = days.Order().ToList();
        var at = sorted.FindLastIndex(d => d <= day);
        return at >= 0 ? sorted[at] : sorted[0];
    }

    private static PriceBook Load()
    {
        var sources = PriceTables.Sources(Resource("price-sources.tsv"));
        return new(
            PriceTables.Prices(Resource("prices.tsv"), sources),
            PriceTables.Rates(Resource("exchange-rates.tsv"), sources),
            PriceTables.StandIns(Resource("price-stand-ins.tsv"), "price-stand-ins.tsv", vendor: null),
            PriceTables.StandIns(Resource("aliyun-equivalents.tsv"), "aliyun-equivalents.tsv", VendorIds.Aliyun),
            PriceTables.Modifiers(Resource("price-modifiers.tsv"), sources));
    }

    internal static string Resource(string file)
    {
        using var stream = typeof(PriceBook).Assembly.GetManifestResourceStream("Data/" + file)
            ?? throw new InvalidOperationException($"The resource Data/{file} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
