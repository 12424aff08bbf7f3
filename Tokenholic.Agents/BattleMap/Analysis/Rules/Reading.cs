using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>A page with everything the rules look at.</summary>
internal sealed partial record Page(
    FoldedText Text,
    string Title,
    IReadOnlyList<Sentence> Sentences,
    IReadOnlyList<Mention> Mentions,
    SubjectTracker Subjects,
    string? AskedVendor,
    bool AskedIsCloud,
    IReadOnlySet<string> AskedNames)
{
    /// <summary>A notice of a purchase: what is bought there is not in use yet.</summary>
    public bool IsTender { get; } = Tender().Count(Text.Lower) >= 2 || TenderTitle().IsMatch(Title.ToLowerInvariant());

    /// <summary>A page that offers machines with models in them to customers.</summary>
    public bool SellsAppliance { get; } = Appliance().IsMatch(Title + "\n" + Text.Lower) && Offer().IsMatch(Title + "\n" + Text.Lower);

    [GeneratedRegex("一体机|一体化(?:设备|工作站)|\\bappliance\\b", RegexOptions.None, 10_000)]
    private static partial Regex Appliance();

    [GeneratedRegex("报价|售价|起售|订购|选购|致电|免费试用|预约|政企客户|面向[^，。]{0,10}客户|按台|产品介绍|开箱即用", RegexOptions.None, 10_000)]
    private static partial Regex Offer();

    [GeneratedRegex("采购需求|采购意向|招标|询价|(?:采购|成交|中标)[^，。]{0,4}(?:公告|公示)|request for (?:proposals|quotations?|tenders)|invitation to (?:bid|tender)|\\brfp\\b", RegexOptions.None, 10_000)]
    private static partial Regex TenderTitle();

    [GeneratedRegex("项目编号|招标编号|采购编号|采购人[：:（(]|招标人[：:]|中标人[：:]|中标金额|中标候选人|中标公告|成交公告|招标公告|采购公告|竞争性磋商|竞争性谈判|单一来源|询比|投标报价|投标人|预算金额|最高限价|成交供应商|中标单位|开标时间|服务期", RegexOptions.None, 10_000)]
    private static partial Regex Tender();

    public string Lower(Span span) => Text.Lower[span.Start..span.End];

    /// <summary>Whether the asked company makes the model or platform itself.</summary>
    public bool IsOwnMake(Mention mention) => (mention.Model?.Makers ?? mention.Platform?.Makers ?? []).Any(AskedNames.Contains);

    /// <summary>The enumeration a mention stands in (豆包、Kimi、通义千问; OpenAI's ChatGPT or Google's Gemini): what is said of one is said of all.</summary>
    public Span ListOf(Mention mention)
    {
        var index = 0;
        while (!ReferenceEquals(Mentions[index], mention))
        {
            index++;
        }

        var (first, last) = (index, index);
        while (first > 0 && IsJoint(Mentions[first - 1], Mentions[first]))
        {
            first--;
        }

        while (last + 1 < Mentions.Count && IsJoint(Mentions[last], Mentions[last + 1]))
        {
            last++;
        }

        return new Span(Mentions[first].Span.Start, Mentions[last].Span.End);
    }

    private bool IsJoint(Mention left, Mention right) =>
        right.Span.Start - left.Span.End is >= 0 and <= 12 && Joint().IsMatch(Text.Lower[left.Span.End..right.Span.Start]);

    [GeneratedRegex(@"^(?:[\s、,，/和与及以或&“”()]|'s|\bor\b|\band\b|大模型|模型|系列|上的|的|·?[\u4e00-\u9fff]{2,6}模型|models?\b)*$", RegexOptions.None, 10_000)]
    private static partial Regex Joint();

    /// <summary>The words of the next sentence of the same paragraph; empty when there is none.</summary>
    public string NextSentence(Sentence sentence) =>
        sentence.Index + 1 < Sentences.Count && Sentences[sentence.Index + 1].Paragraph == sentence.Paragraph
            ? Lower(Sentences[sentence.Index + 1].Span)
            : "";

    public List<Mention> In(Span span) => Mentions.Where(m => span.Contains(m.Span)).ToList();
}

/// <summary>What a sentence says of one mention: a status, or why there is none. <see cref="Sure"/> when a word says so, not just the lack of one.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct StatusReading(UsageStatus? Status, DropReason Drop, bool Sure)
{
    public static StatusReading Of(UsageStatus status, bool sure = true) => new(status, default, sure);

    public static StatusReading None(DropReason reason) => new(null, reason, false);
}

/// <summary>A claim before merging: what was read at one mention.</summary>
internal sealed record Candidate(Claim Claim, Mention? Mention, Sentence Sentence, Subject Subject, bool Sure);
