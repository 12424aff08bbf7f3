using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals;

/// <summary>Says in a clause which model runs where today, and what of it is not known yet.</summary>
internal sealed class PlatformWords(Catalog catalog, ReplyLanguage language)
{
    private bool Zh => language is ReplyLanguage.Zh;

    public string Today(Workload workload) => workload is { SeatProduct: { } seats, Model: null }
        ? Pick($"{Verb(workload.Status is UsageStatus.Planned)}使用{Spaced(seats.Zh)}，按席位计费，背后的模型不清楚", $"{Verb(workload.Status is UsageStatus.Planned)} {seats.En}, billed by seat; the model behind it is not known")
        : Where(workload);

    private string Where(Workload workload) => (workload.Status is UsageStatus.Planned, workload.Vendor, workload.ModelName?.In(language)) switch
    {
        (var planned, VendorIds.Unknown, null) => Pick(planned ? "计划使用大模型，用哪个云、哪个模型还不清楚" : "已在使用大模型，在哪个云上、用哪个模型还不清楚", planned ? "planned; cloud and model are not known yet" : "in use today; cloud and model are not known yet"),
        (var planned, VendorIds.Unknown, { } model) => Pick($"{Verb(planned)}使用{Spaced(model)}，在哪个云上还不清楚", $"{Verb(planned)} {model}; on which cloud is not known yet"),
        (var planned, var vendor, null) => Pick($"{Verb(planned)}使用{Whose(vendor)}的大模型，具体型号还不清楚", $"{Verb(planned)} a model {Whose(vendor)}; which one is not known yet"),
        (var planned, var vendor, { } model) => Pick($"{Verb(planned)}使用{Whose(vendor)}的{Spaced(model)}", $"{Verb(planned)} {model} {Whose(vendor)}"),
    };

    private string Pick(string zh, string en) => Zh ? zh : en;

    private string Verb(bool planned) => planned ? Pick("计划", "planned:") : Pick("目前", "today");

    private string Whose(string vendor) => vendor switch
    {
        VendorIds.Other => Pick("其他厂商", "of another vendor"),
        VendorIds.Overseas => Pick("海外厂商", "of an overseas vendor"),
        VendorIds.SelfHosted => Pick("自建环境里", "on own machines"),
        _ => Pick(catalog.Vendor(vendor).Name.Zh + "上", "on " + catalog.Vendor(vendor).Name.En),
    };

    // Latin letters beside Chinese ones have a space between them.
    private static string Spaced(string model) => char.IsAscii(model[0]) ? " " + model : model;
}
