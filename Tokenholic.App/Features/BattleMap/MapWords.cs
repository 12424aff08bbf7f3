using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Hosting;
using Tokenholic.App.Shared;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>The codes that documents and events carry, in the reader's words.</summary>
internal static class MapWords
{
    /// <summary>What stands between two sentences.</summary>
    internal static string Space => Cultures.Language is ReplyLanguage.En ? " " : "";

    /// <summary>A text of the document in the language of the screen.</summary>
    internal static string Here(this LocalizedText text) => text.In(Cultures.Language);

    /// <summary>The sentence or word for a code; "too_large" and "TooLarge" are the same code. An unknown code is shown as it is.</summary>
    internal static string Word(this IStringLocalizer<BattleMapText> text, string kind, string code, params object[] arguments)
    {
        var found = text[$"{kind}_{Pascal(code)}", arguments];
        return found.ResourceNotFound ? code : found.Value;
    }

    /// <summary>"{0} pages" or, for one, "{0} page".</summary>
    internal static string Many(this IStringLocalizer<BattleMapText> text, string key, int count) => text[count == 1 ? key + "_1" : key, Figures.Number(count)];

    internal static string Vendor(string id) => Catalog.Default.Vendors.FirstOrDefault(vendor => vendor.Id == id)?.Name.Here() ?? id;

    /// <summary>What a market share is of: a cloud, or a family of models.</summary>
    internal static string Subject(string id) => Catalog.Default.Vendors.Any(vendor => vendor.Id == id) ? Vendor(id) : ModelName(id);

    internal static string UseCase(string id) => Catalog.Default.UseCases.FirstOrDefault(useCase => useCase.Id == id)?.Name.Here() ?? id;

    /// <summary>The detail of a page's problem in the reader's words; null when there is none, or none in his language.</summary>
    internal static string? ProblemDetail(this IStringLocalizer<BattleMapText> text, string reason, string? detail) =>
        PageDetail.InWords(reason, detail, key => text[key] is { ResourceNotFound: false } found ? found.Value : null);

    /// <summary>Whether a page was set aside because it seemed to be about somebody else, which a reader may overrule.</summary>
    internal static bool IsOtherSubject(string reason) => reason.Replace("_", "", StringComparison.Ordinal).Equals(nameof(PageProblem.OtherSubject), StringComparison.OrdinalIgnoreCase);

    /// <summary>Two or three letters that say the cloud to those who cannot see its colour.</summary>
    internal static string VendorSign(this IStringLocalizer<BattleMapText> text, string id) => text.Word("VendorSign", id);

    internal static string Status(this IStringLocalizer<BattleMapText> text, UsageStatus status) => text.Word("UsageStatus", status.ToString());

    internal static string Tier(this IStringLocalizer<BattleMapText> text, SourceTier tier) => text.Word("SourceTier", tier.ToString());

    internal static string LabelWord(this IStringLocalizer<BattleMapText> text, Label label) => text.Word("Label", label.ToString());

    internal static string ModelName(string id) => Catalog.Default.Model(id)?.Name.Here() ?? id;

    /// <summary>The name a workload goes by: its model, else "model not named".</summary>
    internal static string Model(this IStringLocalizer<BattleMapText> text, Workload workload) =>
        workload.ModelName?.Here() ?? text["ModelUnknown"];

    /// <summary>The sign that repeats what the fill of a block says.</summary>
    internal static string Sign(this Label label) => label switch
    {
        Label.Fact => "■",
        Label.Manual => "✎",
        Label.Inferred => "□",
        _ => "▨",
    };

    /// <summary>The label as it is written in class names and in the address bar.</summary>
    internal static string Code(this Label label) => label switch
    {
        Label.Fact => "fact",
        Label.Manual => "manual",
        Label.Inferred => "inferred",
        _ => "assumed",
    };

    /// <summary>The clouds' ids in the order of the legend.</summary>
    internal static IReadOnlyList<string> Clouds { get; } = Catalog.Default.Vendors.Select(vendor => vendor.Id).ToList();

    /// <summary>The cloud a workload counts as; an id that nobody knows is "other".</summary>
    internal static string Cloud(string vendor) => Clouds.Contains(vendor) ? vendor : VendorIds.Other;

    /// <summary>The cloud's fill (--c), the text on it (--c-on) and its tone on a surface (--c-ink), for a style attribute.</summary>
    internal static string CloudStyle(string vendor) =>
        $"--c:var(--cloud-{Cloud(vendor)});--c-on:var(--cloud-{Cloud(vendor)}-on);--c-ink:var(--cloud-{Cloud(vendor)}-ink)";

    /// <summary>Every quote a workload stands on: of its use and of its drivers.</summary>
    internal static IReadOnlyList<string> QuoteIds(this Workload workload) =>
        workload.EvidenceIds.Concat(workload.Estimate?.Drivers.SelectMany(driver => driver.EvidenceIds) ?? []).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Every quote that says otherwise.</summary>
    internal static IReadOnlyList<string> ContradictionIds(this Workload workload) =>
        workload.ConflictIds.Concat(workload.Estimate?.Drivers.SelectMany(driver => driver.ConflictIds) ?? []).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Where a price was seen; of one that nobody published, that it has to be checked, in the language of the screen. Maps of earlier releases say it in the words of then.</summary>
    internal static string PriceSource(this IStringLocalizer<BattleMapText> text, string source) =>
        source.Contains("no public source", StringComparison.Ordinal) || source.StartsWith("no source found", StringComparison.Ordinal) ? text["PriceNoSource"] : source;

    internal static string Pascal(string code) =>
        string.Concat(code.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
