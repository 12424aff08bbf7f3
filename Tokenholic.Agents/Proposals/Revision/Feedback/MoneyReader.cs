using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Budgets, cuts in per cent, and plain "too expensive".</summary>
internal static partial class MoneyReader
{
    public static IEnumerable<Constraint> Of(string words)
    {
        var found = false;
        if (Amount(words) is { } money)
        {
            found = true;
            var yuan = Value(money) * PerYear(words, money);
            var currency = money.Groups["cur"].Value.ToLowerInvariant() is "$" or "usd" or "us$" || money.Groups["unit"].Value.ToLowerInvariant() is "美元" or "usd" or "dollars" ? "USD" : "CNY";
            yield return new(ConstraintKind.Budget, currency, yuan);
        }

        else if (Unchanged().IsMatch(words))
        {
            found = true;
            yield return new(ConstraintKind.Budget);
        }

        if (Share(words) is { } share)
        {
            found = true;
            yield return new(ConstraintKind.PriceCut, Discount().IsMatch(words) ? Constraint.OffTheList : "", share);
        }

        if (!found && NoMatter().IsMatch(words))
            yield return new(ConstraintKind.PriceConcern, Negated: true);
        else if (!found && Dear().Match(words) is { Success: true } dear)
            yield return new(ConstraintKind.PriceConcern, Negated: IsFine(words, dear));
        else if (!found && Price().Match(words) is { Success: true } price && (IsFine(words, price) || Worry().IsMatch(words)))
            yield return new(ConstraintKind.PriceConcern, Negated: IsFine(words, price)); // "the price in USD, please" names it and does not complain of it
    }

    private static bool IsFine(string words, Match price) => Negation.Before(words, price.Index) || Negation.After(words, price.Index + price.Length) || NotDear().IsMatch(words);

    // "at most 3M, better 2M" and "from 3M to 2M" are met by the lower one; "between 2M and 3M" and "up from 2M to 3M" by the higher one.
    private static Match? Amount(string words)
    {
        if (!Limit().IsMatch(words))
            return null;
        var clauses = Clause().Split(words);
        var limits = clauses.Where(c => Limit().IsMatch(c)).SelectMany(c => Money().Matches(c)).ToList();
        return limits.Count == 0 ? clauses.Select(c => Money().Match(c)).FirstOrDefault(m => m.Success) : Upward().IsMatch(words) ? limits.MaxBy(Value) : limits.MinBy(Value);
    }

    private static double Value(Match money) => Figures.Number(money.Groups["n"].Value) * Scale(money.Groups["scale"].Value);

