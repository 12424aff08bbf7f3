using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Which cost lines a sentence is about: those of the use cases it names, or all of them when it names none.</summary>
internal sealed class UseCaseScope
{
    private readonly HashSet<int> _lines;

    private UseCaseScope(HashSet<int> lines, string names) => (_lines, Names) = (lines, names);

    /// <summary>Whether no use case is named.</summary>
    public bool Everywhere => _lines.Count == 0;

    /// <summary>The use cases that are named, as the proposal calls them.</summary>
    public string Names { get; }

    /// <summary>Whether the line at that place is meant.</summary>
    public bool Has(int line) => Everywhere || _lines.Contains(line);

    public static UseCaseScope Of(RevisionDraft draft, string words)
    {
        var named = draft.Costs.Index().Where(c => Words(draft, c.Item.UseCase).Any(w => Stands(words, w))).ToList();
        return new([.. named.Select(c => c.Index)], string.Join(draft.Word("、", ", "), named.Select(c => c.Item.UseCase).Distinct()));
    }

    private static IEnumerable<string> Words(RevisionDraft draft, string useCase) =>
        draft.Input.Catalog.UseCases.FirstOrDefault(u => u.Name.Zh == useCase || u.Name.En == useCase) is { } known ? [useCase, .. known.KeywordsZh, .. known.KeywordsEn] : [useCase];

    // "script" is in "scripts" and not in "description"
    private static bool Stands(string words, string word) => word.Length > 0 && (word.Any(c => c > 0x2E80)
        ? words.Contains(word, StringComparison.OrdinalIgnoreCase)
        : Regex.IsMatch(words, $@"(?<![a-z0-9]){Regex.Escape(word)}(e?s)?(?![a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2)));
}
