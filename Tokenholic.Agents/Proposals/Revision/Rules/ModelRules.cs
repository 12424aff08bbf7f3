using System.Globalization;
using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Uses the model that is wanted, and none that is not.</summary>
internal sealed class ModelRules(RevisionDraft draft, Pricing pricing, CostRules costs, Func<string, bool> excluded, ISet<int> settled)
{
    public RuleResult Exclude(Constraint wish, string words)
    {
        if (!draft.MayChangeModels())
            return RuleResult.Not("Locked");
        var name = Name(wish.Value);
        var changed = 0;
        var scope = UseCaseScope.Of(draft, words);
        for (var i = 0; i < draft.Costs.Count; i++)
        {
            if (!scope.Has(i) || draft.Dropped.Contains(i) || pricing.Id(draft.Costs[i].OnAliyun) is not { } model || !pricing.Is(model, wish.Value))
                continue;
            if (pricing.Instead(draft.Costs[i], m => excluded(m) || pricing.Is(m, wish.Value)) is not { } other)
            {
                draft.Ask(draft.Costs[i].UseCase, draft.Word($"{draft.Costs[i].UseCase}不用 {name} 的话，价格表里没有可替换的同类模型：可以接受哪些模型？", $"{draft.Costs[i].UseCase} without {name}: the price book has no other model of that kind. Which models are acceptable?"));
                return RuleResult.Asked("NoOtherModel", name);
            }

            costs.Change(i, other, draft.Word("按您的要求，", "As you asked: "));
            changed++;
        }

        if (!scope.Everywhere)
        {
            draft.Say(SectionId.Recommendation, "", draft.Word($"{scope.Names}不使用 {name}", $"No {name} for {scope.Names}"), draft.Word("：按您的要求排除。", ": you have ruled it out."));
            return RuleResult.Addressed(changed == 0 ? "ModelKeptOut" : "ModelExcluded", name, changed.ToString(CultureInfo.InvariantCulture));
        }

        // What a source says in favour of an excluded model must not stand as a recommendation.
        draft.Remove(SectionId.Recommendation, s => s.Text.Contains(name, StringComparison.OrdinalIgnoreCase) && s.Basis is Basis.Source);
        draft.Say(SectionId.Recommendation, "", draft.Word($"不使用 {name}", $"No {name}"), draft.Word("：按您的要求排除。", ": you have ruled it out."));
        return RuleResult.Addressed(changed == 0 ? "ModelKeptOut" : "ModelExcluded", name, changed.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What they are content with is not changed for money's sake either.</summary>
    public RuleResult Keep(string words)
    {
        var scope = UseCaseScope.Of(draft, words);
        if (scope.Everywhere)
            return RuleResult.Addressed("ModelKept", draft.Word("原方案", "The proposal")); // of a use case that is not in it
        foreach (var (index, _) in draft.Costs.Index().Where(c => scope.Has(c.Index)))
            settled.Add(index);
        return RuleResult.Addressed("ModelKept", scope.Names);
    }

    public RuleResult Prefer(Constraint wish, string words)
    {
        if (!draft.MayChangeModels())
            return RuleResult.Not("Locked");
        var name = Name(wish.Value);
        // What the proposal has already needs no list of texts: a video or a voice model.
        var meant = UseCaseScope.Of(draft, words);
        if (pricing.Listed(wish.Value) is null && draft.Costs.Index().Where(c => meant.Has(c.Index) && !draft.Dropped.Contains(c.Index) && pricing.Id(c.Item.OnAliyun) is { } id && pricing.Is(id, wish.Value)).ToList() is { Count: > 0 } there)
        {
            settled.UnionWith(there.Select(c => c.Index));
            return RuleResult.Addressed("ModelAlready", name);
        }

        if (pricing.Listed(wish.Value) is not { } model)
        {
            draft.Ask("", draft.Word($"阿里云的目录价里没有 {name}：我们核实能否提供和价格；若不能，能否接受同档位的千问？", $"{name} is not among the list prices of Alibaba Cloud: we will check whether and at what price it can be had, or would a Qwen of the same tier do?"));
            return RuleResult.Asked("ModelNotListed", name);
        }

        var changed = 0;
        var scope = UseCaseScope.Of(draft, words);
        for (var i = 0; i < draft.Costs.Count; i++)
        {
            if (!scope.Has(i) || draft.Dropped.Contains(i))
                continue;
            if (pricing.Id(draft.Costs[i].OnAliyun) is { } now && pricing.Is(now, wish.Value))
                settled.Add(i);
            else if (pricing.Nearest(draft.Costs[i], wish.Value, model) is { } priced)
            {
                costs.Change(i, priced, draft.Word("按您的偏好，", "As you prefer: "));
                settled.Add(i);
                changed++;
            }
        }

        if (changed == 0 && settled.Count == 0)
            return RuleResult.Not("NoTextLine", name);
        if (changed == 0)
            return RuleResult.Addressed("ModelAlready", name);
        return RuleResult.Addressed("ModelPreferred", name, changed.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>"Claude instead of Qwen", and Claude cannot be had: another model than either is not what they asked for.</summary>
    public bool IsOnlyInstead(FeedbackPoint point) =>
        point.Constraints.Where(c => c.Kind is ConstraintKind.PreferModel).ToList() is { Count: > 0 } wanted && wanted.TrueForAll(w => pricing.Listed(w.Value) is null);

    private string Name(string model) => draft.Input.Catalog.Model(model)?.Name.In(draft.Input.Current.Language) ?? model;
}
