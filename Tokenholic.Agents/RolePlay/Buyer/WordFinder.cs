using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Finds words of a list: Chinese anywhere, others as whole words. Texts are in lower case.</summary>
internal static class WordFinder
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>Whether the text holds a word of the kind, in either language: reps mix them.</summary>
    public static bool Has(string text, string kind)
    {
        var list = RolePlayData.Words[kind];
        return Has(text, list.Zh) || Has(text, list.En);
    }

    /// <summary>Whether the text holds one of the words.</summary>
    public static bool Has(string text, IReadOnlyList<string> words) => words.Any(w => HasWord(text, w));

    /// <summary>The topics a text speaks of.</summary>
    public static IEnumerable<string> Topics(string text) =>
        RolePlayData.Topics.Where(t => Has(text, t.Zh) || Has(text, t.En)).Select(t => t.Id);

    private static bool HasWord(string text, string word) => char.IsAsciiLetterOrDigit(word[0])
        ? Patterns.GetOrAdd(word, w => new Regex($"(?<![a-z0-9]){Regex.Escape(w)}(?![a-z0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).IsMatch(text)
        : text.Contains(word, StringComparison.Ordinal);
}
