using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Adds what companies of an industry usually do to what is known of this one: visibly supposed, never in the totals.</summary>
internal static class HypothesisBuilder
{
    /// <summary>The drafts with one supposed workload for each usual use case of which the pages say nothing at all.</summary>
    public static List<WorkloadDraft> Add(IReadOnlyList<WorkloadDraft> drafts, Industry industry) => drafts
        .Concat(industry.UseCases.Where(use => !drafts.Any(d => d.UseCase == use.UseCase)).Select(use =>
            new WorkloadDraft(use.UseCase, VendorIds.Unknown, null, UsageStatus.InUse, Label.Assumed, [], [])
            {
                Hypothesis = new($"行业假设（{industry.Name.Zh}）：{use.Reason.Zh}。没有这家公司的证据。", $"Supposed of the industry ({industry.Name.En}): {use.Reason.En}. There is no evidence of this company."),
            }))
        .OrderBy(d => WorkloadGrouping.Column(d.UseCase))
        .ToList();
}
