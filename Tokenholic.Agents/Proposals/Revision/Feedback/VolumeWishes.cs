using System.Globalization;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Volumes;
using Tokenholic.Agents.BattleMap.Estimation;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Other volumes than the proposal reckons with: "量砍一半", "300k chats a day".</summary>
internal static partial class VolumeWishes
{
    private static readonly VolumeReader Facts = new(_ => true, _ => null);

    /// <summary>
    /// How much is used: how many times that of now, or a metric of the catalogue with its amount a month; without an amount where no figure
    /// can be reckoned with. What comes next year, or if, changes nothing of today; what is said of money is no volume.
    /// </summary>
    public static Constraint? In(string words)
    {
        if (!Amounts().IsMatch(words))
            return null;
        var times = Factor(words);
        if (Money().IsMatch(words) || (times is null && !Change().IsMatch(words)))
            return Change().IsMatch(words) ? new(ConstraintKind.Volume) : null;
        if (Later().IsMatch(words) || NotSo().IsMatch(words))
            return new(ConstraintKind.Volume);
        return times is not null ? new(ConstraintKind.Volume, Constraint.TimesOfNow, times) : Stated(words) ?? new(ConstraintKind.Volume);
    }

    /// <summary>"整体用量", "all volumes": whatever the proposal reckons with.</summary>
    public static bool IsOfAll(string words) => All().IsMatch(words);

    /// <summary>"只有", "you reckoned too high": less than was reckoned.</summary>
    public static bool IsLess(string words) => LessThanReckoned().IsMatch(words);

    /// <summary>"估低了": more than was reckoned.</summary>
    public static bool IsMore(string words) => MoreThanReckoned().IsMatch(words);

    private static Constraint? Stated(string words) =>
        Facts.Read(Plan().Replace(words, "")).Where(f => f is { Low: > 0, Older: false }).Select(f => (f.Metric, Range: Months.Range(f, "flow"))).Where(f => f.Range is not null).ToList() is [var only]
            ? new(ConstraintKind.Volume, only.Metric, only.Range!.Mid)
            : null;

    private static double? Factor(string words) =>
        MoreByHalf().IsMatch(words) ? 1.5
        : Half().IsMatch(words) ? .5
        : Fourfold().IsMatch(words) ? 4
        : Triple().IsMatch(words) ? 3
        : Double().IsMatch(words) ? 2
        : Read(ToTimes(), words, 1)
        ?? Read(ToPercent(), words, .01)
        ?? Fewer(Read(Less(), words, .01) ?? Read(LessTenths(), words, .1))
        ?? 1 + (Read(More(), words, .01) ?? Read(MoreTenths(), words, .1));

    private static double? Fewer(double? share) => share is > 0 and < 1 ? 1 - share : null;

