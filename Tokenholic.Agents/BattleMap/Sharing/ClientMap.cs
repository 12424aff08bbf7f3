using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Sharing;

/// <summary>
/// What of a map may stand on the customer's own screen: what they do and the quotes that say so. Left out: opportunities and
/// scores, discounts, what the rep knows or noted, what was not believed, what is only supposed or was refuted, and, unless
/// chosen, other clouds and prices.
/// </summary>
public static class ClientMap
{
    /// <summary>A copy that holds the customer-safe part only; what is left out is not in it anywhere.</summary>
    public static BattleMapDocument Of(BattleMapDocument map, ClientParts parts = ClientParts.None)
    {
        ArgumentNullException.ThrowIfNull(map);
        var rivals = parts.HasFlag(ClientParts.Clouds) ? null : new RivalNames(Catalog.Default);
        var inside = map.Pages.Where(page => page.Tier is SourceTier.Manual || !IsPublic(page)).Select(page => page.Id).ToHashSet(StringComparer.Ordinal);
        var open = map.Evidence.Where(evidence => !inside.Contains(evidence.PageId) && rivals?.AreIn(evidence.Quote) is not true).Select(evidence => evidence.Id).ToHashSet(StringComparer.Ordinal);
        IReadOnlySet<string> Open(Workload workload) => rivals?.IsRival(workload.Vendor) is not true ? open
            // “跑在方舟上的 DeepSeek”: where the cloud is hidden, a quote that names the model tells which it is
            : map.Evidence.Where(evidence => open.Contains(evidence.Id) && !rivals.IsModelIn(workload, evidence.Quote)).Select(evidence => evidence.Id).ToHashSet(StringComparer.Ordinal);
        var columns = map.UseCases
            .Select(column => new UseCaseColumn { Id = column.Id, Name = rivals?.AreIn(column.Name.Zh + "\n" + column.Name.En) is true ? Unsaid : column.Name, Workloads = [.. column.Workloads.Where(IsShown).Select(workload => ClientWorkload.Of(workload, Open(workload), rivals, parts.HasFlag(ClientParts.Prices)))] })
            .Where(column => column.Workloads.Count > 0)
            .ToList();
        var workloads = columns.SelectMany(column => column.Workloads).ToList();
        var used = workloads.SelectMany(Quotes).ToHashSet(StringComparer.Ordinal);
        var evidence = map.Evidence.Where(item => used.Contains(item.Id)).ToList();
        var pages = evidence.Select(item => item.PageId).ToHashSet(StringComparer.Ordinal);
        var prices = workloads.SelectMany(workload => new[] { workload.Estimate?.Today?.PriceId, workload.Estimate?.OnAliyun?.PriceId }).ToHashSet(StringComparer.Ordinal);
        return new BattleMapDocument
        {
            Company = map.Company,
            GeneratedAt = map.GeneratedAt,
            Language = map.Language,
            Mode = map.Mode,
            UseCases = columns,
            Evidence = evidence,
            Pages = [.. map.Pages.Where(page => pages.Contains(page.Id)).Select(page => rivals?.AreIn(page.Title + "\n" + page.Url) is true ? Unnamed(page) : page)],
            Totals = Safe(map.Totals, rivals),
            Prices = [.. map.Prices.Where(price => prices.Contains(price.Id)).Select(price => price with { Disputes = [], Note = null })],
            Rejected = [],
            FailedPages = [],
        };
    }

    // A use case that the rep named may have a competitor in its name.
    private static readonly LocalizedText Unsaid = new("其他用例", "Another use case");

    // A pasted text or an uploaded file may be the rep's own minutes.
    private static bool IsPublic(MapPage page) => Uri.TryCreate(page.Url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");

    private static MapPage Unnamed(MapPage page)
    {
        var site = new Uri(page.Url);
        return page with { Title = site.Host, Url = site.GetLeftPart(UriPartial.Authority) + "/" };
    }

    private static bool IsShown(Workload workload) =>
        workload is { Status: UsageStatus.InUse or UsageStatus.Planned, Hypothesis: null } && workload.UsageLabel is not Label.Assumed && !WorkloadState.IsOut(workload);

    private static IEnumerable<string> Quotes(Workload workload) =>
        workload.EvidenceIds.Concat(workload.Estimate?.Drivers.SelectMany(driver => driver.EvidenceIds) ?? []);

    // Shares are counted in workloads: in money they would tell what the customer pays whom.
    private static MapTotals Safe(MapTotals totals, RivalNames? rivals) => new()
    {
        Known = new()
        {
            Workloads = totals.Known.Workloads,
            TextTokensPerMonth = totals.Known.TextTokensPerMonth,
            VideoTokensPerMonth = totals.Known.VideoTokensPerMonth,
        },
        Assumed = new() { Workloads = 0 },
        ByVendor = [.. totals.ByVendor.GroupBy(share => rivals?.Shown(share.Vendor) ?? share.Vendor, (vendor, shares) => (vendor, All: shares.ToList())).Select(group => new VendorShare(group.vendor, group.All.Sum(share => share.Workloads), null, (double)group.All.Sum(share => share.Workloads) / totals.ByVendor.Sum(share => share.Workloads)))],
        CompetitorShareBasis = "workloads",
    };
}

/// <summary>What goes to a customer beyond their own uses and volumes; nothing of it unless it is chosen.</summary>
[Flags]
public enum ClientParts
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>Which other clouds and whose models the work runs on, and the quotes that name them.</summary>
    Clouds = 1,

    /// <summary>List prices: Alibaba Cloud's, and with <see cref="Clouds"/> today's as well.</summary>
    Prices = 2,
}
