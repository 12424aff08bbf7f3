using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>The words an element's class and id are made of: "mainNav_left2" is main, nav, left.</summary>
internal sealed class NameWords
{
    private static readonly NameWords None = new([]);
    private readonly IReadOnlyList<string> _words;

    private NameWords(IReadOnlyList<string> words) => _words = words;

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The words of an element's class and id.</summary>
    public static NameWords Of(IElement element)
    {
        var names = element.ClassName;
        var id = element.Id;
        if (string.IsNullOrEmpty(names) && string.IsNullOrEmpty(id))
            return None;
        var words = new List<string>();
        foreach (var name in $"{names} {id}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(24))
            Split(name, words);
        return new NameWords(words);
    }

    /// <summary>True when one of the words is in the set, or starts or ends with one of the parts.</summary>
    public bool Any(FrozenSet<string> set, string[] starts, string[] ends)
        => _words.Any(w => set.Contains(w) || Array.Exists(starts, s => w.StartsWith(s, StringComparison.Ordinal)) || Array.Exists(ends, e => w.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>True when one of the words is in the set.</summary>
    public bool Any(FrozenSet<string> set) => _words.Any(set.Contains);

    private static void Split(string name, List<string> words)
    {
        // "has-sidebar" and "no-sidebar" speak of the page, not of the element.
        var first = words.Count;
        for (int i = 0, start = 0; i <= name.Length; i++)
        {
            var boundary = i == name.Length || !char.IsAsciiLetter(name[i]) || (i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
            if (!boundary)
                continue;
            if (i - start > 1)
                words.Add(name[start..i].ToLowerInvariant());
            start = i < name.Length && char.IsAsciiLetter(name[i]) ? i : i + 1;
        }

        if (words.Count > first + 1 && words[first] is "has" or "no" or "with" or "without" or "not" or "is" or "multi" or "single" or "natural")
            words.RemoveRange(first, words.Count - first);
    }
}
