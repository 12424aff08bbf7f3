using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Reads dates as pages write them, in Chinese and English; impossible and future ones are none.</summary>
internal static partial class DateText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first date in a text, as it was written there (no change of time zone).</summary>
    public static DateOnly? Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        foreach (Match match in YearFirst().Matches(text))
        {
            if (Date(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) is { } date)
                return date;
        }

        foreach (Match match in MonthFirst().Matches(text))
        {
            if (Date(match.Groups[3].Value, Month(match.Groups[1].Value), match.Groups[2].Value) is { } date)
                return date;
        }

        foreach (Match match in DayFirst().Matches(text))
        {
            if (Date(match.Groups[3].Value, Month(match.Groups[2].Value), match.Groups[1].Value) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>A date in the path of an address, such as /2024/05/17/ or /20240517/ or t20240517_1.html.</summary>
    public static DateOnly? FindInPath(string path)
        => PathDate().Match(path) is { Success: true } match ? Date(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : null;

    /// <summary>A date given as seconds or milliseconds since 1970, in China's time.</summary>
    public static DateOnly? FromUnix(string digits)
        => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 9_999_999_999_999
            ? Plausible(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(number > 99_999_999_999 ? number : number * 1000).ToOffset(TimeSpan.FromHours(8)).DateTime))
            : null;

    private static string Month(string name)
        => (Array.FindIndex(Months, m => name.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1).ToString(CultureInfo.InvariantCulture);

    private static DateOnly? Date(string year, string month, string day)
        => DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Plausible(date) : null;

    private static DateOnly? Plausible(DateOnly date)
        => date.Year >= 1995 && date <= DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2) ? date : null;

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?[\s-]+((?:19|20)\d\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)[/_-]?([01]?\d)[/_-]?([0-3]\d)(?!\d)")]
    private static partial Regex PathDate();
}
