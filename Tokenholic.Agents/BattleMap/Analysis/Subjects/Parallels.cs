using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>
/// Clauses built alike: beside "甲用X", "乙用Y" has a company for its subject too, whatever it is called; beside "Asked runs X",
/// so has "Haitong runs Y". What does the work inside the company (研发用Y) is none.
/// </summary>
internal static partial class Parallels
{
    private const int LongestGap = 12;

    /// <summary>The subjects of the clauses that are built like one of the asked company's in the same line.</summary>
    public static IEnumerable<Span> Of(FoldedText text, IReadOnlyList<Span> asked, IReadOnlyList<Mention> mentions)
    {
        var heads = Chinese().Matches(text.Cased).Concat(English().Matches(text.Cased))
            .Where(m => mentions.Any(named => named.Span.Start - (m.Index + m.Length) is >= 0 and <= LongestGap)).Select(m => m.Groups["name"])
            .Select(g => (Span: new Span(g.Index, g.Index + g.Length), Line: text.Cased.AsSpan(0, g.Index).LastIndexOf('\n'))).ToList();
        var lines = heads.Where(h => asked.Contains(h.Span)).Select(h => h.Line).ToHashSet();
        return heads.Where(h => lines.Contains(h.Line) && !asked.Any(a => a.Overlaps(h.Span)) && !NoCompany().IsMatch(text.Cased[h.Span.Start..h.Span.End])).Select(h => h.Span);
    }

    [GeneratedRegex(@"(?<=^|[，。；：\n])(?:而|但|同时)?(?<name>[\u4e00-\u9fffA-Za-z]{2,8}?)(?:则|却|也|一直|早就|仍|仍然|已|已经|都)*(?:(?<!通|惯|启|备|适|常|实|专|作|采|使|选|沿|改|转|停|弃|商|民|军|应|引|信|费)用(?![户于途心语意力法品到以来])|使用|采用|选用|押注|选择)", RegexOptions.Multiline, 10_000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?<=^|[.;,] |\n|\b(?:and|but|while|whereas) )(?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,2})(?: (?:now|still|also))? (?:runs|uses|picked|chose|prefers|backs|relies|bets)\b", RegexOptions.Multiline, 10_000)]
    private static partial Regex English();

    // departments and kinds of work, and what an adverb or a time ends in
    [GeneratedRegex(@"^(?:智能|在线|内部|外部|电商|海外|国内|售前|售后|线上|线下|前端|后端|移动|其他|其它|部分|新|旧|老|主|核心|日常|法务|财务|人事|营销|销售|市场|客服|研发|开发|运营|运维|质检|翻译|设计|产品|技术|美术|配音|字幕|文案|视频|图片|图像|语音|代码|搜索|推荐|外呼|审核|风控|投研|办公|编程|写作|数据|分析|知识库|助手|团队|部门|员工|机器人|系统|平台|总部|子公司|分公司|门店|AI|App|IT)+$|[款型版代品端侧线店部组队员师者人方们馆局厂所台机库群号屏期年月日后前时中上下内里外间初底末统手务份序件层面项户业都此其还又再便尔来要直然经遍先续步次量向划算始择虑试过且至乎独一认别配像觉本文音字码频审译检索报搜景域节为与和或及]$|^(?:公司|我们|他们|客户|用户|多数|大家|有的|有些|一些|不少|It|They|We|He|She|This|That|Support|Marketing|Sales|Engineering|Legal|Finance|Research|Staff|Everyone|Nobody|Development|Customer|Operations)", RegexOptions.None, 10_000)]
    private static partial Regex NoCompany();
}
