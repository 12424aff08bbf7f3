using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// One analyst's newest shares, as the basis of what is likely where a cloud is unknown. Bases measure different things: one is
/// chosen and named, never mixed; choosing another needs no new research.
/// </summary>
public sealed record MarketBasis(MarketPrior Prior, bool ByModel)
{
    private const string Openness = "openness";
    private const string UnknownCloud = "unknown_cloud";

    /// <summary>The bases there are, the one that maps are made with first.</summary>
    public static IReadOnlyList<MarketBasis> All { get; } = MarketShares.Default.Available.DistinctBy(a => a.Basis)
        .Select(a => MarketShares.Default.Of(a.Basis, a.Period)).Where(rows => rows.Count > 0)
        .Select(rows => new MarketBasis(
            new(rows[0].Basis, rows[0].Measure, rows[0].Period, rows[0].Certainty.ToString(), rows[0].Source, rows.Select(r => new MarketPriorShare(r.Subject, r.Percent)).ToList()),
            rows.All(r => Catalog.Default.Vendors.All(v => v.Id != r.Subject))))
        .OrderByDescending(b => b.Prior.Basis == Default).ToList();

    /// <summary>The basis that maps are made with: by tokens of external customers.</summary>
    public const string Default = "idc";

    /// <summary>The basis of that name; the default for one that is not known.</summary>
    public static MarketBasis Of(string? name) => All.FirstOrDefault(b => b.Prior.Basis == name) ?? All[0];

    /// <summary>Alibaba Cloud's part by this basis, or its models' where the basis is by model, 0–1; null where the basis does not say.</summary>
    public double? Aliyun => Prior.Shares.FirstOrDefault(s => s.Vendor is VendorIds.Aliyun or "qwen")?.Percent / 100;

    /// <summary>
    /// The score by this basis: the openness of work on an unknown cloud is what the basis says is not Alibaba Cloud's. Other scores,
    /// and all where the basis does not say, stay as they are.
    /// </summary>
    public OpportunityScore On(OpportunityScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (Aliyun is not { } share || score.Factors.All(f => f is not { Id: Openness, Code: UnknownCloud }))
        {
            return score;
        }

        var factors = score.Factors.Select(f => f is { Id: Openness, Code: UnknownCloud } ? f with { Points = 1 - share } : f).ToList();
        return new(100 * factors.Aggregate(1d, (product, f) => product * Math.Pow(f.Points, f.Weight)), factors);
    }
}
