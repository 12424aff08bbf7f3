using System.Text;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>The words that rules look for, by the name of their group in Data/cues.json, each group as one expression.</summary>
internal sealed class Cues
{
    private const int LongestGap = 14;
    private static readonly Lazy<Cues> Shipped = new(() => new Cues(AnalysisData.ReadJson<Dictionary<string, string[]>>("cues.json")));
    private readonly Dictionary<string, Regex> _groups;

    private Cues(Dictionary<string, string[]> groups) => _groups = groups.ToDictionary(g => g.Key, g => Compile(g.Value));

    public static Regex Get(string group) => Shipped.Value._groups[group];

    public static bool Has(string group, ReadOnlySpan<char> lower) => Get(group).IsMatch(lower);

    /// <summary>One cue as an expression; see the head of cues.json for the notation.</summary>
    public static string Pattern(string cue)
    {
        if (cue.StartsWith("re:", StringComparison.Ordinal))
        {
            return cue[3..];
        }

        var pattern = new StringBuilder();
        foreach (var c in cue.ToLowerInvariant())
        {
            pattern.Append(c switch
            {
                '…' => $"[^，。；;\\n]{{0,{LongestGap}}}?",
                '*' => "\\w*",
                ' ' => "\\s+",
                _ => Regex.Escape(c.ToString()),
            });
        }

        var before = IsLatin(cue[0]) ? "(?<![a-z0-9])" : "";
        var after = IsLatin(cue[^1]) ? "(?![a-z0-9])" : "";
        return before + pattern + after;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    private static Regex Compile(IEnumerable<string> cues) =>
        new(string.Join('|', cues.OrderByDescending(c => c.Length).Select(Pattern)), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
