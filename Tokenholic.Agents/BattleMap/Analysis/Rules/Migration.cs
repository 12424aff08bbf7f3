using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Reads moves from one model or cloud to another: what is left is past, what is moved to is in use – or planned, when the move is.</summary>
internal static partial class Migration
{
    /// <summary>The status the move gives the mention, or null when the sentence tells of no move that involves it.</summary>
    public static UsageStatus? Read(Page page, Sentence sentence, Mention mention)
    {
        var words = page.Lower(sentence.Span);
        if (ReplacedIt().Match(words) is { Success: true } it && mention.Span.Start - sentence.Span.Start is var at)
        {
            return at < it.Index ? UsageStatus.Past : Holds(it.Groups["to"], mention, sentence) && page.In(sentence.Span)[0].Span.Start - sentence.Span.Start < it.Index ? IsPlanned(words, it) ? UsageStatus.Planned : UsageStatus.InUse : null;
        }

        foreach (var frame in new[] { ChineseMove(), EnglishMove(), ChineseFromTo(), ChineseReplace(), ChineseReplacedBy(), EnglishFromTo(), EnglishReplace(), EnglishReplacedBy(), EnglishOffTo(), EnglishBeforeTo() })
        {
            foreach (Match move in frame.Matches(words))
            {
                if (Holds(move.Groups["moved"], mention, sentence))
                {
                    return IsPlanned(words, move) ? UsageStatus.Planned : UsageStatus.InUse; // what is moved stays, only its place changes
                }

                if (Holds(move.Groups["from"], mention, sentence))
                {
                    return IsPlanned(words, move) ? UsageStatus.InUse : UsageStatus.Past;
                }

                if (Holds(move.Groups["to"], mention, sentence) && HoldsAny(move.Groups["from"], page, sentence))
                {
                    return IsPlanned(words, move) ? UsageStatus.Planned : UsageStatus.InUse;
                }
            }
        }

        return null;
    }

    private static bool Holds(Group part, Mention mention, Sentence sentence) =>
        part.Success && new Span(sentence.Span.Start + part.Index, sentence.Span.Start + part.Index + part.Length).Contains(mention.Span);

    private static bool HoldsAny(Group part, Page page, Sentence sentence) => page.In(sentence.Span).Exists(m => Holds(part, m, sentence));

    private static bool IsPlanned(string words, Match move) =>
        Cues.Has("plan", words.AsSpan(Math.Max(0, move.Index - 20), Math.Min(move.Index, 20) + Math.Min(6, move.Length)));

    // what stood before "it" is what was replaced
    [GeneratedRegex(@"\b(?:replac|swap|ditch|drop)\w*\s+(?:it|them|that|both)\b[^.;]{0,30}?\b(?:with|for|in favou?r of|by)\b(?<to>[^.;]{2,80})|(?:将|把)(?:它|其|之|它们)(?:全部|全面|整体|统一)?(?:替换|切换|更换|换|升级)(?:为|成|到)了?(?<to>[^，。；]{2,40})", RegexOptions.None, 10_000)]
    private static partial Regex ReplacedIt();

    [GeneratedRegex(@"(?:将|把)(?<moved>[^，。；]{2,40}?)从(?<from>[^，。；]{2,30}?)(?:迁移|切换|转移|搬|切|挪|换)(?:到|至|向|成)了?(?<to>[^，。；]{2,40})", RegexOptions.None, 10_000)]
    private static partial Regex ChineseMove();

    [GeneratedRegex(@"\b(?:migrat|mov|shift|port)\w*\b(?<moved>[^.;]{3,60}?)\bfrom\b(?<from>[^.;]{2,60}?)\b(?:to|onto|over to)\b(?<to>.{2,80})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishMove();

    [GeneratedRegex(@"(?:从|由)(?<from>[^，。；]{2,30}?)(?:全面|正式|逐步|平滑|整体|统一)?(?:迁移|切换|转换|转移|升级|替换|更换|过渡|换|改|转|迁|搬|切)(?:到|至|为|成|向|往|了)(?<to>[^，。；]{2,40})", RegexOptions.None, 10_000)]
    private static partial Regex ChineseFromTo();

    [GeneratedRegex(@"(?:将|把)(?<from>[^，。；]{2,30}?)(?:全面|正式|逐步|统一)?(?:替换|切换|升级|迁移|更换|换)(?:为|成|到|至)了?(?<to>[^，。；]{2,40})", RegexOptions.None, 10_000)]
    private static partial Regex ChineseReplace();

    [GeneratedRegex(@"(?<to>[^，。；]{2,40}?)(?:取代|替代|替换|代替)(?:了|掉)?(?:原有的?|此前的?|原来的?|之前的?|早期的?)?(?<from>[^，。；为成到]{2,30})", RegexOptions.None, 10_000)]
    private static partial Regex ChineseReplacedBy();

    [GeneratedRegex(@"\b(?:migrat|mov|switch|transition|upgrad|shift|chang)\w*\b[^.;]{0,40}?\bfrom\b(?!\s\w+ing\b)(?<from>[^.;]{2,60}?)\b(?:to|onto|over to)\b(?<to>.{2,80})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishFromTo();

    [GeneratedRegex(@"\b(?:replac|swap)\w*\b(?<from>[^.;]{2,60}?)\b(?:with|by|for)\b(?<to>.{2,80})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishReplace();

    [GeneratedRegex(@"(?<to>[^.;]{2,60}?)\b(?:replaces|replaced|replacing|supersed\w+|has replaced|is replacing)\b(?!\s+(?:it|them|that|both)\b)(?<from>[^;]{2,60})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishReplacedBy();

    [GeneratedRegex(@"\b(?:drop|ditch|abandon|mov\w+ (?:off|away from)|migrat\w+ (?:off|away from)|switch\w+ (?:off|away from))\w*\b(?<from>[^.;]{2,60}?)\b(?:in favou?r of|for|to)\b(?<to>.{2,80})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishOffTo();

    // "built it on X before moving to Y"
    [GeneratedRegex(@"(?<from>[^.;]{3,90}?)\b(?:before|then|later)\s(?:mov|switch|migrat|shift|upgrad|transition)\w*\s(?:\w+\s)?(?:to|onto)\b(?<to>.{2,80})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishBeforeTo();
}
