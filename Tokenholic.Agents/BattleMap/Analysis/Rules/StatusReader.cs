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
    private readonly RejectionReader _rejection = new(page);
    private readonly FormerUseReader _formerUse = new(page);
    private readonly ReachReader _reach = new(page);

    /// <summary>The status at a mention, or the reason why there is none.</summary>
    public StatusReading Read(Sentence sentence, Mention mention)
    {
        if (WhyNot().IsMatch(page.Lower(new Span(sentence.Span.Start, mention.Span.Start))))
        {
            return StatusReading.Of(UsageStatus.Denied); // whoever is asked why not does not
        }

        if (Migration.Read(page, sentence, mention) is { } moved)
        {
            return StatusReading.Of(moved);
        }

        var own = sentence.ClauseAt(mention.Span.Start);
        if (_rejection.Read(sentence, mention, own) is { } reason)
        {
            return StatusReading.None(reason);
        }

        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        if (Inventory.Read(page, sentence, mention) is { } listed)
        {
            return StatusReading.Of(listed);
        }

        if (_reach.Read(sentence, mention, own) is { } reached)
        {
            return reached;
        }

        if (_formerUse.Read(sentence, mention, own) is { } former)
        {
            return former;
        }

        if (Agreement(sentence, own, words) is { } agreed)
        {
            return agreed;
        }

        var at = Math.Max(page.ListOf(mention).Start, clause.Start) - clause.Start;
        var direct = IsObject(words[..at]);
        return Timing(words, at) switch
        {
            { } here when direct || Uses(words) || Cues.Has("use", page.Lower(sentence.Span)) || (here is UsageStatus.Planned && Tense.WillAct(words[..at])) => StatusReading.Of(here),
            UsageStatus.Planned when Cues.Has("plan_object", words.AsSpan(0, at)) => StatusReading.Of(UsageStatus.Planned),
            _ when direct => StatusReading.Of(UsageStatus.InUse),
            _ => FromNeighbours(sentence, own, words, mention),
        };
    }

    internal static bool Uses(string words) => Cues.Has("use", words);

    [GeneratedRegex(@"(?:为什么|为何|为啥|怎么|何以)(?:不|没|没有|不去|不直接|一直不|迟迟不)(?:用|选|接|上|考虑|采用|使用|接入|直接用|买|试)[^，。；]{0,4}$|\bwhy (?:we|they|it|\w+) (?:do|did|does)(?:n't| not) (?:\w+ )?(?:use|choose|pick|adopt|buy|go with)[^.;,]{0,8}$|\bwhy not (?:just |simply )?(?:use|choose|go with)[^.;,]{0,8}$", RegexOptions.None, 10_000)]
    private static partial Regex WhyNot();

    /// <summary>分镜用豆包, 主要靠X: the short verbs that are too common to be cues by themselves.</summary>
    internal static bool IsObject(string before) => ShortVerb().IsMatch(before);

    [GeneratedRegex("(?:用|用到|用上|走|接|调|跑|选|靠|换成|换)(?:的就是|的则是|的也是|的是|了|着|过|的)?(?:自家|自研|自己|阿里|百度|腾讯|字节|华为)?的?\\s*[“\"]?$", RegexOptions.None, 10_000)]
    private static partial Regex ShortVerb();

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
            _ when Concluded().IsMatch(words) && !Cues.Has("plan", rest) && (own + 1 >= sentence.Clauses.Count || Listed().IsMatch(words) || Result().IsMatch(page.Lower(sentence.Clauses[own + 1]))) && page.In(sentence.Clauses[own]).Exists(m => m.Model is not null) => StatusReading.Of(UsageStatus.InUse, sure: false),
            _ when Cues.Has("plan", rest + page.NextSentence(sentence)) => StatusReading.Of(UsageStatus.Planned, sure: false),
            _ => StatusReading.None(DropReason.PartnershipOnly),
        };
    }

    // 已与X、Y达成合作，形成…架构
    [GeneratedRegex("已经?(?:先后|陆续)?[与和同][^，。；]{2,60}达成", RegexOptions.None, 10_000)]
    private static partial Regex Concluded();

    [GeneratedRegex("^[^，。；]{0,4}(?:形成|实现|打造|上线|推出|构建|建成|搭建|完成|落地)", RegexOptions.None, 10_000)]
    private static partial Regex Result();

    [GeneratedRegex("包括", RegexOptions.None, 10_000)]
    private static partial Regex Listed();

    private UsageStatus? Timing(string words, int at) => Tense.Of(words, at, page.AskedNames);

    [GeneratedRegex(@"^\s(?:rivals?|competitors?|bet|partnership|deal|investment|stake|moment|problem|question|strategy|killer|alternative)\b", RegexOptions.None, 10_000)]
    private static partial Regex OwnRival();

    // the company does something to it; "talk" lists what is no use
    [GeneratedRegex(@"^\s(?:(?:has|have|had|now|also|already|recently|then|is|are) )*\w{3,}(?:s|ed|ing)\b", RegexOptions.None, 10_000)]
    private static partial Regex EnglishVerb();

    private StatusReading FromNeighbours(Sentence sentence, int own, string words, Mention mention)
    {
        // "rolled out Harbinger — a GPT-4-based platform": what is used is named first
        if (own > 0 && Apposition().IsMatch(words) && page.Lower(sentence.Clauses[own - 1]) is var named && Uses(named))
        {
            return StatusReading.Of(Timing(named, named.Length) ?? UsageStatus.InUse);
        }

        for (var i = own - 1; i >= 0 && i >= own - 3; i--)
        {
            var earlier = page.Lower(sentence.Clauses[i]);
            if (IsOthers(sentence, i, own))
            {
                break; // 同行都在谈X，但公司选的是Y
            }

            if (Timing(earlier, earlier.Length) is { } before && (Uses(words) || Uses(earlier)))
            {
                return StatusReading.Of(before, sure: false);
            }
        }

        if (Uses(words))
        {
            return StatusReading.Of(UsageStatus.InUse, sure: false);
        }

        if (own + 1 < sentence.Clauses.Count && Besides().IsMatch(words) && page.Lower(sentence.Clauses[own + 1]) is var besides && Also().IsMatch(besides) && Uses(besides))
        {
            return StatusReading.Of(Timing(besides, besides.Length) ?? UsageStatus.InUse);
        }

        if (own + 1 < sentence.Clauses.Count)
        {
            var next = page.Lower(sentence.Clauses[own + 1]);
            if (Uses(next) && page.In(sentence.Clauses[own + 1]).Count == 0)
            {
                return StatusReading.Of(Timing(next, next.Length) ?? Whenever(words), sure: false);
            }
        }

        if (Configured().IsMatch(page.Lower(new Span(sentence.Span.Start, mention.Span.Start))))
        {
            return StatusReading.Of(UsageStatus.InUse);
        }

        return Cues.Has("partner_label", words) ? StatusReading.None(DropReason.PartnershipOnly)
            : IsActedOn(sentence, own, mention) ? StatusReading.Of(Timing(words, words.Length) ?? Whenever(words), sure: false)
            : StatusReading.None(DropReason.NoUseStated);
    }

    // `CHAT_MODEL` | `X`, model: X: what a system is told to call
    [GeneratedRegex(@"(?:[a-z0-9]+[_-])?(?:model|llm)(?:[_-](?:name|id))?[`""']?\s*[:=|]\s*[`""']?$", RegexOptions.None, 10_000)]
    private static partial Regex Configured();

    private bool IsOthers(Sentence sentence, int clause, int own)
    {
        var actors = page.Subjects.In(sentence).ToList();
        return actors.Exists(a => a.Kind is ActorKind.Asked or ActorKind.Pronoun && sentence.Clauses[own].Contains(a.Span))
            && actors.Exists(a => a is { Kind: ActorKind.Other or ActorKind.Anyone, Vendor: false, Role: ActorRole.Subject } && sentence.Clauses[clause].Contains(a.Span));
    }

    // 除了X，还接入了Y: X too
    [GeneratedRegex(@"^\W*(?:此外|目前)?(?:除了?|在)|^\W*(?:in addition to|besides|alongside|apart from|as well as)\b", RegexOptions.None, 10_000)]
    private static partial Regex Besides();

    [GeneratedRegex(@"还|也|又|同时|\b(?:also|too)\b", RegexOptions.None, 10_000)]
    private static partial Regex Also();

    [GeneratedRegex(@"^\W*(?:a|an|the) ", RegexOptions.None, 10_000)]
    private static partial Regex Apposition();

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
        if (between is "'s ")
        {
            return !OwnRival().IsMatch(page.Lower(new Span(mention.Span.End, clause.End))); // Acme's ChatGPT stylist
        }

        if (mention.Coined)
        {
            return !Cues.Has("view", page.Lower(clause)); // 甲打造“晨曦”大模型
        }

        return !Cues.Has("talk", between) && (EnglishVerb().IsMatch(between) || between.Any(c => c is >= '\u4e00' and <= '\u9fff' || c == '|')) && between.Length >= 2;
    }
}
