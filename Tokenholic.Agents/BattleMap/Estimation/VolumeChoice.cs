using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>How a workload's work is counted: the way taken, the stated value behind it, and among how many workloads it is shared.</summary>
internal sealed record VolumeChoice(VolumeWay Way, StatedValue Value, Closeness Closeness, int Sharing)
{
    /// <summary>Stated itself, or derived from something near it.</summary>
    public Label Label => Way.IsDirect && Closeness is not Closeness.Company && Sharing == 1 ? Value.Label : Label.Inferred;

    /// <summary>
    /// The best way that a statement supports: what the rep says first, then what is said closest to the workload, then the
    /// template's order. Null when nothing usable is stated.
    /// </summary>
    public static VolumeChoice? Of(IReadOnlyList<VolumeWay> ways, IReadOnlyList<BoundFact> facts, EstimationTemplates templates)
    {
        var manual = facts.Where(f => f.Volume.Page.Tier is SourceTier.Manual).ToList();
        return Best(ways, manual, facts, templates) ?? Best(ways, facts, facts, templates);
    }

    private static VolumeChoice? Best(IReadOnlyList<VolumeWay> ways, IReadOnlyList<BoundFact> leading, IReadOnlyList<BoundFact> all, EstimationTemplates templates)
    {
        foreach (var closeness in Enum.GetValues<Closeness>())
        {
            foreach (var way in ways.Where(w => closeness is Closeness.Company ? w.TakesCompany : w.TakesUseCase))
            {
                var here = leading.Where(f => f.Closeness == closeness && f.Volume.Fact.Metric == way.Metric).ToList();
                if (here.Count > 0 && Choice(way, closeness, here, all, templates) is { } choice)
                {
                    return choice;
                }
            }
        }

        return null;
    }

    private static VolumeChoice? Choice(VolumeWay way, Closeness closeness, List<BoundFact> here, IReadOnlyList<BoundFact> all, EstimationTemplates templates)
    {
        var kind = templates.Metric(way.Metric)?.Kind ?? "flow";
        if (StatedValue.Of(here.Select(f => f.Volume), kind) is null)
        {
            return null;
        }

        // what is said of the use case elsewhere, or of the company in the same terms, is heard too: it agrees or contradicts
        var company = closeness is Closeness.Company;
        var heard = all.Where(f => f.Volume.Fact.Metric == way.Metric && (f.Closeness is Closeness.Company) == company && f.Sharing == here[0].Sharing);
        return StatedValue.Of(heard.Select(f => f.Volume), kind) is { } value ? new(way, value, closeness, here[0].Sharing) : null;
    }
}
