using System.Globalization;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Numbers as people write them: 1,200, 1.5, 三, 十二, two.</summary>
internal static class Figures
{
    private const string Chinese = "零一二三四五六七八九";
    private static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A pattern for a number.</summary>
    public const string Pattern = @"\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十半]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a\b|an\b";

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
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        return ten < 0 ? Digit(text[^1]) : ((ten == 0 ? 1 : Digit(text[ten - 1])) * 10) + (ten + 1 < text.Length ? Digit(text[ten + 1]) : 0);
    }

    private static double Digit(char c) => c is '两' ? 2 : Math.Max(0, Chinese.IndexOf(c, StringComparison.Ordinal));
}
