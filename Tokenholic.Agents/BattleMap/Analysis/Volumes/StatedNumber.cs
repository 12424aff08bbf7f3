using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>A number as texts write it: 3.2 万, 3–5 million, 一千三百; <paramref name="Low"/> and <paramref name="High"/> differ for a stated range.</summary>
internal sealed partial record StatedNumber(int Start, int End, double Low, double High)
{
    private static readonly Dictionary<string, double> Scales = new(StringComparer.OrdinalIgnoreCase)
    {
        ["万亿"] = 1e12, ["千亿"] = 1e11, ["百亿"] = 1e10, ["十亿"] = 1e9, ["亿"] = 1e8, ["千万"] = 1e7, ["百万"] = 1e6, ["十万"] = 1e5, ["万"] = 1e4, ["千"] = 1e3,
        ["trillion"] = 1e12, ["billion"] = 1e9, ["bn"] = 1e9, ["million"] = 1e6, ["thousand"] = 1e3, ["k"] = 1e3,
    };

    /// <summary>Every number of a text, in its order.</summary>
    public static IEnumerable<StatedNumber> In(string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            if (Neighbours(match) is { } pair)
            {
                yield return pair;
                continue;
            }

            if (Value(match.Groups["a"].Value) is not { } low || low <= 0)
            {
                continue;
            }

            var high = match.Groups["b"].Success ? Value(match.Groups["b"].Value) ?? low : low;
            var (lowScale, highScale) = (Scale(match.Groups["s"].Value), Scale(match.Groups["t"].Value));
            // 3–5 万: the scale behind the second number is meant for both
            var first = low * (match.Groups["t"].Success && !match.Groups["s"].Success && low < high ? highScale : lowScale);
            var second = match.Groups["b"].Success ? high * (match.Groups["t"].Success ? highScale : lowScale) : first;
            if (first <= second)
            {
                yield return new StatedNumber(match.Index, match.Index + match.Length, first, second);
            }
        }
    }

    /// <summary>五六轮, 七八万: two digits that follow each other are a range.</summary>
    private static StatedNumber? Neighbours(Match match)
    {
        var digits = match.Groups["a"].Value;
        var low = digits.Length == 2 ? ChineseDigits.IndexOf(digits[0], StringComparison.Ordinal) + 1 : 0;
        var isPair = low > 0 && ChineseDigits.IndexOf(digits[1], StringComparison.Ordinal) == low && !match.Groups["b"].Success;
        var scale = Scale(match.Groups["s"].Value);
        return isPair ? new StatedNumber(match.Index, match.Index + match.Length, low * scale, (low + 1) * scale) : null;
    }

    private static double Scale(string scale) => scale.Length == 0 ? 1 : Scales[scale];

    private static double? Value(string digits)
    {
        if (EnglishNumbers.IndexOf(digits.ToLowerInvariant()) is >= 0 and var word)
        {
            return word + 2;
        }

        if (char.IsAsciiDigit(digits[0]))
        {
            return double.Parse(digits.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        // 两 or 三 alone is a word more often than a count; 三百 is a count
        return digits.AsSpan().IndexOfAny("十百千") < 0 ? digits.Length == 1 ? ChineseDigits.IndexOf(digits[0], StringComparison.Ordinal) + 1 is > 0 and var n ? n : 2 : null : Chinese(digits);
    }

    private static double Chinese(string digits)
    {
        double total = 0, current = 0;
        foreach (var c in digits)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit == 0)
            {
                current = c == '两' ? 2 : ChineseDigits.IndexOf(c, StringComparison.Ordinal) + 1;
                continue;
            }

            total += (current == 0 ? 1 : current) * unit;
            current = 0;
        }

        return total + current;
    }

    private const string ChineseDigits = "一二三四五六七八九";
    private static readonly List<string> EnglishNumbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private const string Digits = @"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[一二两三四五六七八九十][一二两三四五六七八九十百千]*)";
    private const string ScaleWords = @"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万(?!相)|千(?!问|帆)|trillion\b|billion\b|bn\b|million\b|thousand\b|[kK]\b)";

    [GeneratedRegex($@"(?<![\d.A-Za-z第_/-])(?<a>{Digits})\s*(?<s>{ScaleWords})?(?:\s*(?:-|–|—|~|～|至|到|to)\s*(?<b>{Digits})\s*(?<t>{ScaleWords})?)?", RegexOptions.None, 10_000)]
    private static partial Regex Pattern();
}
