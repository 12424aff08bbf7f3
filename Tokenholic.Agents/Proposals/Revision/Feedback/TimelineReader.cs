using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>When it has to be live, in weeks from today.</summary>
internal static partial class TimelineReader
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static double? Weeks(string words, DateOnly today)
    {
        if (!Goal().IsMatch(words) && !(Deadline().IsMatch(words) && Must().IsMatch(words)))
            return null;
        if (Later().IsMatch(words))
            return null;
        if (ExactDay(words, today) is null && Span().Match(words) is { Success: true } span && !(IsArticle(span.Groups["n"].Value) && !Within().IsMatch(words[..span.Index])))
        {
            var number = Figures.Number(span.Groups["n"].Value);
            return Math.Max(1, Math.Round(number * span.Groups["u"].Value.ToLowerInvariant() switch
            {
                ['天' or '日', ..] or ['d', ..] => 1 / 7.0,
                ['周', ..] or ['w', ..] or "个星期" or "星期" => 1,
                ['季', ..] or "个季度" or ['q', ..] => 13,
                _ => 52 / 12.0,
            }));
        }

        return Day(words, today) is { } day && day > today ? Math.Max(1, Math.Floor((day.DayNumber - today.DayNumber) / 7.0)) : null;
    }

    // "12 million sessions a month" is how many, and no date
    private static bool IsArticle(string number) => number.ToLowerInvariant() is "a" or "an";

    private static DateOnly? Day(string words, DateOnly today)
    {
        if (ExactDay(words, today) is { } exact)
            return exact;
        if (NewYear().IsMatch(words))
            return Enumerable.Range(today.Year, 2).Select(y => DateOnly.FromDateTime(new System.Globalization.ChineseLunisolarCalendar().ToDateTime(y, 1, 1, 0, 0, 0, 0))).First(d => d > today);
        if (YearEnd().IsMatch(words))
            return new DateOnly(today.Year, 12, 31);
        if (QuarterEnd().Match(words) is { Success: true } quarter)
            return Next(today, ((int)Figures.Number(quarter.Groups[1].Value) * 3) + 1);
        if (ChineseMonth().Match(words) is { Success: true } zh)
            return Next(today, (int)Figures.Number(zh.Groups[1].Value) + (zh.Groups[2].Value is "底" or "末" or "内" ? 1 : 0));
        return EnglishMonth().Match(words) is { Success: true } en
            ? Next(today, Array.IndexOf(Months, en.Groups[2].Value.ToLowerInvariant()[..3]) + 1 + (en.Groups[1].Value.StartsWith("end", StringComparison.OrdinalIgnoreCase) ? 1 : 0))
            : null;
    }

    private static DateOnly? ExactDay(string words, DateOnly today)
    {
        var (year, month, day) = ChineseDay().Match(words) is { Success: true } zh ? (zh.Groups["y"].Value, zh.Groups["m"].Value, zh.Groups["d"].Value)
            : EnglishDay().Match(words) is { Success: true } en ? (en.Groups["y"].Value, (Array.IndexOf(Months, en.Groups["m"].Value.ToLowerInvariant()[..3]) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), en.Groups["d"].Value)
            : ("", "", "");
        if (month.Length == 0 || Figures.Number(month) is not (>= 1 and <= 12) || Figures.Number(day) is not (>= 1 and <= 31))
            return null;
        var on = new DateOnly(year.Length > 0 ? (int)Figures.Number(year) : today.Year, (int)Figures.Number(month), 1).AddDays((int)Figures.Number(day) - 1);
        return on > today || year.Length > 0 ? on : on.AddYears(1);
    }

    private static DateOnly? Next(DateOnly today, int month)
    {
        var year = today.Year + ((month - 1) / 12);
        var day = new DateOnly(year, ((month - 1) % 12) + 1, 1);
        return day > today ? day : day.AddYears(1);
    }

    [GeneratedRegex(@"上线|先上|能上|要上|等不到|来不及|交付|完成|投产|启用|落地|切换|跑起来|迁完|go[- ]?live|live\b|launch|试点|第?一期|首期|推迟|延期|延后|pilot|phase (1|one)|timeline|schedule|push|postpone|deliver|deadline|finish|complete|in production|rollout|roll out|ready|migrat|\bwait\b", RegexOptions.IgnoreCase)]
    private static partial Regex Goal();

    // "必须在 1 月 20 号之前能用": a day that must not pass is one to be live by, whatever the verb
    [GeneratedRegex(@"([日号月底]|春节|年底)\s*(之)?前|\b(by|before|no later than) (the )?(end of )?(\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|chinese|spring|year)", RegexOptions.IgnoreCase)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"必须|务必|要|得|需|能用|可用|\b(must|has to|have to|need|needs|should)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Must();

    [GeneratedRegex(@"(?<n>" + Figures.Pattern + @")\s*(?<u>天|日(?!期)|周|个?星期|个?月(?!\d|底|初|前|份)|个?季度|days?|weeks?|months?|quarters?)", RegexOptions.IgnoreCase)]
    private static partial Regex Span();

    /// <summary>Whether they say that there is no hurry.</summary>
    public static bool NoHurry(string words) => Calm().IsMatch(words);

    [GeneratedRegex(@"不(着)?急|可以等|等得起|时间(不紧|充裕|宽裕)|no (rush|hurry)|(?<!not |n't )can wait|happy to wait|not in a (rush|hurry)|not urgent", RegexOptions.IgnoreCase)]
    private static partial Regex Calm();

    // "we can wait until after the new year", and not "we cannot"
    [GeneratedRegex(@"(可以|能)等到?[^，,。]{0,8}(后|之后)|(?<!not |n't )\bcan wait\b|happy to wait", RegexOptions.IgnoreCase)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(in|within|under|about|than|only|just|takes?|have|next|after)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Within();

    [GeneratedRegex(@"((?<y>20\d\d)\s?年\s?)?(?<m>1[0-2]|[1-9])\s?月\s?(?<d>[12]\d|3[01]|[1-9])\s?[日号]")]
    private static partial Regex ChineseDay();

    [GeneratedRegex(@"\b(?<d>[12]\d|3[01]|[1-9])(st|nd|rd|th)?( of)? (?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b,?( (?<y>20\d\d))?|\b(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?) (?<d>[12]\d|3[01]|[1-9])(st|nd|rd|th)?\b,?( (?<y>20\d\d))?", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishDay();

    [GeneratedRegex(@"春节|年前|节前|过年|新年|(chinese|lunar) new year|spring festival", RegexOptions.IgnoreCase)]
    private static partial Regex NewYear();

    [GeneratedRegex(@"年底|年内|今年|end of (the |this )?year|year[- ]end", RegexOptions.IgnoreCase)]
    private static partial Regex YearEnd();

    [GeneratedRegex(@"(?:Q|第)([1-4一二三四])(?:季度)?", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterEnd();

    [GeneratedRegex(@"(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?月份?(底|末|初|前|之前|内)?")]
    private static partial Regex ChineseMonth();

    [GeneratedRegex(@"\b(by|before|until|end of|in)\s+(?:the )?(?:end of )?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishMonth();
}
