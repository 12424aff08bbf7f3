using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>The growth of a workload: what the company states of its own, else its cloud's or the market's as a named prior.</summary>
internal sealed class GrowthBuilder(EstimationTemplates templates)
{
    /// <summary>Growth of a workload in use; null for the others, which have nothing yet to grow from, and when there is no prior.</summary>
    public Growth? Of(WorkloadDraft draft, IReadOnlyList<VolumeEvidence> volumes, bool isOnlyOne)
    {
        if (draft.Status is not UsageStatus.InUse)
        {
            return null;
        }

        var stated = volumes.Where(v => v.Fact.Metric == Metrics.GrowthPerYear).ToList();
        return Stated(stated.Where(v => v.Fact.UseCase == draft.UseCase)) ?? OfTheCompany(Stated(stated.Where(v => v.Fact.UseCase is null)), isOnlyOne) ?? Prior(draft.Vendor);
    }

    /// <summary>A volume twelve months later, growing by a rate a year; a fall can take it to nothing, not below.</summary>
    public static MapRange AfterAYear(MapRange volume, MapRange perYear) => Interval.Multiply(
        volume, new(Math.Max(0, 1 + perYear.Low), Math.Max(0, 1 + perYear.Mid), Math.Max(0, 1 + perYear.High)));

    private static Growth? Stated(IEnumerable<VolumeEvidence> facts) =>
        StatedValue.Of(facts, "ratio", least: -1) is { } value
            ? new(value.Value, new("公司自己的说法：" + value.Reason.Zh, "The company's own words: " + value.Reason.En), value.Label, value.Supporting.Select(s => s.Evidence.Id).ToList())
            : null;

    /// <summary>What is said of the company, or of nothing in particular, says less of one workload among several.</summary>
    private static Growth? OfTheCompany(Growth? stated, bool isOnlyOne) => stated is null || isOnlyOne
        ? stated
        : stated with { Label = (Label)Math.Max((int)stated.Label, (int)Label.Inferred) };

    /// <summary>The cloud's own series where there is one, else the whole market's.</summary>
    public Growth? Prior(string vendor) =>
        (templates.Growth.FirstOrDefault(p => p.Vendor == vendor) ?? templates.Growth.FirstOrDefault(p => p.Vendor is null)) is { } prior
            ? new(new(prior.Low, prior.Mid, prior.High), new($"{prior.Reason.Zh}（{prior.Source}）", $"{prior.Reason.En} ({prior.Source})"), Label.Assumed, [])
            : null;
}
