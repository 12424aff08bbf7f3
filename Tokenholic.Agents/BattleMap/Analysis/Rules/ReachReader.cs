using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// Reads what a verb without its object says: 测过X，效果不差，但数据不能出境，所以没有用. It reaches back to the mention as long
/// as no other is named and nobody else begins to speak.
/// </summary>
internal sealed partial class ReachReader(Page page)
{
    /// <summary>Denied, past, a reason why there is no status, or null when nothing of the kind is said.</summary>
    public StatusReading? Read(Sentence sentence, Mention mention, int own)
    {
        var list = page.ListOf(mention);
        var clause = sentence.Clauses[own];
        var before = page.Lower(new Span(clause.Start, Math.Max(clause.Start, list.Start)));
        if (NegatedVerb().IsMatch(before))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        if (Removed().IsMatch(before))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (EndsItself().IsMatch(page.Lower(new Span(list.End, Math.Max(list.End, clause.End)))))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (YetToStart().IsMatch(page.Lower(new Span(list.End, Math.Max(list.End, clause.End)))))
        {
            return StatusReading.Of(UsageStatus.Planned);
        }

        var later = Later(sentence, list, own).ToList();
        var tried = Tried().IsMatch(before) || TrialNext().IsMatch(page.Lower(new Span(list.End, Math.Max(list.End, clause.End))));
        var wasUsed = Experienced().IsMatch(before) && !tried;
        if (tried && Chosen(sentence, mention) is { } chosen)
        {
            return StatusReading.Of(chosen ? UsageStatus.InUse : UsageStatus.Denied);
        }

        if (later.Exists(c => Stopped().IsMatch(c)))
        {
            return StatusReading.Of(tried ? UsageStatus.Denied : UsageStatus.Past);
        }

        if (!Cues.Has("done", page.Lower(clause)) && later.Exists(c => PlannedStart().IsMatch(c)))
        {
            return StatusReading.Of(UsageStatus.Planned);
        }

        if (later.Exists(c => NotGoneOn().IsMatch(c)))
        {
            return StatusReading.Of(tried || !wasUsed ? UsageStatus.Denied : UsageStatus.Past);
        }

        if (later.Exists(c => NegatedAtEnd().IsMatch(c)))
        {
            return StatusReading.Of(wasUsed ? UsageStatus.Past : UsageStatus.Denied);
        }

        if (tried && Fell().IsMatch(page.NextSentence(sentence)))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        if (later.Exists(c => TakenDown().IsMatch(c)))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        return Possible().IsMatch(before) && !Cues.Has("done", before) ? StatusReading.None(DropReason.NoUseStated)
            : wasUsed && !Cues.Has("still", page.Lower(sentence.Span)) && !Cues.Has("done", before) ? StatusReading.Of(UsageStatus.Past, sure: false)
            : null;
    }

    /// <summary>Of several that were tried, whether the mention's was taken in the end: 对比了甲、乙，最终选择乙. Null when that is not told.</summary>
    private bool? Chosen(Sentence sentence, Mention mention)
    {
        var end = sentence.Index + 1 < page.Sentences.Count && page.Sentences[sentence.Index + 1].Paragraph == sentence.Paragraph ? page.Sentences[sentence.Index + 1].Span.End : sentence.Span.End;
        var rest = new Span(page.ListOf(mention).End, Math.Max(page.ListOf(mention).End, end));
        if (Decision().Match(page.Lower(rest)) is not { Success: true } decision)
        {
            return null;
        }

        var taken = page.In(new Span(rest.Start + decision.Index, Math.Min(rest.End, rest.Start + decision.Index + decision.Length + 24)));
        return taken.Count == 0 || taken[0].Model is null || mention.Model is null ? null : taken[0].Model!.Family == mention.Model.Family;
    }

    [GeneratedRegex(@"(?:最终|最后|最终还是|最后还是)(?:[^，。；]{0,6})(?:选择|选了|选定|选用|采用|敲定|定了|定下|留下|用了|只有)了?|\b(?:in the end|ultimately|eventually|finally)\b[^.;]{0,20}?(?:\bonly\b|\b(?:chose|picked|selected|went with|settled on)\b)|\bwe (?:chose|picked|went with|settled on)\b", RegexOptions.None, 10_000)]
    private static partial Regex Decision();

