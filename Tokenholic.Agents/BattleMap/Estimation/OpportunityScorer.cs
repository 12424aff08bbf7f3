using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Scores opportunities by the rules of <see cref="ScoreRules"/>: size × growth × price difference × fit × openness.</summary>
internal sealed class OpportunityScorer(IReadOnlyList<ScoreRule> rules)
{
    /// <summary>The score of something to win; null for what is kept or no opportunity, and when there are no rules.</summary>
    public OpportunityScore? Of(string kind, MapRange? yuanPerYear, Estimate? estimate, Growth? growth, string openness)
    {
        if (kind is not ("win" or "open") || rules.Count == 0)
        {
            return null;
        }

        double? saved = estimate is { Today.YuanPerMonth.Mid: > 0 and var today, OnAliyun: { } aliyun } ? 1 - aliyun.YuanPerMonth.Mid / today : null;
        var factors = rules.Select(rule => rule.Id switch
        {
            "size" => Number(rule, yuanPerYear is { Mid: > 0 } ? yuanPerYear.Mid : null),
            "growth" => Number(rule, growth?.PerYear.Mid),
            "price" => Number(rule, saved),
            "fit" => Case(rule, estimate?.OnAliyun?.Fit ?? "none"),
            _ => Case(rule, openness),
        }).ToList();
        return new(100 * factors.Aggregate(1d, (product, f) => product * Math.Pow(f.Points, f.Weight)), factors);
    }

    /// <summary>How free the customer is to move a workload; a code of the rule "openness".</summary>
    public static string Openness(Catalog catalog, string vendor, string? model, UsageStatus status, int clouds) => vendor switch
    {
        _ when status is UsageStatus.Planned => "undecided",
        VendorIds.Unknown => "unknown_cloud",
        VendorIds.SelfHosted => "own_machines",
        _ when model is not null && catalog.Model(model) is { OpenWeight: true } => "open_weight",
        VendorIds.Overseas => "overseas",
        _ => clouds > 1 ? "several_clouds" : "one_cloud",
    };

    private static ScoreFactor Number(ScoreRule rule, double? value) => new(rule.Id, value, null, rule.PointsOf(value), rule.Weight);

    private static ScoreFactor Case(ScoreRule rule, string code) => new(rule.Id, null, code, rule.PointsOf(code), rule.Weight);
}
