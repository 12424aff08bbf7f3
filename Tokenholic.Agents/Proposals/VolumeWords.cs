using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals;

/// <summary>How the sentence of a need ends: what is used a month, by the map or as the customer told.</summary>
internal static class VolumeWords
{
    /// <summary>The ending; <paramref name="told"/> is how many times the map's volume, null when nothing was told.</summary>
    public static string Of(Estimate estimate, MapRange? told, ReplyLanguage language)
    {
        var (zh, month) = (language is ReplyLanguage.Zh, told is null ? estimate.PerMonth : estimate.PerMonth.Times(told));
        var (low, high) = (Words.Figure(month.Low).In(language), Words.Figure(month.High).In(language));
        var volume = low == high ? low : $"{low}–{high}";
        return zh
            ? $"{(told is null ? "，估计每月" : "，按您所说每月")} {Spaced(volume, Unit(estimate.Unit, zh))}。"
            : $"{(told is null ? ", about" : ", as you told us")} {volume} {Unit(estimate.Unit, zh)} a month.";
    }

    /// <summary>Between a Chinese character and a Latin letter or digit stands a space, between two Chinese ones none.</summary>
    public static string Spaced(string before, string after) => after.Length == 0 || before[^1] > 0x2E80 && after[0] > 0x2E80 ? before + after : before + " " + after;

    private static string Unit(VolumeUnit unit, bool zh) => unit switch
    {
        VolumeUnit.TextTokens => zh ? "文本 token" : "text tokens",
        VolumeUnit.VideoTokens => zh ? "视频 token" : "video tokens",
        VolumeUnit.VideoSeconds => zh ? "秒视频" : "seconds of video",
        VolumeUnit.Images => zh ? "张图" : "images",
        _ => zh ? "字" : "characters",
    };
}
