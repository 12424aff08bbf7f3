using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Figures in words for reasons: 万 and 亿 in Chinese, K, M and B in English, three digits at most.</summary>
internal static class Words
{
    public static string Zh(double value) => Math.Abs(value) switch
    {
        >= 1e8 => Digits(value / 1e8) + " 亿",
        >= 1e4 => Digits(value / 1e4) + " 万",
        _ => Digits(value),
    };

    public static string En(double value) => Math.Abs(value) switch
    {
        >= 1e9 => Digits(value / 1e9) + "B",
        >= 1e6 => Digits(value / 1e6) + "M",
        >= 1e4 => Digits(value / 1e3) + "K",
        _ => Digits(value),
    };

    public static LocalizedText Figure(double value) => new(Zh(value), En(value));

    /// <summary>¥ low–high, or one figure where they are the same.</summary>
    public static LocalizedText Yuan(MapRange range) => Zh(range.Low) == Zh(range.High)
        ? new("¥" + Zh(range.Mid), "¥" + En(range.Mid))
        : new($"¥{Zh(range.Low)}–¥{Zh(range.High)}（中值 ¥{Zh(range.Mid)}）", $"¥{En(range.Low)}–¥{En(range.High)} (middle ¥{En(range.Mid)})");

    /// <summary>A text in both languages, made once per language from localized parts.</summary>
    public static LocalizedText Both(Func<ReplyLanguage, string> text) => new(text(ReplyLanguage.Zh), text(ReplyLanguage.En));

    public static string Plain(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Digits(double value)
    {
        var rounded = value == 0 ? 0 : double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded.ToString("0.###", CultureInfo.InvariantCulture);
    }
}
