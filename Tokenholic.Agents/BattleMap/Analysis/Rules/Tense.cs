using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Reads from the words of a clause whether something is done or still to come.</summary>
internal static partial class Tense
{
    /// <summary>Planned or in use by the cue nearest before the place <paramref name="at"/>, else the first after it; null when the clause has none.</summary>
    public static UsageStatus? Of(string words, int at, IEnumerable<string> companyNames)
    {
        // “未来法官助手” is no future, nor is a company called 新希望
        words = QuotedName().Replace(words, name => new string('〇', name.Length));
        words = companyNames.Aggregate(words, (rest, name) => rest.Replace(name, new string('〇', name.Length), StringComparison.OrdinalIgnoreCase));

        // behind the mention only a future tense counts: 会前准备 and 未来 are about something else there
        var plans = Cues.Get("plan").Matches(words).Where(m => m.Index < at || Cues.Get("future").IsMatch(m.Value)).ToList();
        var done = Cues.Get("done").Matches(words).Where(d => !plans.Exists(p => IsGovernedBy(words, d, p))).Select(m => (m.Index, Status: UsageStatus.InUse));
        var cues = plans.Select(p => (p.Index, Status: UsageStatus.Planned)).Concat(done).OrderBy(c => c.Index).ToList();
        if (cues.Count == 0)
        {
            return null;
        }

        var before = cues.Where(c => c.Index < at).ToList();
        return before.Count > 0 ? before[^1].Status : cues[0].Status;
    }

    /// <summary>Whether the words before the place say that somebody is going to do something to what stands there, whatever it is.</summary>
    public static bool WillAct(string before) => FutureVerb().Match(before) is { Success: true } verb && !Cues.Has("talk", verb.Groups["verb"].Value);

    /// <summary>将正式接入 is not done; nor is the assistant "built on X" that a company "will roll out": a participle has no tense of its own.</summary>
    private static bool IsGovernedBy(string words, Match done, Match plan) =>
        (done.Index >= plan.Index && done.Index <= plan.Index + plan.Length + 1)
        || (done.Index > plan.Index && Participle().IsMatch(words.AsSpan(done.Index)) && !Finite().IsMatch(words.AsSpan(plan.Index + plan.Length, done.Index - plan.Index - plan.Length)));

    [GeneratedRegex(@"[“""「](?![^”""」]*(?:计划|协议))[^”""」，。]{2,12}[”""」]", RegexOptions.None, 10_000)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"^(?:re)?(?:built|based|powered|deployed|developed|trained|hosted|integrated|launched|implemented|rolled out|driven|created)\s(?:\w+ly\s)?(?:on|with|by|in|using|around|from|atop|upon|through|into|for)\b", RegexOptions.None, 10_000)]
    private static partial Regex Participle();

    [GeneratedRegex(@"(?:\b(?:has|have|had|is|are|was|were|been|already|that|which|who|and|but|it|they|we)|[,;])\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Finite();

    [GeneratedRegex(@"\b(?:will|would|(?:plans?|planning|intends?|aims?|hopes?|expects?|going|set|ready|scheduled|wants?) to)\s(?:\w+ly\s)?(?<verb>\w{3,})\b(?!.*\b(?:but|while)\b)", RegexOptions.None, 10_000)]
    private static partial Regex FutureVerb();
}
