using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>Old and new in one sentence: 从年初的2亿增长到目前的30亿, "from 10,000 in January to 90,000 in October".</summary>
internal static partial class Growth
{
    private const int Between = 48;

    /// <summary>The numbers of a sentence; 从3万增长到30万 written as one range is the number that was reached.</summary>
    public static List<StatedNumber> Numbers(string sentence) =>
        [.. StatedNumber.In(sentence).Select(n => n.Low < n.High && From().IsMatch(sentence.AsSpan(0, n.Start)) && Grows().IsMatch(sentence) ? n with { Low = n.High } : n)];

    /// <summary>The number this one grew from, when the sentence says so.</summary>
    public static StatedNumber? Before(string sentence, IReadOnlyList<StatedNumber> numbers, StatedNumber number) =>
        numbers.LastOrDefault(n => n.End <= number.Start && IsLeft(sentence, n, number));

    /// <summary>Whether the sentence names a number that this one grew to.</summary>
    public static bool IsLeft(string sentence, IReadOnlyList<StatedNumber> numbers, StatedNumber number) =>
        numbers.Any(n => n.Start >= number.End && IsLeft(sentence, number, n));

    private static bool IsLeft(string sentence, StatedNumber left, StatedNumber reached)
    {
        var between = reached.Start - left.End is >= 0 and <= Between ? sentence[left.End..reached.Start] : "";
        return GrewTo().IsMatch(between) || (From().IsMatch(sentence.AsSpan(0, left.Start)) && To().IsMatch(between));
    }

    [GeneratedRegex(@"(?:从|由)[^，。；]{0,12}$|\bfrom (?:about |around |roughly |some |nearly |just |over |more than |under )?$", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex From();

    // straight up to the number: 增长到目前的, 升至
    [GeneratedRegex(@"(?:增长?|提升|上升|增加|扩大|扩展|扩容|攀升|上涨|涨|升|跃升|飙升|猛增|激增|发展|提高|翻|变|下降|降低?|减少|缩减|回落)了?(?:到|至|成|为)了?[^，。；\d]{0,10}$|\b(?:grew|grown|rose|risen|growing|rising|increased|climbed|jumped|soared|surged|up) to (?:about |around |roughly |some |nearly |over |more than )?$", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex GrewTo();

    [GeneratedRegex(@"(?:到|至)了?[^，。；\d]{0,10}$|\bto (?:about |around |roughly |some |nearly |over |more than )?$", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex To();

    [GeneratedRegex(@"[增涨升扩翻]|\b(?:gr[eo]w\w*|r[io]se\w*|rising|increas\w*|climb\w*|jump\w*|went|surg\w*|soar\w*|expand\w*|up)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Grows();
}
