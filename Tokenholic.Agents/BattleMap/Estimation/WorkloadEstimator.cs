using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Makes the workloads of a map out of drafts: volume, ¥, growth, opportunity and labels. One per map.</summary>
internal sealed class WorkloadEstimator(
    Catalog catalog, PriceBook prices, EstimationTemplates templates, IReadOnlyList<WorkloadDraft> drafts, IReadOnlyList<VolumeEvidence> volumes, DateOnly day)
{
    private readonly FactBinding _facts = new(drafts, volumes, d => TemplateOf(d.UseCase, d.Model, catalog, templates)?.Id);
    private readonly EstimateBuilder _estimates = new(templates);
    private readonly PriceResolver _resolver = new(catalog, prices, day);
    private readonly CostCalculator _costs = new(prices, day);
    private readonly GrowthBuilder _growth = new(templates);
    private readonly List<WorkloadDraft> _current = drafts.Where(d => d.Status is UsageStatus.InUse && d.Hypothesis is null).ToList();

    /// <summary>The prices that the workloads made so far rest on.</summary>
    public IReadOnlyList<MapPrice> Prices => _costs.Used;

    public Workload Workload(WorkloadDraft draft, string id)
    {
        var seats = Seats.Of(draft, catalog);
        var estimate = draft.IsAlive ? Seats.Unpriced(Estimate(draft), seats, draft.Vendor) : null;
        var growth = _growth.Of(draft, volumes, _current.Count == 1);
        var workload = WorkloadState.Settle(new Workload
        {
            Id = id,
            Vendor = draft.Vendor,
            Model = draft.Model,
            ModelName = draft.Model is null ? null : catalog.Model(draft.Model)?.Name ?? LocalizedText.Same(draft.Model),
            SeatProduct = seats,
            Status = draft.Status,
            UsageLabel = draft.UsageLabel,
            Label = draft.UsageLabel,
            EvidenceIds = draft.Supporting.Select(c => c.Evidence.Id).ToList(),
            ConflictIds = draft.Conflicting.Select(c => c.Evidence.Id).ToList(),
            Estimate = estimate,
            Growth = growth is null || estimate is null ? growth : growth with { PerMonthInAYear = GrowthBuilder.AfterAYear(estimate.PerMonth, growth.PerYear) },
            Opportunity = new("none", null, new("", "")),
            Hypothesis = draft.Hypothesis,
            InTotals = false,
        });
        var openness = OpportunityScorer.Openness(catalog, draft.Vendor, draft.Model, draft.Status, _current.Where(d => d.Vendor != VendorIds.Unknown).Select(d => d.Vendor).Distinct().Count());
        return workload with { Opportunity = new OpportunityBuilder(catalog, _costs.Used, ScoreRules.Default).Of(workload, openness) };
    }

    private Estimate? Estimate(WorkloadDraft draft)
    {
        if (TemplateOf(draft.UseCase, draft.Model, catalog, templates) is not { } template)
        {
            return null;
        }

        var (today, aliyun) = (_resolver.Today(draft.Vendor, draft.Model, template), _resolver.OnAliyun(draft.Vendor, draft.Model, template));
        var facts = _facts.For(draft);
        var unit = UnitOf(draft, template);
        var estimate = _estimates.Build(template, unit, facts, _estimates.Stated(template, unit, facts), Assuming(draft),
            CompanySize.Of(template, templates, volumes), draft.Model is null ? null : catalog.Model(draft.Model));
        if (estimate is not null && draft.Status is UsageStatus.Planned)
        {
            // today's figures can only hint at what a plan will take
            estimate = estimate with { VolumeLabel = (Label)Math.Max((int)estimate.VolumeLabel, (int)Label.Inferred) };
        }

        return estimate is null ? null : estimate with
        {
            // what is only planned costs nothing today
            Today = today is null || draft.Status is UsageStatus.Planned ? null : _costs.Of(estimate, template, today),
            OnAliyun = aliyun is null ? null : _costs.Of(estimate, template, aliyun),
        };
    }

    /// <summary>The unit that the work is billed in where it runs, else where it could run, else the template's usual one.</summary>
    private string UnitOf(WorkloadDraft draft, EstimationTemplate template) =>
        _resolver.Today(draft.Vendor, draft.Model, template)?.Unit
        ?? (draft.Vendor == VendorIds.SelfHosted ? null : _resolver.OnAliyun(draft.Vendor, draft.Model, template)?.Unit)
        ?? template.Consumption.Keys.First();

    /// <summary>How many workloads of the same use case have nothing stated: a template's default is the company's, so they share it.</summary>
    private int Assuming(WorkloadDraft draft) => drafts
        .Where(d => d.UseCase == draft.UseCase && d.Status == draft.Status)
        .Count(d => TemplateOf(d.UseCase, d.Model, catalog, templates) is { } template && template.Id == TemplateOf(draft.UseCase, draft.Model, catalog, templates)?.Id && _estimates.Stated(template, UnitOf(d, template), _facts.For(d)) is null);

    /// <summary>
    /// The use case's template; of a model that makes images, video or speech where the use case is text work, the template of
    /// what it makes; none for embeddings. Where no use is stated, or a text model is named for work that is not text, only what
    /// is said in tokens or calls counts and nothing is assumed.
    /// </summary>
    public static EstimationTemplate? TemplateOf(string useCase, string? model, Catalog catalog, EstimationTemplates templates)
    {
        var template = templates.For(useCase);
        var modality = model is null ? null : catalog.Model(model)?.Modality;
        template = modality switch
        {
            null => template,
            Modality.Text => template?.Modality is Modality.Text ? template : templates.For(UseCaseIds.General),
            Modality.Embedding => null,
            _ when modality == template?.Modality => template,
            Modality.Image => templates.For("image_generation"),
            Modality.Video => templates.For("video_generation"),
            _ => templates.For("dubbing"),
        };
        return useCase == UseCaseIds.General && template is not null ? template with { Volume = null } : template;
    }
}