    private static double? Read(Regex pattern, string words, double unit) =>
        pattern.Match(words) is { Success: true } match && match.Groups.Values.Skip(1).FirstOrDefault(g => g.Success)?.Value is { } figure
            ? unit * ("一二三四五六七八九".IndexOf(figure[0], StringComparison.Ordinal) is var digit and >= 0 ? digit + 1 : figure[0] is '两' ? 2 : double.Parse(figure, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"用量|调用量|会话量|业务量|(?<!质|流|大|能|放)量(?!产|身|化)|分钟|(会话|调用|请求|次数|条)|\d[\d,.]*\s?(亿|万|千)?\s?[多余]?(张|部|集|份)|\b(volumes?|images|clips|videos|sessions?|chats?|tickets|conversations?|calls|requests|minutes|tokens|traffic)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"(砍|减|缩|降|少)(掉|到|成|了)?一?半|减半|翻(一番|倍|两番)|(涨|增|多|提高|扩大)(到|了|加)?\s?[\d两三四五]+\s?(倍|成|%|％)|(实际|其实|只有|按|改成|调到|预计|大概|大约|计划)[^，,。]{0,6}\d[\d,.]*\s?(亿|万|千)?\s?[多余]?\s?(次|条|分钟|个?会话|请求|部|张|集)|每(天|日|周|月|个月)\s*(大概|大约|约|有|是|才|其实|只有|只)*\s*\d[\d,.]*\s?(亿|万|千)?\s?[多余]?\s?(次|条|分钟|个?会话|请求|部|张|集)|\b(double|doubles|triple|halve|half)\b|\d[\d,.]*\s?(k|m|million|thousand)?\s([a-z]+ ){0,2}(sessions|chats|conversations|calls|requests|minutes|clips|images|videos|tickets) (a|per|each|every) (day|week|month|year)|\b(plan|reckon|calculate|only|rather|actually) (for|with|about|have)?\s*\d[\d,.]*\s?(k|m|million|thousand|billion)? (sessions|conversations|calls|requests|minutes|tokens|clips|images)", RegexOptions.IgnoreCase)]
    private static partial Regex Change();

    [GeneratedRegex(@"费用|成本|价格|单价|报价|预算|花费|账单|便宜|多少钱|\b(costs?|prices?|priced|bills?|budget|spend|spending|cheaper|discount|fee|fees)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"如果|要是|假如|万一|若|的话|明年|后年|下半年|未来|以后|将来|年底|将会|会(不会)?[^，。]{0,6}(涨|翻|增|降)|\b(if|when|once|next (year|quarter)|in the future|by 20\d\d|over time|eventually|later|within \d+ (months|years)|(may|might|could|will) (\w+ )?(double|triple|grow|rise|halve|fall))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Later();

    [GeneratedRegex(@"(?<![能要可会是])(不|别|没)(要|能|用|是|会|必|有)?[^，。]{0,4}(砍|减|翻|增|涨)|\b(don't|do not|didn't|not|never|no need to)\s+(\w+ )?(halve|double|triple|cut|reduce|increase)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotSo();

    [GeneratedRegex(@"\b(please )?(plan|reckon|calculate|budget) (for|with|on)\b|(请|麻烦)?按照?", RegexOptions.IgnoreCase)]
    private static partial Regex Plan();

    [GeneratedRegex(@"(增|涨|加|多|提高)(加|长|了|出)?一半|\b(increase|grow|raise|up)\w*\b.{0,30}\bby half\b|\bhalf again\b", RegexOptions.IgnoreCase)]
    private static partial Regex MoreByHalf();

    [GeneratedRegex(@"(砍|减|缩|降|少)(掉|到|成|了|少|低)?一?半|减半|腰斩|只有[^，。]{0,6}一半|\bhalve[sd]?\b|\b(cut|reduced?|lower)\b.{0,30}\b(in|by|to) half\b|\bhalf (of (it|that|this|them|what)|the (volume|chats|calls|requests|sessions|tickets|tokens|traffic|minutes)|as many|that)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Half();

    [GeneratedRegex(@"翻两番|\bquadrupl\w+\b|\bfour times (the|as many|that|what)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fourfold();

    [GeneratedRegex(@"\btripl\w+\b|\bthree times (the|as many|that|what)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Triple();

    [GeneratedRegex(@"翻(一番|一?倍)|加倍|\bdoubled?s?\b|\b(twice|two times) (the|as many|that|what)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Double();

    [GeneratedRegex(@"(?:涨|增|多|提高|扩大|增加|增长|升)到[^，。\d一二两三四五六七八九]{0,8}(\d+(?:\.\d+)?|[两三四五六七八九])\s?倍|是[^，。\d]{0,8}的\s?(\d+(?:\.\d+)?|[两三四五六七八九])\s?倍|(\d+(?:\.\d+)?) times (?:the|as many|that|what)", RegexOptions.IgnoreCase)]
    private static partial Regex ToTimes();

    [GeneratedRegex(@"(?:降|减|砍|缩|少)到[^，。\d]{0,8}(\d+(?:\.\d+)?)\s?[%％]|\b(?:down|cut|reduced?) to (\d+(?:\.\d+)?)\s?(?:%|percent)", RegexOptions.IgnoreCase)]
    private static partial Regex ToPercent();

    [GeneratedRegex(@"(?:砍|减|缩|降|少)(?:少|掉|低|了|减)?[^，。\d到]{0,4}(\d+(?:\.\d+)?)\s?[%％]|(\d+(?:\.\d+)?)\s?(?:%|percent) (?:fewer|less|lower)|\b(?:cut|reduce|lower|drop)\w*\b.{0,40}\bby (\d+(?:\.\d+)?)\s?(?:%|percent)", RegexOptions.IgnoreCase)]
    private static partial Regex Less();

    [GeneratedRegex(@"(?:砍|减|缩|降|少)(?:少|掉|低|了)?[^，。\d到]{0,3}([一二两三四五六七八九])成")]
    private static partial Regex LessTenths();

    [GeneratedRegex(@"(?:增|涨|加|多|提高|上浮)(?:加|长|了|出)?[^，。\d到]{0,4}(\d+(?:\.\d+)?)\s?[%％]|(\d+(?:\.\d+)?)\s?(?:%|percent) (?:more|higher)|\b(?:raise|increase|grow)\w*\b.{0,40}\bby (\d+(?:\.\d+)?)\s?(?:%|percent)", RegexOptions.IgnoreCase)]
    private static partial Regex More();

    [GeneratedRegex(@"(?:增|涨|加|多|提高)(?:加|长|了|出)?[^，。\d到]{0,3}([一二两三四五六七八九])成")]
    private static partial Regex MoreTenths();

    [GeneratedRegex(@"整体|全部|总(体|的)?(用)?量|所有|各个?用例|\b(all|overall|total|every|everything|across the board)\b", RegexOptions.IgnoreCase)]
    private static partial Regex All();

    [GeneratedRegex(@"只有|才|估高|高估|估多|没(有)?那么(多|高)|\b(only|overestimat\w+|too high|fewer than|less than you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LessThanReckoned();

    [GeneratedRegex(@"估低|低估|估少|不止|\b(underestimat\w+|too low|more than you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MoreThanReckoned();
}