    // "quietly pulled its X plug-in"
    [GeneratedRegex(@"\b(?:pulled|axed|scrapped|shelved|removed|withdrew|killed|retired|ditched|discontinued|unplugged)\s(?:(?:its|the|their|a|an|our)\s)?$", RegexOptions.None, 10_000)]
    private static partial Regex Removed();

    // 后因数据安全要求停止了试用
    [GeneratedRegex(@"^(?![^，。；]{0,14}(?:旧|原有|传统|人工))[^，。；]{0,16}?(?:停止|终止|中止|结束|叫停|放弃|取消)了?(?:试用|使用|合作|采购|续费|接入|测试|试点|该项目|项目)?[，。；”""]*\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Stopped();

    // 选定的底座是X，预计下半年正式投产
    [GeneratedRegex(@"^\s*(?:预计|力争|有望|计划|拟|将于|预定|争取)[^，。；]{0,14}(?:投产|上线|落地|投用|交付|启用|推出|投入使用|部署完成|完成部署|接入)", RegexOptions.None, 10_000)]
    private static partial Regex PlannedStart();

    // "has chosen X for an agent that is due to go live in autumn"
    [GeneratedRegex(@"\b(?:that|which|and) (?:is|are) (?:now )?(?:due|set|scheduled|expected|slated|planned|to be) (?:to )?(?:go(?:ing)? live|launch|start|begin|roll|replace|be |enter)|\b(?:due|set|scheduled|expected|slated) to (?:go live|launch|be rolled out|be deployed|enter service)\b", RegexOptions.None, 10_000)]
    private static partial Regex YetToStart();

    /// <summary>What follows the mention's list in its clause, and the clauses after it that name nothing else.</summary>
    private IEnumerable<string> Later(Sentence sentence, Span list, int own)
    {
        var at = sentence.ClauseAt(Math.Max(list.Start, list.End - 1));
        for (var i = Math.Max(own, at) + 1; i < sentence.Clauses.Count; i++)
        {
            var clause = sentence.Clauses[i];
            if (page.In(clause).Count > 0 || page.Subjects.In(sentence).Any(a => a is { Kind: ActorKind.Other, Role: ActorRole.Subject, Vendor: false } && clause.Contains(a.Span)))
            {
                yield break;
            }

            yield return page.Lower(clause);
        }
    }

    // 公司也没有用过X, 从未接过X
    [GeneratedRegex(@"(?:从未|从没|从不|并未|尚未|没有?|不曾|未曾|未|不再?)(?:有|去|真正|正式|直接|单独|在[^，。；]{1,12})?(?:使用|采用|接入|采购|选用|用|接|上|买|选|碰|试|开|装|签|跑)(?:过|上|了|着)?\s*[“""]?$|(?:\b(?:never|not)|n't)\s(?:(?:ever|yet|actually|even)\s)?(?:used|use|using|tried|bought|enabled|signed up for|adopted|deployed)\s(?:\w+\s){0,1}$|\b(?:bans?|banned|banning|block(?:s|ed|ing)|restrict(?:s|ed|ing)|prohibit\w*|barr(?:ed|ing)|bars|forbid\w*|outlaw\w*|disallow\w*)\s(?:(?:the|use|using|access|of|to|its|all|any|chinese|ai|app)\s){0,5}$", RegexOptions.None, 10_000)]
    private static partial Regex NegatedVerb();

    // 所以没有用, 但我们线上从没开过, 最后没有采用
    [GeneratedRegex(@"^(?![^，。；]{0,12}(?:数据|客户|用户|人工|旧|费用|风险|问题))[^，。；]{0,12}?(?:从未|从没|从不|并未|没有?|不曾|未曾|未)(?:有|能|再|被|真正|正式|最终|予)*(?:采用|采纳|选用|选择|使用|启用|接入|上线|采购|签约|推广|落地|部署|通过|用|接|上|买|选|开|签|碰|铺开)(?:过|上|成|它|起来)?\s*[，。；,;”""]*\s*$|\b(?:it|they|we|that|but|and|so)\b[^.;,]{0,20}\b(?:never|not|n't)\b[^.;,]{0,12}\b(?:used|use|adopted?|enabled?|deployed?|shipped?|chosen|chose|selected|signed|buy|bought|turned (?:it|them) on|(?:went|go|gone) live|make it|made it)(?: (?:it|them|in production))?\s*[,;.”""]*\s*$", RegexOptions.None, 10_000)]
    private static partial Regex NegatedAtEnd();

    // 试用结束就没有再开账号, 到期不再续约
    [GeneratedRegex(@"(?:没有?|未|不)再(?:用|续|签|续约|续签|续费|开|开账号|开通|采购|继续|推进|使用|往下|投入|往下走)[^，。；]{0,3}\s*[，。；,;”""]*\s*$|\b(?:did not|didn't|was not|wasn't|never|not to) (?:renew|extend|continue|proceed)\w*", RegexOptions.None, 10_000)]
    private static partial Regex NotGoneOn();

    // 两个月后这套系统就下线了
    [GeneratedRegex(@"^(?![^，。；]{0,14}(?:旧|原有|原来|传统|人工|同步))[^，。；]{0,12}?(?:(?:这套|该|此|整套|这个|它|那套)[^，。；]{0,6})?(?:就|便|即|也|已|已经|最终|随后|随即|后来|全部)(?:被)?(?:下线|停掉|停用|停了|关停|关掉|退役|下架|废弃|搁置|撤掉|拆掉)了?\s*[，。；,;”""]*\s*$", RegexOptions.None, 10_000)]
    private static partial Regex TakenDown();

    // X的旧服务随之下线
    [GeneratedRegex(@"^(?:大?模型)?的?(?:旧|老|原|接口|服务|系统|平台|版本|合同|账号|调用|通道)*(?:随之|随即|同步|也|已|已经|全部|正式|于[^，。；]{1,8}|同时)*(?:下线|停用|退役|关停|停掉|停止服务|撤下|弃用|到期)了?(?=[，。；]|$)", RegexOptions.None, 10_000)]
    private static partial Regex EndsItself();

    // "…, testing X. But accuracy was a stumbling block"
    [GeneratedRegex(@"^\s*(?:but|however|yet|unfortunately)\b[^.]*(?:\b(?:stumbling block|problems?|fell short|errors?|failed|too (?:slow|costly|expensive|often)|lacked|unreliable|disappoint\w+|not|never)\b|n't\b)|^\s*(?:但|不过|然而|可惜)[^。]*(?:不理想|不达标|达不到|太慢|太贵|不够|出错|不准|不稳|没法|无法|不合适|对不上)", RegexOptions.None, 10_000)]
    private static partial Regex Fell();

    [GeneratedRegex(@"(?:试|测|评估|对比|比较|比|考察|看|谈|聊|接触|摸|尝试|试用|测试|试点)(?:过|了)|\b(?:tried|tested|evaluated|piloted|testing everything|trialled|trialed|looked at|considered)\b", RegexOptions.None, 10_000)]
    private static partial Regex Tried();

    // 用X做过一轮PoC
    [GeneratedRegex(@"^[^，。；]{0,12}(?:做|跑|搞|开展|进行|完成)(?:过|了)[^，。；]{0,8}(?:poc|概念验证|试点|测试|试用|验证|评测|对比|试验)", RegexOptions.None, 10_000)]
    private static partial Regex TrialNext();

    // 用两台服务器跑过X: it was so, and is no longer said to be
    [GeneratedRegex(@"(?:用|跑|接|上|部署|采用|使用|搭|搭建|接入|调用|租|买|引入|集成|依赖)过(?:了|一段时间的?|一阵|一版|一套)?\s*[“""]?$", RegexOptions.None, 10_000)]
    private static partial Regex Experienced();

    // 理论上填X都能跑通, 智能音响可搭载X
    [GeneratedRegex(@"理论上|原则上|技术上可|(?<![户员家工者师就还均现即])(?:可|能)(?:以|够)?(?:按需|灵活|自由|一键|快速|选择)?(?:搭载|接入|对接|切换|适配|嵌入|填|换成)[^，。；]{0,10}$|\b(?:can|could|may) (?:also |optionally )?(?:be (?:connected to|pointed at|swapped (?:for|to)|configured (?:with|to use))|plug into|point (?:it )?(?:at|to))[^.;]{0,12}$", RegexOptions.None, 10_000)]
    private static partial Regex Possible();
}
