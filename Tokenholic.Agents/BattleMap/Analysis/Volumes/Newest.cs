using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>When a quantity held, as far as its words say. <see cref="Rank"/> is 1 for today's, −1 for an older one, 0 without a word for it.</summary>
internal sealed record Moment(int? Year, int? Month, int Rank, int Sentence);

/// <summary>Of several values of one thing, the newest counts: 2024年每天3万次、2026年每天30万次.</summary>
internal static partial class Newest
{
    private static readonly List<string> EnglishMonths = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>When the number at a place of a sentence holds: "… in 2026" right behind it, else what was said last before it.</summary>
    public static Moment Of(string sentence, StatedNumber number, int rank, int start) =>
        new(Nearest(Years(), sentence, number) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null, Nearest(Months(), sentence, number) is { } month ? MonthOf(month) : null, rank, start);

    /// <summary>The facts, those marked that a newer one of the same thing replaces; one that the newer one's own quote tells is told with it.</summary>
    public static IReadOnlyList<VolumeFact> Marked(IReadOnlyList<(VolumeFact Fact, Moment Moment)> facts)
    {
        var marked = new List<VolumeFact>();
        foreach (var (fact, moment) in facts)
        {
            var newer = facts.Where(f => IsSameThing(f.Fact, fact) && IsNewer(f.Moment, moment)).ToList();
            if (!newer.Exists(f => f.Fact.Quote == fact.Quote))
            {
                marked.Add(newer.Count > 0 ? fact with { Older = true } : fact);
            }
        }

        return marked;
    }

    private static bool IsSameThing(VolumeFact a, VolumeFact b) => a.Metric == b.Metric && a.UseCase == b.UseCase;

    private static bool IsNewer(Moment a, Moment b)
    {
        if (a.Year is { } year && b.Year is { } other && year != other)
        {
            return year > other;
        }

        // months and words for now and then speak to each other inside a sentence only
        return a.Sentence == b.Sentence && (a.Rank != b.Rank ? a.Rank > b.Rank : a.Month > b.Month);
    }

    private static string? Nearest(Regex pattern, string sentence, StatedNumber number)
    {
        var behind = Behind().Match(sentence, number.End);
        var found = behind.Success ? pattern.Match(behind.Value) : Match.Empty;
        found = found.Success ? found : pattern.Matches(sentence[..number.Start]).LastOrDefault() ?? Match.Empty;
        return found.Success ? found.Groups["when"].Value : null;
    }

    private static int MonthOf(string word) => char.IsAsciiDigit(word[0]) ? int.Parse(word, CultureInfo.InvariantCulture) : EnglishMonths.IndexOf(word.ToLowerInvariant()) + 1;

    [GeneratedRegex(@"\G[^\d，。；;,]{0,40}\bin (?:[A-Z][a-z]+(?: 20\d\d)?|20\d\d)\b", RegexOptions.None, 10_000)]
    private static partial Regex Behind();

    [GeneratedRegex(@"(?<when>20\d\d)\s*年|\b(?:in|by|for|during|[a-z]{3,9}) (?<when>20\d\d)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Years();

    [GeneratedRegex(@"(?<!\d)(?<when>\d{1,2})\s*月|\b(?<when>January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.None, 10_000)]
    private static partial Regex Months();
}
