using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>How closely a stated quantity belongs to a workload; the earlier, the closer.</summary>
internal enum Closeness
{
    /// <summary>Said in the words that state this very workload.</summary>
    SameQuote,

    /// <summary>Said of its use case.</summary>
    UseCase,

    /// <summary>Said of the company as a whole.</summary>
    Company,
}

/// <summary>A stated quantity that may count a workload's work, and how many workloads it has to be shared among.</summary>
internal sealed record BoundFact(VolumeEvidence Volume, Closeness Closeness, int Sharing);

/// <summary>Decides which stated quantities may count which workload's work, so that none is counted twice inside a use case.</summary>
internal sealed class FactBinding
{
    private readonly IReadOnlyList<WorkloadDraft> _drafts;
    private readonly IReadOnlyList<VolumeEvidence> _volumes;
    private readonly Func<WorkloadDraft, string?> _template;
    private readonly Dictionary<VolumeEvidence, List<WorkloadDraft>> _owners;
    private readonly WorkloadDraft? _onlyCurrent;

    /// <summary>Workloads compete for a figure when they are of one use case and status and are estimated by the same <paramref name="template"/>.</summary>
    public FactBinding(IReadOnlyList<WorkloadDraft> drafts, IReadOnlyList<VolumeEvidence> volumes, Func<WorkloadDraft, string?> template)
    {
        (_drafts, _volumes, _template) = (drafts, volumes, template);
        _owners = volumes.ToDictionary(v => v, OwnersOf);
        var current = drafts.Where(d => d.Status is UsageStatus.InUse && d.Hypothesis is null).ToList();
        _onlyCurrent = current.Count == 1 ? current[0] : null;
    }

    /// <summary>The quantities a workload may use.</summary>
    public List<BoundFact> For(WorkloadDraft draft)
    {
        var facts = new List<BoundFact>();
        foreach (var volume in _volumes)
        {
            var owners = _owners[volume];
            if (owners.Count > 0)
            {
                if (owners.Contains(draft))
                {
                    facts.Add(new(volume, Closeness.SameQuote, Rivals(owners, draft)));
                }
                else if (volume.Fact.UseCase == draft.UseCase && owners.TrueForAll(o => o.UseCase == draft.UseCase && o.Status != draft.Status && o.IsAlive))
                {
                    facts.Add(new(volume, Closeness.UseCase, Sharers(draft, volume)));
                }
            }
            else if (volume.Fact.UseCase == draft.UseCase)
            {
                facts.Add(new(volume, Closeness.UseCase, Sharers(draft, volume)));
            }
            else if (volume.Fact.UseCase is null && (IsScale(volume.Fact.Metric) || draft == _onlyCurrent))
            {
                facts.Add(new(volume, Closeness.Company, Sharers(draft, volume)));
            }
        }

        return facts.Where(f => f.Sharing > 0).ToList();
    }

    /// <summary>Tokens and calls said of nothing in particular are of all of the company's AI: only a sole workload may take them.</summary>
    private static bool IsScale(string metric) => metric is not (Metrics.Tokens or Metrics.Calls or Metrics.TokensPerCall or Metrics.TokensPerPiece);

    /// <summary>The workloads whose own words state the quantity; a quantity in words about several use cases belongs to the one it names.</summary>
    private List<WorkloadDraft> OwnersOf(VolumeEvidence volume)
    {
        var owners = _drafts.Where(d => d.Supporting.Any(c => Overlap(c, volume))).ToList();
        if (volume.Fact.UseCase is { } useCase)
        {
            return owners.Where(o => o.UseCase == useCase).ToList();
        }

        return owners.Select(o => o.UseCase).Distinct().Count() == 1 ? owners : [];
    }

    /// <summary>How many workloads share what is said of the use case; 0 for one that must not, because another has a figure of its own.</summary>
    private int Sharers(WorkloadDraft draft, VolumeEvidence volume)
    {
        var rivals = _drafts.Where(d => AreRivals(d, draft)).ToList();
        var withOwnFigure = rivals.Where(r => _owners.Any(o => o.Key.Fact.Metric == volume.Fact.Metric && o.Value.Contains(r))).ToList();
        if (withOwnFigure.Count == 0)
        {
            return rivals.Count;
        }

        return rivals.Count == 1 && withOwnFigure.Contains(draft) ? 1 : 0;
    }

    private int Rivals(List<WorkloadDraft> owners, WorkloadDraft draft) => owners.Count(o => AreRivals(o, draft));

    private bool AreRivals(WorkloadDraft a, WorkloadDraft b) => a.UseCase == b.UseCase && a.Status == b.Status && _template(a) == _template(b);

    private static bool Overlap(ClaimEvidence claim, VolumeEvidence volume) =>
        claim.Page.Url == volume.Page.Url
        && claim.Claim.Start < volume.Fact.Start + volume.Fact.Quote.Length
        && volume.Fact.Start < claim.Claim.Start + claim.Claim.Quote.Length;
}
