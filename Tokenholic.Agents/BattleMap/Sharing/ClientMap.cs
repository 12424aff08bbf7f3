using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Sharing;

/// <summary>
/// What of a map may stand on the customer's own screen: what they do and the quotes that say so. Left out: opportunities and
/// scores, prices elsewhere, discounts, what the rep knows or noted, what was not believed, what is only supposed.
/// </summary>
public static class ClientMap
{
    private static readonly LocalizedText Nothing = new("", "");

    /// <summary>A copy that holds the customer-safe part only; what is left out is not in it anywhere.</summary>
    public static BattleMapDocument Of(BattleMapDocument map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var inside = map.Pages.Where(page => page.Tier is SourceTier.Manual).Select(page => page.Id).ToHashSet(StringComparer.Ordinal);
        var open = map.Evidence.Where(evidence => !inside.Contains(evidence.PageId)).Select(evidence => evidence.Id).ToHashSet(StringComparer.Ordinal);
        var columns = map.UseCases
            .Select(column => column with { Workloads = [.. column.Workloads.Where(IsShown).Select(workload => Safe(workload, open))] })
            .Where(column => column.Workloads.Count > 0)
            .ToList();
        var used = columns.SelectMany(column => column.Workloads).SelectMany(Quotes).ToHashSet(StringComparer.Ordinal);
        var evidence = map.Evidence.Where(item => used.Contains(item.Id)).ToList();
        var pages = evidence.Select(item => item.PageId).ToHashSet(StringComparer.Ordinal);
        return new BattleMapDocument
        {
            Company = map.Company,
            GeneratedAt = map.GeneratedAt,
            Language = map.Language,
            Mode = map.Mode,
            UseCases = columns,
            Evidence = evidence,
            Pages = [.. map.Pages.Where(page => pages.Contains(page.Id))],
            Totals = Safe(map.Totals),
            Prices = [],
            Rejected = [],
            FailedPages = [],
        };
    }

    private static bool IsShown(Workload workload) => workload.Status is UsageStatus.InUse or UsageStatus.Planned && workload.UsageLabel is not Label.Assumed && workload is { Hypothesis: null, Removed: not true };

    private static IEnumerable<string> Quotes(Workload workload) =>
        workload.EvidenceIds.Concat(workload.Estimate?.Drivers.SelectMany(driver => driver.EvidenceIds) ?? []);

    private static Workload Safe(Workload workload, HashSet<string> open) => workload with
    {
        EvidenceIds = Only(workload.EvidenceIds, open),
        ConflictIds = [],
        Opportunity = new("none", null, Nothing),
        Verdict = null,
        Researched = null,
        Growth = workload.Growth is { } growth ? growth with { EvidenceIds = Only(growth.EvidenceIds, open) } : null,
        Estimate = workload.Estimate is { } estimate ? estimate with
        {
            Today = null,
            OnAliyun = null,
            PriceDrivers = [],
            // A reason may say what the rep was told; the label says enough.
            Drivers = [.. estimate.Drivers.Select(driver => driver with { EvidenceIds = Only(driver.EvidenceIds, open), ConflictIds = [], Reason = driver.Label is Label.Manual ? Nothing : driver.Reason })],
        } : null,
    };

    private static MapTotals Safe(MapTotals totals) => new()
    {
        Known = Volumes(totals.Known),
        Assumed = new() { Workloads = 0 },
        ByVendor = [.. totals.ByVendor.Select(share => share with { YuanPerYear = null })],
        CompetitorShareBasis = "workloads",
    };

    private static TotalFigures Volumes(TotalFigures figures) => new()
    {
        Workloads = figures.Workloads,
        TextTokensPerMonth = figures.TextTokensPerMonth,
        VideoTokensPerMonth = figures.VideoTokensPerMonth,
    };

    private static List<string> Only(IReadOnlyList<string> ids, HashSet<string> open) => [.. ids.Where(open.Contains)];
}
