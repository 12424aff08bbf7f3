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

    /// <summary>The text without the words of the kind.</summary>
    public static string Without(string text, string kind)
    {
        var list = RolePlayData.Words[kind];
        return list.Zh.Concat(list.En).Aggregate(text, (t, w) => t.Replace(w, " ", StringComparison.Ordinal));
    }

    /// <summary>The topics a text speaks of, the one with most and longest words first.</summary>
    public static IEnumerable<string> Topics(string text) => Weighed(text).Select(t => t.Id);

    /// <summary>The topics a question is about: one it merely touches by a word is not among them.</summary>
    public static IEnumerable<string> Subjects(string question)
    {
        var weighed = Weighed(question).ToList();
        return weighed.Where(t => t.Weight * 2 > weighed[0].Weight).Select(t => t.Id);
    }

    private static IEnumerable<(string Id, int Weight)> Weighed(string said) =>
        Without(said, "address") is var text ? RolePlayData.Topics.Select(t => (t.Id, Weight: t.Zh.Concat(t.En).Where(w => HasWord(text, w)).Sum(w => w.Length))).Where(t => t.Weight > 0).OrderByDescending(t => t.Weight) : [];

    private static bool HasWord(string text, string word) => char.IsAsciiLetterOrDigit(word[0])
        ? Patterns.GetOrAdd(word, w => new Regex($"(?<![a-z0-9]){Regex.Escape(w)}(?![a-z0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).IsMatch(text)
        : text.Contains(word, StringComparison.Ordinal);
}
