using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Reads what is not used, or no longer: denials and bans, trials that led nowhere, what something else took the place of.</summary>
internal sealed partial class FormerUseReader(Page page)
{
    /// <summary>Denied, past, a reason why there is no status, or null when the clause says nothing of the kind.</summary>
    public StatusReading? Read(Sentence sentence, Mention mention, int own) =>
        Ending(sentence, own)
        ?? Denial(sentence, own, page.Lower(sentence.Clauses[own])) ?? PastUse(sentence, mention, own);

    // 原定接入X的计划已搁置, "stopped short of signing with X", "scrapped plans to adopt X"
    [GeneratedRegex(@"(?:接入|采用|使用|引入|部署|切换|迁移|迁往|升级|对接|上线|采购|合作)[^，。；]{0,24}的(?:计划|项目|方案|安排|事宜|打算)[^，。；]{0,6}(?:搁置|取消|叫停|中止|终止|暂停|作罢|告吹|流产|停摆)|(?:搁置|取消|叫停|中止|终止|暂停)了?[^，。；]{0,8}(?:接入|采用|使用|引入|部署|切换|迁移|升级|对接|采购)[^，。；]{0,24}的(?:计划|项目|方案|打算)|\b(?:stopped|fell|stops) short of\b|\b(?:shelved|scrapped|cancell?ed|abandoned|dropped|halted|suspended)\b[^.;,]{0,16}\bplans? (?:to|for)\b|\bplans? to\b[^.;,]{0,60}\b(?:shelved|scrapped|cancell?ed|abandoned|dropped|on hold|on ice)\b", RegexOptions.None, 10_000)]
    private static partial Regex NeverBegan();

    private StatusReading? Ending(Sentence sentence, int own)
    {
        if (NeverBegan().IsMatch(page.Lower(sentence.Clauses[own])))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        return EndedAside(sentence, own) ? StatusReading.Of(UsageStatus.Past) : null;
    }

    /// <summary>"The previous assistant, built on X, was switched off": the aside says on what it ran, the clause behind it that it ended.</summary>
    private bool EndedAside(Sentence sentence, int own) =>
        own > 0 && own + 1 < sentence.Clauses.Count && Aside().IsMatch(page.Lower(sentence.Clauses[own]))
        && page.Lower(sentence.Clauses[own + 1]) is var then && Ended().IsMatch(then) && (Cues.Has("stopped", then) || Cues.Has("ended", then));

