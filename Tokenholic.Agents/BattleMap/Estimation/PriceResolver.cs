using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Price-book lines for a workload, with how they were come by ("model", "family", "equivalent"), why, and on Alibaba Cloud how well they fit.</summary>
internal sealed record PriceMatch(IReadOnlyList<PriceRow> Tiers, string Basis, LocalizedText? Reason, string? Fit = null)
{
    /// <summary>The unit it bills, as templates name it.</summary>
    public string Unit => Tiers[0].Unit is PriceUnit.Text ? "text_tokens" : EstimateBuilder.Name(Enum.Parse<VolumeUnit>(Tiers[0].Unit.ToString()));
}

/// <summary>Finds what work costs where it runs, and what it would cost on Alibaba Cloud, on a day.</summary>
internal sealed class PriceResolver(Catalog catalog, PriceBook prices, DateOnly day)
{
    /// <summary>
    /// The price where the work runs: of that very model, else of one that stands for it there, else its maker's own list;
    /// of an unnamed model, the one that the use case is made for, else the cloud's usual one. Null on the customer's own machines and where nothing is known.
    /// </summary>
    public PriceMatch? Today(string vendor, string? modelId, EstimationTemplate template)
    {
        if (vendor == VendorIds.SelfHosted)
        {
            return null;
        }

        var model = Fitting(modelId, template);
        if (model is null)
        {
            return OfUseCase(vendor, template) ?? StandIn(prices.StandInFor(vendor, null, template.Modality), "family", template);
        }

        return Rows(vendor, model.Id, "model", null, template)
            ?? StandIn(prices.StandInFor(vendor, model, template.Modality), "family", template)
            ?? Rows(model.Owner, model.Id, "family", OwnersList(model), template)
            ?? StandIn(prices.StandInFor(model.Owner, model, template.Modality), "family", template);
    }

    /// <summary>
    /// The price of the same work on Alibaba Cloud: what it runs on there already; else the model that fits the use case; else
    /// the same model there, its listed equivalent, its family there, or the equivalent of its kind.
    /// </summary>
    public PriceMatch? OnAliyun(string vendor, string? modelId, EstimationTemplate template)
    {
        if (vendor == VendorIds.Aliyun && Today(vendor, modelId, template) is { } today)
        {
            return today with { Fit = today.Basis == "model" ? "same_model" : "family" };
        }

        var model = Fitting(modelId, template);
        if (template.Aliyun is { } fitting && (fitting.Always || model is null))
        {
            return Rows(VendorIds.Aliyun, fitting.Model, "equivalent", fitting.Reason, template) is { } fits ? fits with { Fit = "use_case" } : null;
        }

        return (model is null ? null : SameOrListed(model, template)) ?? Equivalent(prices.EquivalentOf("*", template.Modality), "kind", template);
    }

    // Who writes code on Alibaba Cloud and does not say with what is taken to use its coding model, as the recommendation says.
    private PriceMatch? OfUseCase(string vendor, EstimationTemplate template) =>
        vendor == VendorIds.Aliyun && template.Aliyun is { } fitting ? Rows(vendor, fitting.Model, "family", fitting.Reason, template) : null;

    private PriceMatch? SameOrListed(Model model, EstimationTemplate template) =>
        (Rows(VendorIds.Aliyun, model.Id, "equivalent", new("百炼上有同一个模型", "the same model is served on Model Studio"), template) is { } same ? same with { Fit = "same_model" } : null)
        ?? Equivalent(prices.EquivalentOf(model.Id, model.Modality), "listed", template)
        ?? Equivalent(prices.StandInFor(VendorIds.Aliyun, model, template.Modality), "family", template)
        ?? Equivalent(prices.EquivalentOf(model.Family, model.Modality), "listed", template);

    private PriceMatch? Equivalent(StandIn? standIn, string fit, EstimationTemplate template) =>
        StandIn(standIn, "equivalent", template) is { } match ? match with { Fit = fit } : null;

    /// <summary>The model, unless it is unknown or of a kind that cannot be what is consumed here (a text model named for image work).</summary>
    private Model? Fitting(string? modelId, EstimationTemplate template) =>
        modelId is not null && catalog.Model(modelId) is { } model && model.Modality == template.Modality ? model : null;

    private PriceMatch? StandIn(StandIn? standIn, string basis, EstimationTemplate template) =>
        standIn is null ? null : Rows(standIn.Vendor, standIn.Model, basis, standIn.Reason, template);

    private PriceMatch? Rows(string vendor, string model, string basis, LocalizedText? reason, EstimationTemplate template)
    {
        var rows = prices.Find(vendor, model, day);
        if (rows.Count == 0 || prices.Rate(rows[0].Currency, day) is null)
        {
            return null;
        }

        var match = new PriceMatch(rows, basis, reason);
        var complete = rows[0].Unit switch
        {
            PriceUnit.Text => rows.All(r => r is { Input: not null, Output: not null }),
            PriceUnit.VideoTokens => rows[0].Output is not null,
            _ => rows[0].PerUnit is not null,
        };
        return complete && template.Consumption.ContainsKey(match.Unit) ? match : null;
    }

    private LocalizedText OwnersList(Model model)
    {
        var owner = catalog.Vendor(model.Owner).Name;
        return new($"该云没有公开价，取 {model.Name.Zh} 的原厂价（{owner.Zh}）", $"no public price there: the maker's own list for {model.Name.En} ({owner.En})");
    }
}
