using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// Which of several statements leads: the rep's own first; then sources that speak for the company (its site, a vendor's case,
/// the press) before those that hint (a repository, a job ad, anything else); then the newest; then the closer source.
/// </summary>
internal static class EvidenceRank
{
    /// <summary>The best first.</summary>
    public static List<T> Best<T>(IEnumerable<T> items, Func<T, StoredPage> page, Func<T, MapEvidence> evidence) => items
        .OrderBy(i => Strength(page(i).Tier))
        .ThenByDescending(i => SaidOn(page(i)))
        .ThenBy(i => page(i).Tier)
        .ThenByDescending(i => evidence(i).Confidence)
        .ThenBy(i => EvidenceLedger.Number(evidence(i).Id))
        .ToList();

    /// <summary>The day a page speaks of: its own date; without one, what the company or the rep says holds on the day it was read, and the rest is taken as old.</summary>
    public static DateOnly SaidOn(StoredPage page) => page.Published
        ?? (page.Tier is SourceTier.OwnSite or SourceTier.Manual ? DateOnly.FromDateTime(page.FetchedAt.UtcDateTime) : DateOnly.MinValue);

    /// <summary>0 the rep, 1 a source that speaks for the company, 2 one that hints.</summary>
    public static int Strength(SourceTier tier) => tier switch
    {
        SourceTier.Manual => 0,
        SourceTier.OwnSite or SourceTier.VendorCase or SourceTier.Press => 1,
        _ => 2,
    };
}
