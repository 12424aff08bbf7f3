using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Shared;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.Admin.Calibration;

/// <summary>Codes of calibration lines in the reader's words.</summary>
internal static class CalibrationWords
{
    private static ReplyLanguage Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ReplyLanguage.En : ReplyLanguage.Zh;

    internal static string UseCase(string id) => Catalog.Default.UseCases.FirstOrDefault(u => u.Id == id)?.Name.In(Language) ?? id;

    /// <summary>A driver's name, or null when the templates do not know it.</summary>
    internal static string? Driver(EstimationTemplates templates, string template, string driver) =>
        (templates.Metric(driver)?.Name ?? (templates.For(template) is { } t ? templates.Driver(t, driver)?.Name : null))?.In(Language);

    /// <summary>"2,000 (600–6,000)".</summary>
    internal static string Say(MapRange range) => range.Low == range.High ? One(range.Mid) : $"{One(range.Mid)} ({One(range.Low)}–{One(range.High)})";

    private static string One(double value) =>
        value == 0 ? "0" : Figures.Number(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
