using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>What a price is for.</summary>
internal enum PriceSide
{
    /// <summary>Not said.</summary>
    Any,

    /// <summary>Input.</summary>
    Input,

    /// <summary>Output.</summary>
    Output,
}

/// <summary>
/// An amount of money as a rep says it – 2 元, 六块四, 两分钱, ¥0.002, five dollars –, per million tokens whatever unit it was said for, and whether it is for
/// input or output.
/// </summary>
internal sealed partial record StatedPrice(double Value, string Currency, PriceSide Side)
{
    // Nobody's tokens cost that much a million: it is a bill or a budget.
    private const double Dearest = 1_000;

    private const string Digits = "零一二三四五六七八九";

    private static readonly string[] Spelled = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Whether a text speaks of money at all.</summary>
    public static bool Mentioned(string text) => Money().IsMatch(text) || Sum().IsMatch(text);

    /// <summary>The prices a sentence states, in their order; sums that are no price of tokens are left out.</summary>
    public static IReadOnlyList<StatedPrice> In(string sentence)
    {
        var found = Money().Matches(sentence);
        var scale = Scale(sentence);
        var prices = new List<StatedPrice>();
        for (var i = 0; i < found.Count; i++)
        {
            var (value, currency) = Amount(found[i]);
            if (value > 0 && value < Dearest)
                prices.Add(new(value * scale, currency, SideOf(sentence, found, i)));
        }

        return prices;
    }

    private static (double Value, string Currency) Amount(Match match)
    {
        var name = match.Groups["unit"].Value.ToLowerInvariant();
        var value = Number(match.Groups["n"].Value);
        // 六块四 is 6.4; a coin is a tenth or a hundredth.
        if (name is "块" && match.Groups["rest"] is { Success: true } rest)
            value += Number(rest.Value) / 10;
        value *= name switch { "毛" or "毛钱" or "角" or "角钱" => .1, "分钱" or "cent" or "cents" or "美分" => .01, _ => 1 };
        return (value, match.Groups["sign"].Value is "$" || name is "美元" or "美金" or "美分" or "usd" or "dollar" or "dollars" or "cent" or "cents" ? "USD" : "CNY");
    }

    private static double Number(string text)
    {
        if (char.IsAsciiDigit(text[0]))
            return double.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (Array.IndexOf(Spelled, text.ToLowerInvariant()) is >= 0 and var word)
            return word;
        var point = text.IndexOf('点', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        double total = 0, digit = 0;
        foreach (var c in whole)
        {
            if (c is '十' or '百')
            {
                total += (digit is 0 ? 1 : digit) * (c is '十' ? 10 : 100);
                digit = 0;
            }
            else
            {
                digit = Digit(c);
            }
        }

        total += digit;
        for (var i = point + 1; point >= 0 && i < text.Length; i++)
            total += Digit(text[i]) / Math.Pow(10, i - point);
        return total;
    }

    private static double Digit(char c) => c is '两' ? 2 : Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal));

    /// <summary>How many of the unit spoken of make a million tokens; one when no unit is said.</summary>
    private static double Scale(string sentence)
    {
        if (Unit().Match(sentence) is not { Success: true } match)
            return 1;
        var tokens = match.Groups["per"].Value.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimStart('1', '一') switch
        {
            "千" or "k" or "000" or "thousand" => 1e3,
            "万" or "0000" or "0k" or "tenthousand" => 1e4,
            "亿" or "00000000" or "hundredmillion" => 1e8,
            "千万" or "0000000" => 1e7,
            "billion" or "b" => 1e9,
            _ => 1e6,
        };
        return 1e6 / tokens;
    }

    /// <summary>"输入 2 元、输出 8 元" names the side before the amount, "2 yuan in and 8 out" behind it, "输入输出分别是 2 和 8 元" both before the first.</summary>
    private static PriceSide SideOf(string sentence, MatchCollection amounts, int i)
    {
        string Between(int from) => sentence[(from is 0 ? 0 : amounts[from - 1].Index + amounts[from - 1].Length)..(from < amounts.Count ? amounts[from].Index : sentence.Length)];
        var first = Sides().Matches(Between(0)).Select(Of).Distinct().ToList();
        if (first.Count is 2)
            return amounts.Count is 2 ? first[i] : PriceSide.Any;
        var near = Sides().Matches(Between(first.Count is 1 ? i : i + 1)).Select(Of).ToList();
        return near.Count is 0 ? PriceSide.Any : first.Count is 1 ? near[^1] : near[0];
    }

    private static PriceSide Of(Match match) => match.Value.ToLowerInvariant() is "输出" or "output" or "out" ? PriceSide.Output : PriceSide.Input;

    // A counted piece ("拿一块业务") is no money: spelled 块 wants 钱 or a rest behind it, or a word of price before it.
    [GeneratedRegex(
        @"(?<![\d.,万亿])(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?<unit>美元|美金|美分|元|块钱?|毛钱?|角|分钱|yuan|rmb|cny|usd|dollars?|cents?)(?<rest>[一二两三四五六七八九]|\d(?![\d.万千]))?"
        + @"|(?<sign>[¥￥$])\s*(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\s*(?:[万亿km]|million|billion|thousand))"
        + @"|(?<n>[一二两三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,4})?)\s*(?<unit>美元|美金|美分|元|块钱|块(?=[一二两三四五六七八九])|毛钱|角钱|分钱)(?<rest>[一二两三四五六七八九](?![百千万]))?"
        + @"|(?<=(?:输入|输出|只要|单价|价格|百万|千|token)[^，,。]{0,6})(?<n>[一二两三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,4})?)(?<unit>块|毛)(?=[，,、。！!]|$|和|每|一百万|一千|一万)"
        + @"|(?<n>[一二两三四五六七八九十百]{1,6})(?<unit>块|毛)(?=的?(?:输入|输出|每|一百万|一千|一万))"
        + @"|\b(?<n>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?<unit>yuan|rmb|dollars?|cents?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Money();

    // A sum in ten thousands is money, but never the price of a token.
    [GeneratedRegex(@"[\d一二两三四五六七八九十百千]\s*[万亿]\s*(元|块|yuan|rmb|美元)|\b(hundred|thousand|million|k)\s+(yuan|rmb|dollars)|[¥￥$]\s*\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sum();

    [GeneratedRegex(
        @"(?<![\d.,一二两三四五六七八九十百]\s?)(?<per>1,?000,?000|10,?000|1,?000|1\s?k|10\s?k|1\s?m|1\s?million|1\s?b|[1一]?百万|[1一]?千万|[1一]?千|[1一]?万|[1一]?亿|hundred million|ten thousand|thousand|million|billion)\s*个?\s*(?:(?:input|output|输入|输出)\s*(?:的\s*)?)?(?:tokens?|词元)"
        + @"|(?:每|per\s|a\s|/\s?)(?<per>1,?000,?000|10,?000|1,?000|1\s?k|10\s?k|1\s?m|百万|千万|千|万|亿|thousand|million|billion|k|m)(?![\w次])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"输入|输出|\binput\b|\boutput\b|\bin\b(?!\s+(?:the|a|our|your|july|china|all|total)\b)|\bout\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sides();
}
