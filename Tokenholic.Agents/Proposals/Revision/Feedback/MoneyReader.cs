using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Budgets, cuts in per cent, and plain "too expensive".</summary>
internal static partial class MoneyReader
{
    public static IEnumerable<Constraint> Of(string words)
    {
        var found = false;
        if (Limit().IsMatch(words) && Money().Match(words) is { Success: true } money)
        {
            found = true;
            var yuan = Figures.Number(money.Groups["n"].Value) * Scale(money.Groups["scale"].Value) * PerYear(words);
            var currency = money.Groups["cur"].Value.ToLowerInvariant() is "$" or "usd" or "us$" || money.Groups["unit"].Value.ToLowerInvariant() is "美元" or "usd" or "dollars" ? "USD" : "CNY";
            yield return new(ConstraintKind.Budget, currency, yuan);
        }

        if (Share(words) is { } share)
        {
            found = true;
            yield return new(ConstraintKind.PriceCut, Amount: share);
        }

        if (!found && NoMatter().IsMatch(words))
            yield return new(ConstraintKind.PriceConcern, Negated: true);
        else if (!found && Dear().Match(words) is { Success: true } dear)
            yield return new(ConstraintKind.PriceConcern, Negated: Negation.Before(words, dear.Index) || Negation.After(words, dear.Index + dear.Length) || NotDear().IsMatch(words));
    }

    private static double? Share(string words)
    {
        if (!Cut().IsMatch(words))
            return null;
        if (Percent().Match(words) is { Success: true } percent)
            return Sane(Figures.Number(percent.Groups[1].Value) / 100);
        if (Tenths().Match(words) is { Success: true } tenths)
            return Sane(Figures.Number(tenths.Groups[1].Value) / 10);
        if (Off().Match(words) is { Success: true } off)
        {
            var at = Figures.Number(off.Groups[1].Value);
            return Sane(1 - (at > 10 ? at / 100 : at / 10));
        }

        return words.Contains("一半", StringComparison.Ordinal) || Half().IsMatch(words) ? 0.5 : null;
    }

    private static double? Sane(double share) => share is > 0 and < 1 ? Math.Round(share, 4) : null;

    private static double Scale(string scale) => scale.ToLowerInvariant() switch
    {
        "亿" => 1e8, "千万" => 1e7, "百万" => 1e6, "万" or "w" => 1e4, "千" or "k" or "thousand" => 1e3, "m" or "million" => 1e6, _ => 1,
    };

    private static double PerYear(string words) => Month().IsMatch(words) ? 12 : Quarter().IsMatch(words) ? 4 : 1;

    [GeneratedRegex(@"预算|上限|不超过|不能超过|不得超过|以内|之内|控制在|压到|降到|最多|封顶|budget|at most|no more than|under|within|cap\b|capped|below|not exceed|maximum|up to|bring .{0,20}(down )?to", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"(?<cur>¥|￥|US\$|\$|RMB|CNY|USD)\s?(?<n>\d[\d,]*(?:\.\d+)?)\s*(?<scale>亿|千万|百万|万|千|million|thousand|[kKmMwW](?![a-z]))?|(?<n>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*(?<scale>亿|千万|百万|万|千|million|thousand|[kKmMwW](?![a-z]))?\s*(?<unit>元|块|人民币|美元|RMB|yuan|CNY|USD|dollars)|(?<n>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*(?<scale>亿|千万|百万|万)(?!\s*(次|条|张|人|token|用户|会话))", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"每个?月|/月|一个月|月度|a month|per month|monthly|/month", RegexOptions.IgnoreCase)]
    private static partial Regex Month();

    [GeneratedRegex(@"每季|季度|a quarter|per quarter|quarterly", RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"降|便宜|减|砍|省|优惠|折|下调|cut|reduc|lower|cheaper|discount|sav(e|ing)|less|off\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cut();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*(?:%|％|per ?cent|个点)", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"([一二两三四五六七八九])成")]
    private static partial Regex Tenths();

    [GeneratedRegex(@"打?(\d{1,2}(?:\.\d)?|[五六七八九])折")]
    private static partial Regex Off();

    [GeneratedRegex(@"\b(by half|in half|halve)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Half();

    [GeneratedRegex(@"贵|(价格|成本|费用|报价|价钱).{0,6}(高|大|吃不消|压力|优化|低|降)|降价|降低成本|控制成本|便宜|优惠|折扣|省钱|预算.{0,4}(紧|有限|不够)|价格|expensive|pric(ey|ing|e)|cost(s|ly)?\b.{0,16}(too|high|lower|reduce)|too costly|cheaper|discount|(lower|reduce|cut).{0,12}(price|cost)|budget is tight|tight budget", RegexOptions.IgnoreCase)]
    private static partial Regex Dear();

    [GeneratedRegex(@"(钱|预算|经费)(倒|都)?(不是问题|没问题|充足|够)|(money|budget)( is|'s) (not (an? )?(issue|problem|concern)|no (issue|problem|concern|object))", RegexOptions.IgnoreCase)]
    private static partial Regex NoMatter();

    [GeneratedRegex(@"不贵|不算贵|价格(可以|没问题|合理|合适)|not (too |that )?expensive|(price|pricing) is (fine|ok|okay|good|fair)", RegexOptions.IgnoreCase)]
    private static partial Regex NotDear();
}
