using System.Globalization;

namespace Tokenholic.App.Shared;

/// <summary>
/// Numbers, money and dates as every screen writes them, in the language of the screen: 亿 and 万, or T, B, M and K.
/// A middle has three significant digits and a bound two: more than that is not known.
/// </summary>
internal static class Figures
{
    private const string Dash = "–";
    private const string Minus = "−";

    // Between a number and its Chinese unit: narrow, since a full space tears them apart, and without a break of the line.
    private const string Thin = "\u202F";

    // From here a change in per cent is no figure that anybody says: "+100,000%".
    private const double Manifold = 10;

    private static readonly (double Size, string Unit)[] Chinese = [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")];
    private static readonly (double Size, string Unit)[] English = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")];

    /// <summary>"12.4 亿", "1.24B".</summary>
    internal static string Count(double value) => Scaled(value, 3);

    /// <summary>"6–22 亿", "0.6–2.2B": one unit for both bounds as long as the lower one still shows a digit.</summary>
    internal static string CountRange(double low, double high)
    {
        if (low == high)
        {
            return Scaled(high, 3);
        }

        var (size, unit) = ScaleOf(high, 2);
        if (Scaled(low, 2) == Scaled(high, 2))
        {
            return Scaled(high, 2);
        }

        // "650–24 万" would be read as 650 万: a bound too small for a unit of its own is written in the other's.
        if (low > 0 && unit.Length > 0 && ScaleOf(low, 2).Unit.Length == 0)
        {
            return (low / size < .01 ? "<0.01" : Digits(low / size, 2)) + Dash + Digits(high / size, 2) + unit;
        }

        return low == 0 || Math.Abs(low / size) >= .1
            ? Digits(low / size, 2) + Dash + Digits(high / size, 2) + unit
            : Scaled(low, 2) + Dash + Scaled(high, 2);
    }

    /// <summary>"¥ 742 万", "¥7.42M".</summary>
    internal static string Yuan(double value) => Sign(value) + Currency + Scaled(Math.Abs(value), 3);

    /// <summary>"¥ 385–1,690 万".</summary>
    internal static string YuanRange(double low, double high) => Currency + CountRange(low, high);

    /// <summary>A list price with all the digits the list gives.</summary>
    internal static string Price(double yuan) => "¥" + yuan.ToString("0.########", CultureInfo.InvariantCulture);

    /// <summary>A share, 0–1: "58%", "0.4%", "&lt;0.1%".</summary>
    internal static string Percent(double share) => share switch
    {
        > 0 and < .001 => "<0.1%",
        > .995 and < 1 => ">99%", // "100%" would say that nothing is left
        _ => Sign(share) + Digits(Math.Abs(share) * 100, 2, share is > -.1 and < .1 ? 1 : 0) + "%",
    };

    /// <summary>A share of a bar whose parts a reader may add up: "12.5%", "25%".</summary>
    internal static string Part(double share) => Digits(share * 100, 3, 1) + "%";

    /// <summary>A change, as a ratio: "+110%", "−8%"; from elevenfold on "增至 11 倍", "×11".</summary>
    internal static string Change(double ratio) => ratio >= Manifold
        ? Times(Multiple(1 + ratio))
        : (ratio < 0 ? Minus : "+") + Digits(Math.Abs(ratio) * 100, 2, 0) + "%";

    /// <summary>"+60% – +110%"; both bounds as multiples, "增至 1.6–21 倍", where the upper one is.</summary>
    internal static string ChangeRange(double low, double high) => low == high || (high >= Manifold && Multiple(1 + low) == Multiple(1 + high)) ? Change(high)
        : high >= Manifold ? Times($"{Multiple(1 + low)}{Dash}{(InEnglish ? "×" : "")}{Multiple(1 + high)}")
        : $"{Change(low)} {Dash} {Change(high)}";

    /// <summary>A plain quantity: what a person stated keeps its digits up to a million.</summary>
    internal static string Number(double value) =>
        Math.Abs(value) >= 1e6 ? Scaled(value, 3) : Sign(value) + Math.Abs(value).ToString(Math.Abs(value) < 10 ? "0.###" : "#,0.#", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-22".</summary>
    internal static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Date(DateOnly)"/>
    internal static string Date(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-22 14:05".</summary>
    internal static string DateAndTime(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"0:07", "12:40", "1:02:40".</summary>
    internal static string Elapsed(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
        : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    private static string Multiple(double times) => Digits(times, 2, 1);

    private static string Times(string multiple) => InEnglish ? "×" + multiple : $"增至{Thin}{multiple}{Thin}倍";

    private static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static string Currency => InEnglish ? "¥" : "¥" + Thin;

    private static string Sign(double value) => value < 0 ? Minus : "";

    private static string Scaled(double value, int digits)
    {
        var (size, unit) = ScaleOf(value, digits);
        return Digits(value / size, digits) + unit;
    }

    /// <summary>The largest unit that the rounded value reaches, so that 9,996 万 becomes 1 亿 and not 10,000 万.</summary>
    private static (double Size, string Unit) ScaleOf(double value, int digits)
    {
        var (size, unit) = (InEnglish ? English : Chinese).FirstOrDefault(scale => Math.Abs(value) >= scale.Size * (1 - (.5 * Math.Pow(10, -digits))), (1, ""));
        return (size, unit.Length == 0 || InEnglish ? unit : Thin + unit);
    }

    /// <summary>Rounded to that many significant digits, with no more than that many decimals and no zeros at the end of them.</summary>
    private static string Digits(double value, int significant, int mostDecimals = 2)
    {
        if (value == 0)
        {
            return "0";
        }

        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        var step = Math.Pow(10, Math.Max(magnitude - significant, -mostDecimals));
        if (Math.Abs(value) >= 1e28)
        {
            return value.ToString("0.##E+0", CultureInfo.InvariantCulture).Replace("-", Minus, StringComparison.Ordinal); // beyond what a decimal holds
        }

        // Decimal arithmetic: 0.15 must not become 0.15000000000000002 on its way to the screen.
        var rounded = Math.Round((decimal)(value / step), MidpointRounding.AwayFromZero) * (decimal)step;
        return rounded.ToString("#,0.##", CultureInfo.InvariantCulture).Replace("-", Minus, StringComparison.Ordinal);
    }
}
