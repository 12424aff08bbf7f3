using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>
/// The rows of a table that are about a thing the question names: in a price list the row of qwen3-max answers what qwen3-max costs, and those around it
/// answer what something else costs.
/// </summary>
internal static partial class NamedRows
{
    // "claude sonnet 5" in a question is claude-sonnet-5 in a table; no model's name has more parts.
    private const int MostParts = 4;

    /// <summary>What in a question may be the name of a row, the longest first: words side by side, or one with a digit in it.</summary>
    public static IReadOnlyList<string> Names(string question)
    {
        var (words, names) = (Word().Matches(question), new HashSet<string>());
        for (var first = 0; first < words.Count; first++)
        {
            for (var last = first; last < words.Count && last < first + MostParts && (last == first || words[last].Index - End(words[last - 1]) == 1); last++)
            {
                var name = question[words[first].Index..End(words[last])];
                if (char.IsAsciiLetter(name[0]) && (last > first || name.Any(char.IsAsciiDigit)))
                    names.Add(Plain(name));
            }
        }

        return [.. names.OrderByDescending(n => n.Length)];
    }

    /// <summary>Whether a row is the name's, whoever's name stands before it; gpt-5.4 is of the family gpt-5.</summary>
    public static bool IsOf(string row, string name)
    {
        if (row is not ['|', ..])
            return false;
        var parts = row[1..Math.Max(1, row.IndexOf('|', 1))].Trim().Split(' ');
        return Enumerable.Range(0, parts.Length).Select(from => Plain(string.Concat(parts[from..])))
            .Any(cell => cell == name || (char.IsAsciiDigit(name[^1]) && cell.StartsWith($"{name}.", StringComparison.Ordinal)));
    }

    /// <summary>Whether a passage has a row of one of the names.</summary>
    public static bool In(string passage, IReadOnlyList<string> names)
        => names.Count > 0 && passage.Contains('|', StringComparison.Ordinal) && passage.Split('\n').Any(line => names.Any(name => IsOf(line.Trim(), name)));

    /// <summary>Of the rows those that the question names, each name's; what is part of a longer name is none of its own (qwen3.7 of qwen3.7-max).</summary>
    public static IReadOnlyList<FoundSentence> Of(IReadOnlyList<FoundSentence> rows, IReadOnlyList<string> names)
    {
        var (found, taken) = (new List<FoundSentence>(), new List<string>());
        foreach (var name in names.Where(n => !taken.Exists(t => t.Contains(n, StringComparison.Ordinal)) && rows.Any(r => IsOf(r.Text, n))))
        {
            found.AddRange(rows.Where(r => IsOf(r.Text, name) && !found.Contains(r)));
            taken.Add(name);
        }

        return found;
    }

    private static int End(Match word) => word.Index + word.Length;

    private static string Plain(string name) => Between().Replace(name, "").ToLowerInvariant();

    [GeneratedRegex(@"[a-z\d]+(\.\d+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"[-_ ‑]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();
}
