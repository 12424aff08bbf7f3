using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>One use case on one model and cloud, with the quotes that state it and those that say otherwise.</summary>
internal sealed record WorkloadDraft(
    string UseCase, string Vendor, string? Model, UsageStatus Status, Label UsageLabel,
    IReadOnlyList<ClaimEvidence> Supporting, IReadOnlyList<ClaimEvidence> Conflicting)
{
    /// <summary>Why it is supposed without evidence; null for what is evidenced.</summary>
    public LocalizedText? Hypothesis { get; init; }

    /// <summary>In use or planned: what volumes and totals are about.</summary>
    public bool IsAlive => Status is UsageStatus.InUse or UsageStatus.Planned;
}

/// <summary>
/// Makes workloads of claims. The same fact from several pages is one workload; a claim that says less (no model, only the
/// family, no cloud) joins the one of the same use case that says more, unless one affirms and the other denies.
/// </summary>
internal sealed class WorkloadGrouping(Catalog catalog)
{
    /// <summary>Below this confidence a quote hints at a use rather than stating it.</summary>
    private const double StatedFrom = 0.5;

    private sealed record Group(string UseCase, string Vendor, string? Model, List<ClaimEvidence> Claims);

    /// <summary>Workloads in the order of columns; inside a column current ones first, then in the order they were found.</summary>
    public List<WorkloadDraft> Workloads(IReadOnlyList<ClaimEvidence> claims)
    {
        var groups = claims
            .GroupBy(c => (UseCase: KnownUseCase(c.Claim.UseCase), Vendor: KnownVendor(c.Claim.Vendor), c.Claim.Model))
            .Select(g => new Group(g.Key.UseCase, g.Key.Vendor, g.Key.Model, [.. g]))
            .OrderByDescending(Detail);
        var merged = new List<Group>();
        foreach (var group in groups)
        {
            var home = EvidenceRank.Best(merged.Where(m => SaysMore(m, group)), g => Lead(g).Page, g => Lead(g).Evidence);
            if (home.Count == 0)
            {
                merged.Add(group);
            }
            else
            {
                home.OrderByDescending(h => h.Vendor == group.Vendor).First().Claims.AddRange(group.Claims);
            }
        }

        return merged.Select(Draft)
            .OrderBy(d => Column(d.UseCase))
            .ThenBy(d => d.Status)
            .ThenBy(d => d.Supporting.Min(c => EvidenceLedger.Number(c.Evidence.Id)))
            .ToList();
    }

    /// <summary>The position of a use case among the columns; what is said of no use in particular comes last.</summary>
    public static int Column(string useCase) => UseCaseIds.All.ToList().IndexOf(useCase);

    private static string KnownUseCase(string id) => Column(id) >= 0 ? id : UseCaseIds.General;

    private string KnownVendor(string id) => catalog.Vendors.Any(v => v.Id == id) ? id : VendorIds.Unknown;

    private bool SaysMore(Group more, Group less) =>
        (more.UseCase == less.UseCase || more.UseCase == Made(less))
        && (more.Vendor == less.Vendor || less.Vendor == VendorIds.Unknown)
        && (more.Model == less.Model || less.Model is null || IsVersionOf(more.Model, less.Model))
        && more.Claims.Any(a => less.Claims.Any(b => Affirms(a) == Affirms(b)));

    private bool IsVersionOf(string? model, string family) =>
        model is not null && catalog.Model(model) is { } known && known.Family == family && known.Id != family;

    /// <summary>What a model that makes pictures, film or speech is used for, where the sentence names no use; counted apart it would count twice.</summary>
    private string? Made(Group group) => group.UseCase != UseCaseIds.General || group.Model is null ? null : catalog.Model(group.Model)?.Modality switch
    {
        Modality.Image => "image_generation",
        Modality.Video => "video_generation",
        Modality.Speech => "dubbing",
        _ => null,
    };

    private int Detail(Group group) =>
        (group.UseCase == UseCaseIds.General ? 0 : 1) + (2 * Known(group));

    private int Known(Group group) =>
        (group.Vendor == VendorIds.Unknown ? 0 : 3) + (group.Model is null ? 0 : catalog.Model(group.Model)?.Family == group.Model ? 1 : 2);

    private static bool Affirms(ClaimEvidence claim) => claim.Claim.Status is UsageStatus.InUse or UsageStatus.Planned;

    private static List<ClaimEvidence> Ranked(Group group) => EvidenceRank.Best(group.Claims, c => c.Page, c => c.Evidence);

    private static ClaimEvidence Lead(Group group) => Ranked(group)[0];

    private static WorkloadDraft Draft(Group group)
    {
        var ranked = Ranked(group);
        var status = ranked[0].Claim.Status;
        var supporting = ranked.Where(c => c.Claim.Status == status).ToList();
        return new(group.UseCase, group.Vendor, group.Model, status, LabelOf(supporting, status), supporting, ranked.Where(c => c.Claim.Status != status).ToList());
    }

    private static Label LabelOf(List<ClaimEvidence> supporting, UsageStatus status) => supporting switch
    {
        _ when supporting.Exists(c => c.Page.Tier is SourceTier.Manual) => Label.Manual,
        _ when status is UsageStatus.Planned || supporting.TrueForAll(OnlyHints) => Label.Inferred,
        _ => Label.Fact,
    };

    private static bool OnlyHints(ClaimEvidence claim) =>
        claim.Page.Tier is SourceTier.JobAd or SourceTier.Repository || claim.Claim.Confidence < StatedFrom;
}
