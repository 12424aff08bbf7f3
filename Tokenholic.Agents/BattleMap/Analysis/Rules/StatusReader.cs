using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// Reads from a sentence how its subject stands to a mentioned model, platform or cloud. The mention's own clause decides; what
/// it leaves open is taken from the clauses before it, then from the one after.
/// </summary>
internal sealed partial class StatusReader(Page page)
{
    /// <summary>The status at a mention, or the reason why there is none.</summary>
    public StatusReading Read(Sentence sentence, Mention mention)
    {
        if (Migration.Read(page, sentence, mention) is { } moved)
        {
            return StatusReading.Of(moved);
        }

        var own = sentence.ClauseAt(mention.Span.Start);
        if (Rejected(sentence, mention, own) is { } reason)
        {
            return StatusReading.None(reason);
        }

        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        if (Denial(sentence, own, words) is { } denial)
        {
            return denial;
        }

        if (PastUse(sentence, mention, own) is { } past)
        {
            return past;
        }

        if (Agreement(sentence, own, words) is { } agreed)
        {
            return agreed;
        }

        var at = Math.Max(page.ListOf(mention).Start, clause.Start) - clause.Start;
        var direct = IsObject(words[..at]);
        return Timing(words, at) switch
        {
            { } here when direct || Uses(words) || Cues.Has("use", page.Lower(sentence.Span)) => StatusReading.Of(here),
            UsageStatus.Planned when Cues.Has("plan_object", words.AsSpan(0, at)) => StatusReading.Of(UsageStatus.Planned),
            _ when direct => StatusReading.Of(UsageStatus.InUse),
            _ => FromNeighbours(sentence, own, words, mention),
        };
    }

    private static bool Uses(string words) => Cues.Has("use", words);

    /// <summary>分镜用豆包, 主要靠X: the short verbs that are too common to be cues by themselves.</summary>
    private static bool IsObject(string before) => ShortVerb().IsMatch(before);

    [GeneratedRegex(@"(?:发布|推出|开源|公布|亮相)(?:了|的)?(?:最新的?|全新的?|新一代的?|自研的?)*\s*[“""]?$|\b(?:releas\w+|unveil\w+|announc\w+|introduc\w+)\s+(?:its|the|new|latest|\s)*$", RegexOptions.None, 1000)]
    private static partial Regex Released();

    [GeneratedRegex("(?:用|用到|用上|接|调|跑|选|靠|换成|换)(?:的就是|的是|了|着|过|的)?(?:自家|自研|自己|阿里|百度|腾讯|字节|华为)?的?\\s*[“\"]?$", RegexOptions.None, 1000)]
    private static partial Regex ShortVerb();

    private DropReason? Rejected(Sentence sentence, Mention mention, int own)
    {
        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        var before = page.Lower(new Span(clause.Start, Math.Max(clause.Start, page.ListOf(mention).Start)));
        if (Questions.IsQuestion(page, sentence) || Cues.Has("question", words))
        {
            return DropReason.Question;
        }

        if (Cues.Has("undisclosed", words) || Cues.Has("not_use", words) || Cues.Has("reviewed", page.Lower(sentence.Span)))
        {
            return DropReason.NoUseStated;
        }

        if (Released().IsMatch(before) || Cues.Has("for_customers", before))
        {
            return DropReason.VendorMarketing;
        }

        if (IsComment(sentence, mention, own))
        {
            return DropReason.NoUseStated;
        }

        if (Cues.Has("supplied", before) && !Cues.Has("supplier_of_models", before))
        {
            return DropReason.PartnershipOnly;
        }

        if (Cues.Has("instead_of", before.AsSpan(Math.Max(0, before.Length - 36))))
        {
            return DropReason.Comparison;
        }

        if (Cues.Has("event", words) && !Cues.Has("put_to_use", words) && !Cues.Has("agreement", words))
        {
            return DropReason.PartnershipOnly;
        }

        if (Cues.Has("comparison", before.AsSpan(Math.Max(0, before.Length - 18))) && !Cues.Has("done", before))
        {
            return DropReason.Comparison;
        }

        if (Cues.Has("hypothetical", before) || (own > 0 && Cues.Has("hypothetical", page.Lower(sentence.Clauses[own - 1])) && !Cues.Has("done", words)))
        {
            return DropReason.NoUseStated;
        }

        return null;
    }