    private static double? Share(string words)
    {
        if (!Cut().IsMatch(words) || (OfOtherThings().IsMatch(words) && !OfMoney().IsMatch(words)))
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

    // "150k per year, and quarterly billing": the clause of the amount says for how long it is, and only then the rest
    private static double PerYear(string words, Match money) => Period(Array.Find(Clause().Split(words), c => c.Contains(money.Value, StringComparison.Ordinal)) ?? words) ?? Period(words) ?? 1;

    private static double? Period(string words) => Year().IsMatch(words) ? 1 : Month().IsMatch(words) ? 12 : Quarter().IsMatch(words) ? 4 : null;

    [GeneratedRegex(@"预算|上限|不超过|不能超过|不得超过|[别不][要能]?超过?|以内|之内|控制在|压到|降到|最多|封顶|budget|\blimit\b|ceiling|can sign|never pay more|at most|no more than|under|within|\bcaps?\b|capped|below|not exceed|maximum|up to|bring .{0,20}(down )?to", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"(?<cur>¥|￥|US\$|\$|RMB|CNY|USD)\s?(?<n>\d[\d,]*(?:\.\d+)?)\s*(?<scale>亿|千万|百万|万|千|million|thousand|[kKmMwW](?![a-z]))?|(?<n>\d[\d,]*(?:\.\d+)?|" + Figures.Han + @")\s*[多余]?(?<scale>亿|千万|百万|万|千|million|thousand|[kKmMwW](?![a-z]))?\s*(?<unit>元|块|人民币|美元|RMB|yuan|CNY|USD|dollars)|(?<n>\d[\d,]*(?:\.\d+)?|" + Figures.Han + @")\s*[多余]?(?<scale>亿|千万|百万|万)(?!\s*(次|条|张|人|token|用户|会话))", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"预算[^，,。\d]{0,4}(不变|没变|没有变|照旧|不动|保持|维持)|\bbudget\b[^,.;\d]{0,16}(unchanged|the same|as (before|agreed)|has not changed|hasn't changed|does not change|doesn't change)|same budget|no change (to|in|of) (the |our )?budget", RegexOptions.IgnoreCase)]
    private static partial Regex Unchanged();

    [GeneratedRegex(@"每个?月|/月|一个月|月度|a month|(per|each|every|any|in a) (single |given |one )?month|monthly|/month", RegexOptions.IgnoreCase)]
    private static partial Regex Month();

    [GeneratedRegex(@"每年|一年|全年|年度|年费|/年|per (year|annum)|a year|yearly|annual|/year", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"每季|季度|a quarter|per quarter|quarterly", RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"降|便宜|减|优化|砍|省|优惠|折|下调|cut|reduc|lower|cheaper|discount|sav(e|ing)|less|off\b|\bdrops?\b|\b(come|came|go|bring|brought|get)\b.{0,12}\bdown\b|down by", RegexOptions.IgnoreCase)]
    private static partial Regex Cut();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*(?:%|％|per ?cent|个点)", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"([一二两三四五六七八九])成")]
    private static partial Regex Tenths();

    [GeneratedRegex(@"打?(\d{1,2}(?:\.\d)?|[五六七八九])折")]
    private static partial Regex Off();

    // what is off the list is for whoever negotiates
    [GeneratedRegex(@"折|\d\s?(%|per ?cent)\s+(off|discount)|discount of", RegexOptions.IgnoreCase)]
    private static partial Regex Discount();

    [GeneratedRegex(@"\b(by half|in half|halve)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Half();

    [GeneratedRegex(@"贵(?!司|方|公司|集团|单位|团队|部门?|行|院|校)|(价格|成本|费用|报价|价钱).{0,6}(高|大|吃不消|压力|优化|低|降)|降价|降低成本|控制成本|便宜|优惠|折扣|省钱|预算.{0,4}(紧|有限|不够)|expensive|pricey|(price|pricing|cost)(s|ly)?\b.{0,16}(too|high|lower|reduce|steep)|too costly|cheap(er|est)|discount|(lower|reduce|cut).{0,12}(price|cost)|budget is tight|tight budget", RegexOptions.IgnoreCase)]
    private static partial Regex Dear();

    [GeneratedRegex(@"价格|价钱|报价|价位|\bpric(es?|ing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Price();

    [GeneratedRegex(@"担心|顾虑|压力|接受不了|不(能|太能)接受|难以接受|没法接受|商量|再谈|谈谈|谈一下|竞争力|问题|敏感|没优势|concern|worr|issue|problem|negotia|competitive|sharpen|better|sensitive|afford|object", RegexOptions.IgnoreCase)]
    private static partial Regex Worry();

    [GeneratedRegex(@"[，；;。]|,(?!\d)")]
    private static partial Regex Clause();

    [GeneratedRegex(@"提高|增加|上调|放宽|between|raise|increase|range", RegexOptions.IgnoreCase)]
    private static partial Regex Upward();

    // "the latency has to come down by 15 percent"
    [GeneratedRegex(@"延迟|时延|时间|用量|错误|误判|latency|token|volume|error|time|hours", RegexOptions.IgnoreCase)]
    private static partial Regex OfOtherThings();

    [GeneratedRegex(@"价|费|成本|预算|钱|折|便宜|优惠|price|pricing|cost|budget|spend|bill|cheap|discount", RegexOptions.IgnoreCase)]
    private static partial Regex OfMoney();

    [GeneratedRegex(@"(钱|预算|经费)(倒|都)?(不是问题|没问题|充足|够)|(money|budget)( is|'s) (not (an? )?(issue|problem|concern)|no (issue|problem|concern|object))", RegexOptions.IgnoreCase)]
    private static partial Regex NoMatter();

    [GeneratedRegex(@"没人[^，。]{0,6}便宜|不(是|要|图|求)[^，。]{0,4}便宜|(nobody|no one|not|never|\w+n't)\b[^,.;]{0,30}\bcheapest|不贵|不算贵|价格(可以|没问题|合理|合适)|not (too |that )?expensive|(price|pricing) is (fine|ok|okay|good|fair)", RegexOptions.IgnoreCase)]
    private static partial Regex NotDear();
}
