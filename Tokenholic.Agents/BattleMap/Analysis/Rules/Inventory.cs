using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// Reads what stands without a verb: the list under "Technology used:", a table with a column for models and one for what they
/// are for, a record (场景：… / 模型：… / 状态：…). There being listed is being used, unless the row or record says otherwise.
/// </summary>
internal static partial class Inventory
{
    private const int LongestRecord = 5;

    /// <summary>The status the list, table or record gives the mention; null when it stands in none.</summary>
    public static UsageStatus? Read(Page page, Sentence sentence, Mention mention)
    {
        var words = page.Lower(sentence.Span);
        var before = page.Lower(new Span(sentence.Span.Start, mention.Span.Start));
        if (words.Contains('|', StringComparison.Ordinal))
        {
            return IsInTable(page, sentence) && !Optional().IsMatch(words) ? State(words) ?? UsageStatus.InUse : null;
        }

        if (RecordKey().IsMatch(before))
        {
            return RecordState(page, sentence);
        }

        return UsedHeading().IsMatch(before) || (Item().IsMatch(before) && UsedHeading().IsMatch(sentence.Heading.ToLowerInvariant() + ":")) ? UsageStatus.InUse : null;
    }

    /// <summary>The row's table has a head that names a column of models or platforms and one of what they do or how they stand.</summary>
    private static bool IsInTable(Page page, Sentence row)
    {
        var first = row.Index;
        while (first > 0 && page.Lower(page.Sentences[first - 1].Span).Contains('|', StringComparison.Ordinal))
        {
            first--;
        }

        var head = page.Lower(page.Sentences[first].Span);
        return first < row.Index && ModelColumn().IsMatch(head) && UseColumn().IsMatch(head) && !OfferColumn().IsMatch(head);
    }

    /// <summary>What the lines of the same record say of how it stands.</summary>
    private static UsageStatus? RecordState(Page page, Sentence sentence)
    {
        var isRecord = false;
        UsageStatus? state = null;
        for (var i = Math.Max(0, sentence.Index - LongestRecord); i < Math.Min(page.Sentences.Count, sentence.Index + LongestRecord); i++)
        {
            var line = page.Lower(page.Sentences[i].Span);
            var gap = i < sentence.Index ? new Span(page.Sentences[i].Span.End, sentence.Span.Start) : new Span(sentence.Span.End, Math.Max(sentence.Span.End, page.Sentences[i].Span.Start));
            if (i != sentence.Index && page.Lower(gap).Contains("\n\n", StringComparison.Ordinal))
            {
                continue; // another record
            }

            isRecord |= UseKey().IsMatch(line);
            state ??= StateKey().IsMatch(line) ? State(line) : null;
        }

        return state ?? (isRecord ? UsageStatus.InUse : null);
    }

    private static UsageStatus? State(string words) =>
        NotUsed().IsMatch(words) ? UsageStatus.Denied
        : Over().IsMatch(words) ? UsageStatus.Past
        : ToCome().IsMatch(words) ? UsageStatus.Planned
        : null;

    [GeneratedRegex(@"(?:technolog(?:y|ies)|products?|services?|tools?|models?|software|stack|components?|solutions?)(?: (?:and|&) \w+)? (?:we )?(?:used|in use|deployed)\s*[:：|]|\b(?:tech(?:nology)? stack|built with|powered by|running on)\s*[:：|]|(?:使用|所用|用到|采用|应用|选用|在用)的?(?:的)?(?:[^，。；:：]{0,4}(?:产品|技术|模型|服务|平台|工具|组件|方案)|大模型)(?:清单|列表|包括)?\s*[:：|]|(?:技术栈|技术选型|技术底座|模型底座|底层模型)\s*[:：|]", RegexOptions.None, 10_000)]
    private static partial Regex UsedHeading();

    [GeneratedRegex(@"^\s*(?:[-*•·●▪]|\d+[.)、])?\s*[^。；;]{0,60}$", RegexOptions.None, 10_000)]
    private static partial Regex Item();

    [GeneratedRegex(@"模型|底座|平台|供应商|厂商|\b(?:models?|llms?|platform|provider|vendor)\b", RegexOptions.None, 10_000)]
    private static partial Regex ModelColumn();

    [GeneratedRegex(@"场景|用途|业务|应用|系统|环节|部门|职能|状态|阶段|进展|\b(?:use case|workload|function|teams?|department|application|purpose|status|stage|system|feature)s?\b", RegexOptions.None, 10_000)]
    private static partial Regex UseColumn();

    [GeneratedRegex(@"可选|支持|企业|公司|客户|机构|单位|品牌|\b(?:company|customer|organi[sz]ation|firm|supported|available|option)s?\b|价格|单价|报价|得分|评分|排名|参数量|上下文|\b(?:price|pricing|cost per|score|rank|benchmark|accuracy|context window)\b", RegexOptions.None, 10_000)]
    private static partial Regex OfferColumn();

    [GeneratedRegex(@"^\W*(?:所用|使用|底层|基础|采用|选用|接入)?(?:的)?(?:大?模型|模型底座|底座|基座|模型/平台|平台|供应商)(?:名称|及版本|版本)?\s*[:：]\s*[“""]?[^。；]{0,30}$|^\W*(?:base |underlying |foundation )?(?:model|llm|platform|provider)s?\s*:\s*.{0,40}$", RegexOptions.None, 10_000)]
    private static partial Regex RecordKey();

    [GeneratedRegex(@"^\W*(?:(?:应用|业务|使用)?场景|用途|业务(?:环节|系统)?|系统(?:名称)?|应用|项目(?:名称)?|部门|use case|system|application|team|project)\s*[:：]", RegexOptions.None, 10_000)]
    private static partial Regex UseKey();

    [GeneratedRegex(@"^\W*(?:当前|目前|上线|项目)?(?:状态|阶段|进展|进度|情况|status|stage|phase)\s*[:：]", RegexOptions.None, 10_000)]
    private static partial Regex StateKey();

    [GeneratedRegex(@"未采用|未通过|未上线|不采用|否决|放弃|禁用|未接入|落选|淘汰|\b(?:rejected|not used|not adopted|banned|blocked|declined|dropped)\b", RegexOptions.None, 10_000)]
    private static partial Regex NotUsed();

    // what could be used
    [GeneratedRegex(@"可选|可接入|社区贡献|未测试|\b(?:untested|unsupported|optional|community|experimental|supported)\b", RegexOptions.None, 10_000)]
    private static partial Regex Optional();

    [GeneratedRegex(@"停用|下线|退役|停止|已替换|弃用|\b(?:retired|decommissioned|discontinued|sunset|replaced|removed|legacy)\b", RegexOptions.None, 10_000)]
    private static partial Regex Over();

    [GeneratedRegex(@"规划|计划|拟|待(?:定|上线|建|采购|启动)|立项|调研|选型|评估|论证|测试中|poc|验证中|预研|探索|筹备|\b(?:planned|planning|evaluating|evaluation|pilot(?:ing)?|poc|proposed|exploring|scheduled|roadmap|q[1-4])\b", RegexOptions.None, 10_000)]
    private static partial Regex ToCome();
}
