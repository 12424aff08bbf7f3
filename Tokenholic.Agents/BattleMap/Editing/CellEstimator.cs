using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Editing;

/// <summary>Estimates a cell whose cloud, model or status a person changed: the count of work stays, what it takes and costs follows. Pure.</summary>
internal sealed class CellEstimator(Catalog catalog, EstimationBasis basis, BattleMapDocument map)
{
    private readonly EstimateBuilder _estimates = new(basis.Templates);
    private readonly PriceResolver _resolver = new(catalog, basis.Prices, DateOnly.FromDateTime(map.GeneratedAt.UtcDateTime));
    private readonly CostCalculator _costs = new(basis.Prices, DateOnly.FromDateTime(map.GeneratedAt.UtcDateTime));
    private readonly GrowthBuilder _growth = new(basis.Templates);

    /// <summary>The map's prices, and those that cells needed since: a price that the map has is never replaced by a newer one.</summary>
    public IReadOnlyList<MapPrice> Prices => [.. map.Prices, .. _costs.Used.Where(used => map.Prices.All(price => price.Id != used.Id))];

    /// <summary>The estimate of the cell, with the prices where it now runs; null when nothing honest can be said.</summary>
    public Estimate? Of(string useCase, string vendor, string? model, UsageStatus status, Estimate? before)
    {
        if (status is not (UsageStatus.InUse or UsageStatus.Planned) || Template(useCase, model) is not { } template)
        {
            return null;
        }

        var unit = Unit(vendor, model, template);
        var estimate = before is not null && before.Template == template.Id && EstimateBuilder.Name(before.Unit) == unit
            ? before : _estimates.Moved(before, template, unit, model is null ? null : catalog.Model(model));
        if (estimate is not null && status is UsageStatus.Planned)
        {
            // today's figures can only hint at what a plan will take
            estimate = estimate with { VolumeLabel = (Label)Math.Max((int)estimate.VolumeLabel, (int)Label.Inferred) };
        }

        return estimate is null ? null : Priced(estimate, template, vendor, model, status);
    }

    /// <summary>An estimate that is nothing but a volume entered by hand, for a cell of which nothing else is known; null where no unit is known.</summary>
    public Estimate? OfVolume(string useCase, string vendor, string? model, UsageStatus status, Driver volume)
    {
        if (Template(useCase, model) is not { } template)
        {
            return null;
        }

        var unit = Unit(vendor, model, template);
        return Priced(
            new()
            {
                Unit = Enum.GetValues<VolumeUnit>().First(u => EstimateBuilder.Name(u) == unit), Template = template.Id, Formula = volume.Id, Drivers = [volume],
                PerMonth = volume.Value, VolumeLabel = volume.Label, InputShare = unit == "text_tokens" ? template.InputShare ?? .8 : null,
            },
            template, vendor, model, status);
    }

    /// <summary>The growth to expect of work there, when the company states none.</summary>
    public Growth? Growth(string vendor) => _growth.Prior(vendor);

    private EstimationTemplate? Template(string useCase, string? model) =>
        WorkloadEstimator.TemplateOf(UseCaseIds.All.Contains(useCase) ? useCase : UseCaseIds.General, model, catalog, basis.Templates);

    private string Unit(string vendor, string? model, EstimationTemplate template) =>
        _resolver.Today(vendor, model, template)?.Unit
        ?? (vendor == VendorIds.SelfHosted ? null : _resolver.OnAliyun(vendor, model, template)?.Unit)
        ?? template.Consumption.Keys.First();

    private Estimate Priced(Estimate estimate, EstimationTemplate template, string vendor, string? model, UsageStatus status)
    {
        var (today, aliyun) = (_resolver.Today(vendor, model, template), _resolver.OnAliyun(vendor, model, template));
        return estimate with
        {
            Today = today is null || status is UsageStatus.Planned ? null : _costs.Of(estimate, template, today),
            OnAliyun = aliyun is null ? null : _costs.Of(estimate, template, aliyun),
        };
    }
}