    [GeneratedRegex(@"^\s*(?:which |that )?(?:was |were |had been |has been )?(?:re)?(?:built|based|running|ran|powered|trained|hosted|developed)\b", RegexOptions.None, 10_000)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^\s*(?:was|were|has been|have been|had been|is being|are being)\b", RegexOptions.None, 10_000)]
    private static partial Regex Ended();

    private StatusReading? Denial(Sentence sentence, int own, string words)
    {
        var all = page.Lower(sentence.Span);
        if (Cues.Has("trial", all) && (Cues.Has("dropped", UntilNextMention(sentence, own)) || (page.NextSentence(sentence) is var next and not "" && TheTrial().IsMatch(next) && Cues.Has("dropped", next))))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        if (Cues.Has("banned", words))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        if (Cues.Has("stopped", words))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (Cues.Has("deny", Cues.Get("undisclosed").Replace(Cues.Get("no_cooperation").Replace(words, "，"), "，")))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        // 对X持谨慎态度，至今未接入: the verb is in the next clause and its object is not named again
        var noCooperation = Cues.Has("no_cooperation", words);
        if ((noCooperation || !StatusReader.Uses(words)) && own + 1 < sentence.Clauses.Count)
        {
            var following = page.Lower(sentence.Clauses[own + 1]);
            if (page.In(sentence.Clauses[own + 1]).Count == 0 && Cues.Has("deny", Cues.Get("undisclosed").Replace(following, "，")))
            {
                return StatusReading.Of(UsageStatus.Denied);
            }
        }

        // 未与X签约，但产品调用了其开源模型
        return !noCooperation ? null
            : own + 1 < sentence.Clauses.Count && page.Lower(sentence.Clauses[own + 1]) is var then && ItsModel().IsMatch(then) && Cues.Has("put_to_use", then) ? StatusReading.Of(UsageStatus.InUse)
            : StatusReading.None(DropReason.PartnershipOnly);
    }

    [GeneratedRegex(@"^\s*(?:the|that|this) (?:trial|pilot|test|experiment|evaluation)\b|^\s*(?:但|不过)?(?:该|这次|此次)?(?:试点|试用|测试|试验)", RegexOptions.None, 10_000)]
    private static partial Regex TheTrial();

    [GeneratedRegex(@"其(?:开源|大|基础|api|推理)?(?:模型|api|能力|技术|代码)|该(?:大)?模型", RegexOptions.None, 10_000)]
    private static partial Regex ItsModel();

    /// <summary>The mention's clause and those after it that are still about it.</summary>
    private string UntilNextMention(Sentence sentence, int own)
    {
        var last = own;
        while (last + 1 < sentence.Clauses.Count && page.In(sentence.Clauses[last + 1]).Count == 0)
        {
            last++;
        }

        return page.Lower(new Span(sentence.Clauses[own].Start, sentence.Clauses[last].End));
    }

    private StatusReading? PastUse(Sentence sentence, Mention mention, int own)
    {
        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        var before = page.Lower(new Span(Opening(sentence, mention, own), mention.Span.Start));
        if (Cues.Has("unlike", before))
        {
            return Cues.Has("past", page.Lower(new Span(sentence.Span.Start, mention.Span.Start))) || Cues.Has("last_time", words) ? StatusReading.Of(UsageStatus.Past) : StatusReading.None(DropReason.Comparison);
        }

        var past = Cues.Get("past").Match(before);
        if (IsSuperseded(sentence, mention, own))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (IsInBetween(sentence, own, words))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (past.Success && WasFirst().IsMatch(before[past.Index..]))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (!past.Success || !(StatusReader.Uses(before[past.Index..] + page.Lower(new Span(mention.Span.Start, clause.End))) || StatusReader.IsObject(before)) || Cues.Has("still", UntilNextMention(sentence, own)) || Cues.Has("perfect", words))
        {
            return null;
        }

        var later = page.Lower(new Span(clause.End, sentence.Span.End)) + page.NextSentence(sentence);
        return Cues.Has("ended", UntilNextMention(sentence, own)) || Cues.Has("only", words) || Cues.Has("once", before + words) || Cues.Has("now", later) ? StatusReading.Of(UsageStatus.Past) : null;
    }

    /// <summary>Where the clause begins, a time that stands before it as a clause of its own included: 在此之前，…接入的是X.</summary>
    private int Opening(Sentence sentence, Mention mention, int own) =>
        own > 0 && page.In(sentence.Clauses[own - 1]).Exists(m => m.Vendor == mention.Vendor) && Cues.Has("past", page.Lower(sentence.Clauses[own - 1])) && !Cues.Has("now", page.Lower(sentence.Clauses[own])) ? sentence.Clauses[own - 1].Start // 最早跑在甲的平台上，用的是甲的模型
        : own > 0 && sentence.Clauses[own - 1] is { Length: <= 12 } time && (Cues.Has("past", page.Lower(time)) || Cues.Has("last_time", page.Lower(time))) && page.In(time).Count == 0 && !StatusReader.Uses(page.Lower(time)) ? time.Start : sentence.Clauses[own].Start;

    /// <summary>2024年换成了甲，如今底座为乙: 甲 was an in-between.</summary>
    private bool IsSuperseded(Sentence sentence, Mention mention, int own)
    {
        var another = sentence.Clauses.Skip(own + 1).Where(c => !page.Subjects.In(sentence).Any(a => a is { Kind: ActorKind.Other, Role: ActorRole.Subject, Vendor: false } && c.Contains(a.Span)) && page.In(c).Exists(m => m.Model is not null && m.Model.Family != mention.Model?.Family)).ToList();
        return another.Exists(c => Cues.Has("switched_to", page.Lower(new Span(c.Start, page.In(c)[0].Span.Start))))
            || (Cues.Has("last_time", page.Lower(sentence.Clauses[own])) && another.Exists(c => Cues.Get("superseded").Match(page.Lower(c)) is { Success: true, Index: <= 2 }));
    }

    /// <summary>最初是甲，随后换成乙，2025年起稳定在丙: 乙 was an in-between too.</summary>
    private bool IsInBetween(Sentence sentence, int own, string words) =>
        Cues.Has("then", (own > 0 && sentence.Clauses[own - 1].Length <= 6 ? page.Lower(sentence.Clauses[own - 1]) : "") + words) && sentence.Clauses.Skip(own + 1).Any(c => Cues.Has("since_then", page.Lower(c)) && page.In(c).Exists(m => m.Model is not null));

    [GeneratedRegex("^(?:最初|起初|最早|起先|先是|原先|当初)(?:是|为|用的是|采用的是|只?用|靠)?\\s*[“\"]?$|^(?:去年|前年|此前|之前)[^，。；]{0,20}还是\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex WasFirst();
}
