using System.Globalization;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>What a quote was read to say, in a few words: "智能客服 · 火山引擎 · 豆包 1.6 · 使用中" or "会话 30 万 / 天".</summary>
internal static class EvidenceReading
{
    internal static string InWords(IStringLocalizer<BattleMapText> text, MapEvidence evidence) =>
        evidence.Kind == "volume" ? Volume(text, evidence.Reading) : Usage(text, evidence.Reading);

    internal static string Usage(IStringLocalizer<BattleMapText> text, IReadOnlyDictionary<string, string> reading) => Join(
        reading.GetValueOrDefault("use_case") is { } useCase ? MapWords.UseCase(useCase) : null,
        reading.GetValueOrDefault("vendor") is { } vendor ? MapWords.Vendor(vendor) : null,
        reading.GetValueOrDefault("model") is { } model ? MapWords.ModelName(model) : null,
        reading.GetValueOrDefault("status") is { } status ? text.Word("UsageStatus", status) : null);

    private static string Volume(IStringLocalizer<BattleMapText> text, IReadOnlyDictionary<string, string> reading)
    {
        var metric = reading.GetValueOrDefault("metric") ?? "";
        var low = Number(reading.GetValueOrDefault("low"));
        var high = Number(reading.GetValueOrDefault("high")) ?? low;
        var period = reading.GetValueOrDefault("period");
        return Join(
            reading.GetValueOrDefault("use_case") is { } useCase ? MapWords.UseCase(useCase) : null,
            metric.Length > 0 ? text.Word("Metric", metric) : null,
            low is null ? null : MapFigures.Metric(metric, low.Value, high!.Value) + (period is null or "none" ? "" : " " + text.Word("Period", period)));
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Join(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