    /// <summary>A view of the market, an invented example, or a remark on what the model costs or brings: 随着X成本下降…, 接入X的门槛不高.</summary>
    private bool IsComment(Sentence sentence, Mention mention, int own)
    {
        var all = page.Lower(sentence.Span);
        var after = page.Lower(new Span(page.ListOf(mention).End, Math.Max(page.ListOf(mention).End, sentence.Span.End)));
        if (Cues.Has("invented", all) || Cues.Has("lawsuit", all) || Cues.Has("nominal", after))
        {
            return true;
        }

        // 随着X的发布，甲完成部署 tells of a use, as long as somebody puts it to use
        var named = page.Subjects.In(sentence).Any(a => a.Kind is ActorKind.Asked or ActorKind.Pronoun && !Cues.Has("view", page.Lower(new Span(a.Span.Start, Math.Min(sentence.Span.End, a.Span.End + 4)))));
        return (Cues.Has("view", all) && !named)
            || (Cues.Has("rise", page.Lower(new Span(sentence.Clauses[own].Start, mention.Span.Start))) && !(named && sentence.Clauses.Skip(own + 1).Any(c => Cues.Has("put_to_use", page.Lower(c)) || Cues.Has("self_hosted", page.Lower(c)))));
    }

    private StatusReading? Denial(Sentence sentence, int own, string words)
    {
        var all = page.Lower(sentence.Span);
        if (Cues.Has("trial", all) && Cues.Has("dropped", UntilNextMention(sentence, own)))
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

        if (Cues.Has("deny", Cues.Get("no_cooperation").Replace(words, "，")))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        // 对X持谨慎态度，至今未接入: the verb is in the next clause and its object is not named again
        var noCooperation = Cues.Has("no_cooperation", words);
        if ((noCooperation || !Uses(words)) && own + 1 < sentence.Clauses.Count)
        {
            var next = page.Lower(sentence.Clauses[own + 1]);
            if (page.In(sentence.Clauses[own + 1]).Count == 0 && Cues.Has("deny", next))
            {
                return StatusReading.Of(UsageStatus.Denied);
            }
        }

        // 未与X签约，但产品调用了其开源模型
        return !noCooperation ? null
            : own + 1 < sentence.Clauses.Count && page.Lower(sentence.Clauses[own + 1]) is var then && ItsModel().IsMatch(then) && Cues.Has("put_to_use", then) ? StatusReading.Of(UsageStatus.InUse)
            : StatusReading.None(DropReason.PartnershipOnly);
    }

    [GeneratedRegex(@"其(?:开源|大|基础|api|推理)?(?:模型|api|能力|技术|代码)|该(?:大)?模型", RegexOptions.None, 1000)]
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
        var before = page.Lower(new Span(clause.Start, mention.Span.Start));
        if (Cues.Has("unlike", before))
        {
            return Cues.Has("past", page.Lower(new Span(sentence.Span.Start, mention.Span.Start))) || Cues.Has("last_time", words) ? StatusReading.Of(UsageStatus.Past) : StatusReading.None(DropReason.Comparison);
        }

        var past = Cues.Get("past").Match(before);
        if (IsSuperseded(sentence, mention, own))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (!past.Success || !(Uses(words[past.Index..]) || IsObject(before)) || Cues.Has("still", words) || Cues.Has("perfect", words))
        {
            return null;
        }

