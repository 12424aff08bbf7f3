using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Leaves use cases out of the proposal: what is said of them, their models, their cost, their boxes.</summary>
internal sealed class ScopeRules(RevisionDraft draft)
{
    /// <summary>Names of the use cases that are left out, for the choices and the picture.</summary>
    public HashSet<string> Left { get; } = [];

    public RuleResult Drop(Constraint wish)
    {
        var named = Names().Where(n => Id(n) == wish.Value).ToList();
        if (named.Count == 0)
            return RuleResult.Addressed("UseCaseNotThere", Known(wish.Value));
        if (!draft.MayChangeModels())
            return RuleResult.Not("Locked");
        foreach (var useCase in named)
        {
            var before = Names();
            draft.DropCosts(useCase);
            Left.Add(useCase);
            foreach (var section in Enum.GetValues<SectionId>())
                draft.Remove(section, s => s.Topic == useCase || (s.Basis is Basis.Map && s.Text.StartsWith(useCase, StringComparison.Ordinal)));
            draft.Say(SectionId.Needs, "", draft.Word($"本期不含{useCase}", $"Not in this phase: {useCase}"), draft.Word("：按您的要求。", ", as you asked."));
            draft.Detail("app", ArchitectureBuilder.Few(before, draft.Zh), ArchitectureBuilder.Few(Names(), draft.Zh));
        }

        foreach (var box in ArchitectureBuilder.Unneeded([.. Names().Select(Id).OfType<string>()]))
            draft.RemoveBox(box);
        return RuleResult.Addressed("UseCaseDropped", string.Join(draft.Word("、", ", "), named));
    }

    private List<string> Names() => [.. draft.Costs.Where((_, i) => !draft.Dropped.Contains(i)).Select(c => c.UseCase).Distinct()];

    private string? Id(string useCase) => draft.Input.Map?.UseCases.FirstOrDefault(u => u.Name.Zh == useCase || u.Name.En == useCase)?.Id
        ?? draft.Input.Catalog.UseCases.FirstOrDefault(u => u.Name.Zh == useCase || u.Name.En == useCase)?.Id;

    private string Known(string id) => draft.Input.Catalog.UseCases.FirstOrDefault(u => u.Id == id)?.Name.In(draft.Input.Current.Language) ?? id;
}
