using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Which cost lines a sentence is about: those of the use cases it names, or all of them when it names none.</summary>
internal sealed class UseCaseScope
{
    private readonly HashSet<int> _lines;

    private UseCaseScope(HashSet<int> lines, IReadOnlyList<string> useCases, string names) => (_lines, UseCases, Names) = (lines, useCases, names);

    /// <summary>Whether no use case is named.</summary>
    public bool Everywhere => _lines.Count == 0;

    /// <summary>The use cases that are named, as the proposal calls them.</summary>
    public IReadOnlyList<string> UseCases { get; }

    /// <summary>The same in words.</summary>
    public string Names { get; }

    /// <summary>Whether the line at that place is meant.</summary>
    public bool Has(int line) => Everywhere || _lines.Contains(line);

    public static UseCaseScope Of(RevisionDraft draft, string words)
    {
        var named = draft.Costs.Index().Where(c => !draft.Dropped.Contains(c.Index) && Words(draft, c.Item.UseCase).Any(w => UseCaseWords.Stand(words, w))).ToList();
        List<string> names = [.. named.Select(c => c.Item.UseCase).Distinct()];
        return new([.. named.Select(c => c.Index)], names, string.Join(draft.Word("、", ", "), names));
    }

    private static IEnumerable<string> Words(RevisionDraft draft, string useCase)
    {
        var id = draft.Input.Map?.UseCases.FirstOrDefault(u => u.Name.Zh == useCase || u.Name.En == useCase)?.Id;
        return UseCaseWords.Of(useCase, draft.Input.Catalog.UseCases.FirstOrDefault(u => u.Id == id || u.Name.Zh == useCase || u.Name.En == useCase));
    }
}