        var later = page.Lower(new Span(clause.End, sentence.Span.End)) + NextSentence(sentence);
        return Cues.Has("ended", UntilNextMention(sentence, own)) || Cues.Has("only", words) || Cues.Has("once", words) || Cues.Has("now", later) ? StatusReading.Of(UsageStatus.Past) : null;
    }

    /// <summary>An agreement is no use yet: what follows it in the sentence says whether it is one, or a plan, or just a partnership.</summary>
    private StatusReading? Agreement(Sentence sentence, int own, string words)
    {
        if (!Cues.Has("agreement", words) || Cues.Has("put_to_use", words))
        {
            return null;
        }

        var rest = page.Lower(new Span(sentence.Clauses[own].Start, sentence.Span.End));
        var others = page.Lower(new Span(sentence.Clauses[own].End, sentence.Span.End));
        return Timing(others, others.Length) switch
        {
            UsageStatus.InUse when Uses(others) => StatusReading.Of(UsageStatus.InUse),
            UsageStatus.Planned => StatusReading.Of(UsageStatus.Planned),
            _ when Cues.Has("plan", rest + NextSentence(sentence)) => StatusReading.Of(UsageStatus.Planned, sure: false),
            _ => StatusReading.None(DropReason.PartnershipOnly),
        };
    }

    /// <summary>2024年换成了甲，如今底座为乙: 甲 was an in-between.</summary>
    private bool IsSuperseded(Sentence sentence, Mention mention, int own)
    {
        if (!Cues.Has("last_time", page.Lower(sentence.Clauses[own])))
        {
            return false;
        }

        return sentence.Clauses.Skip(own + 1).Any(c => Cues.Get("superseded").Match(page.Lower(c)) is { Success: true, Index: <= 2 }
            && page.In(c).Exists(m => m.Model is not null && m.Model.Id != mention.Model?.Id));
    }

    private string NextSentence(Sentence sentence) =>
        sentence.Index + 1 < page.Sentences.Count && page.Sentences[sentence.Index + 1].Paragraph == sentence.Paragraph
            ? page.Lower(page.Sentences[sentence.Index + 1].Span)
            : "";

    /// <summary>Planned or in use by the cue nearest before the mention, else the first after it; null when the clause has none.</summary>
    private static UsageStatus? Timing(string words, int at)
    {
        // behind the mention only a future tense counts: 会前准备 and 未来 are about something else there
        var plans = Cues.Get("plan").Matches(words).Where(m => m.Index < at || Cues.Get("future").IsMatch(m.Value)).ToList();
        var done = Cues.Get("done").Matches(words).Select(m => (m.Index, Status: UsageStatus.InUse))
            .Where(d => !plans.Exists(p => d.Index >= p.Index && d.Index <= p.Index + p.Length + 1)); // 将正式接入 is not done
        var cues = plans.Select(p => (p.Index, Status: UsageStatus.Planned)).Concat(done).OrderBy(c => c.Index).ToList();
        if (cues.Count == 0)
        {
            return null;
        }

        var before = cues.Where(c => c.Index < at).ToList();
        return before.Count > 0 ? before[^1].Status : cues[0].Status;
    }

    private StatusReading FromNeighbours(Sentence sentence, int own, string words, Mention mention)
    {
        for (var i = own - 1; i >= 0 && i >= own - 3; i--)
        {
            var earlier = page.Lower(sentence.Clauses[i]);
            if (Timing(earlier, earlier.Length) is { } before && (Uses(words) || Uses(earlier)))
            {
                return StatusReading.Of(before, sure: false);
            }
        }

        if (Uses(words))
        {
            return StatusReading.Of(UsageStatus.InUse, sure: false);
        }

        if (own + 1 < sentence.Clauses.Count)
        {
            var next = page.Lower(sentence.Clauses[own + 1]);
            if (Uses(next) && page.In(sentence.Clauses[own + 1]).Count == 0)
            {
                return StatusReading.Of(Timing(next, next.Length) ?? Whenever(words), sure: false);
            }
        }

        return Cues.Has("partner_label", words) ? StatusReading.None(DropReason.PartnershipOnly)
            : IsActedOn(sentence, own, mention) ? StatusReading.Of(Timing(words, words.Length) ?? Whenever(words), sure: false)
            : StatusReading.None(DropReason.NoUseStated);
    }

    private static UsageStatus Whenever(string words) => Cues.Has("plan", words) ? UsageStatus.Planned : UsageStatus.InUse;

    /// <summary>The company is the subject of the mention's clause and does something to it; nobody can list every verb for that. A table's row counts too.</summary>
    private bool IsActedOn(Sentence sentence, int own, Mention mention)
    {
        var clause = sentence.Clauses[own];
        if (mention.Kind is not (MentionKind.Model or MentionKind.Platform) || page.Subjects.In(sentence).LastOrDefault(a => a.Span.End <= mention.Span.Start) is not { Kind: ActorKind.Asked or ActorKind.Pronoun, Role: ActorRole.Subject } actor || !clause.Contains(actor.Span))
        {
            return false;
        }

        var between = page.Lower(new Span(actor.Span.End, Math.Max(actor.Span.End, page.ListOf(mention).Start)));
        return !Cues.Has("talk", between) && between.Any(c => c is >= '\u4e00' and <= '\u9fff' || c == '|') && between.Length >= 2;
    }
}
