using System.Globalization;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Numbers as people write them: 1,200, 1.5, 三, 十二, two.</summary>
internal static class Figures
{
    private const string Chinese = "零一二三四五六七八九";
    private static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A pattern for a number in Chinese characters; "千万" alone is a figure of speech.</summary>
    public const string Han = "[一二两三四五六七八九十半][一二两三四五六七八九十百千零〇]{0,7}";

    /// <summary>A pattern for a number.</summary>
    public const string Pattern = @"\d[\d,]*(?:\.\d+)?|" + Han + @"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a\b|an\b";

    public static double Number(string text)
    {
        text = text.Trim().ToLowerInvariant();
        if (double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        if (Array.IndexOf(English, text) is >= 0 and var word)
            return word;
        if (text is "a" or "an")
            return 1;
        if (text is "半")
            return 0.5;
        var (sum, digit, last) = (0.0, 0.0, 1.0);
        foreach (var c in text)
        {
            if (Unit(c) is not { } unit)
            {
                digit = Digit(c);
                last = c is '零' or '〇' ? 1 : last; // 两百零五 is 205, 两百五 is 250
                continue;
            }

            sum += (digit == 0 ? 1 : digit) * unit;
            (digit, last) = (0, unit);
        }

        return sum + (digit * (last > 10 ? last / 10 : 1));
    }

    private static double? Unit(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => null };

    private static double Digit(char c) => c is '两' ? 2 : Math.Max(0, Chinese.IndexOf(c, StringComparison.Ordinal));
}
