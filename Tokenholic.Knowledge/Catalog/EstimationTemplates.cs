using System.Text.Json.Serialization;

namespace Tokenholic.Knowledge.Catalog;

/// <summary>Data/estimation-templates.json, which a domain expert edits and a test validates: a template for every use case.</summary>
public sealed class EstimationTemplates
{
    private static readonly Lazy<EstimationTemplates> Shipped = new(() => DataFile.Read<EstimationTemplates>("estimation-templates.json"));
    private readonly Dictionary<string, EstimationTemplate> _templates;
    private readonly Dictionary<string, TemplateMetric> _metrics;
    private readonly Dictionary<string, TemplateDriver> _shared;

    /// <summary>A set of templates; ids must be unique.</summary>
    [JsonConstructor]
    public EstimationTemplates(
        IReadOnlyList<TemplateMetric> metrics, IReadOnlyList<TemplateDriver> drivers, IReadOnlyList<EstimationTemplate> templates, IReadOnlyList<GrowthPrior> growth,
        IReadOnlyList<ReferenceSize> sizes)
    {
        (Metrics, Drivers, Templates, Growth, Sizes) = (metrics, drivers, templates, growth, sizes);
        _metrics = metrics.ToDictionary(m => m.Id);
        _shared = drivers.ToDictionary(d => d.Id);
        _templates = templates.ToDictionary(t => t.Id);
    }

    /// <summary>The templates that come with the product.</summary>
    public static EstimationTemplates Default => Shipped.Value;

    /// <summary>Names and kinds of the quantities that count work.</summary>
    public IReadOnlyList<TemplateMetric> Metrics { get; }

    /// <summary>Drivers that several templates use.</summary>
    public IReadOnlyList<TemplateDriver> Drivers { get; }

    /// <summary>Every template.</summary>
    public IReadOnlyList<EstimationTemplate> Templates { get; }

    /// <summary>Growth to expect of a company that states none, the preferred first.</summary>
    public IReadOnlyList<GrowthPrior> Growth { get; }

    /// <summary>The company that assumed volumes are made for.</summary>
    public IReadOnlyList<ReferenceSize> Sizes { get; }

    /// <summary>These templates with defaults that were learned from customers' own figures: the last one for a driver holds. Nothing changes here.</summary>
    public EstimationTemplates With(IEnumerable<LearnedDefault> learned)
    {
        var byTemplate = learned.ToLookup(l => l.Template);
        return new(Metrics, Drivers, Templates.Select(t => byTemplate[t.Id].Aggregate(t, Learn)).ToList(), Growth, Sizes);
    }

    /// <summary>The template of a use case, or null.</summary>
    public EstimationTemplate? For(string useCase) => _templates.GetValueOrDefault(useCase);

    /// <summary>A quantity's name and kind, or null when no template counts it.</summary>
    public TemplateMetric? Metric(string id) => _metrics.GetValueOrDefault(id);

    /// <summary>A driver of a template: its own, else the shared one of that id; null when there is neither.</summary>
    public TemplateDriver? Driver(EstimationTemplate template, string id) =>
        template.Drivers.FirstOrDefault(d => d.Id == id) ?? _shared.GetValueOrDefault(id);

    private EstimationTemplate Learn(EstimationTemplate template, LearnedDefault learned)
    {
        if (template.Volume?.Metric == learned.Driver)
        {
            return template with { Volume = template.Volume with { Low = learned.Low, Mid = learned.Mid, High = learned.High, Reason = learned.Reason, Source = LearnedDefault.Source } };
        }

        return Driver(template, learned.Driver) is { } driver
            ? template with
            {
                Drivers = template.Drivers.Where(d => d.Id != learned.Driver)
                    .Append(driver with { Low = learned.Low, Mid = learned.Mid, High = learned.High, Reason = learned.Reason, Source = LearnedDefault.Source, ByFamily = [] })
                    .ToList(),
            }
            : template;
    }
}

/// <summary>A market's growth a year (2.3 = +230 %), for a company that states none.</summary>
public sealed record GrowthPrior : TemplateRange
{
    /// <summary>Whose growth it is.</summary>
    public required string Id { get; init; }

    /// <summary>The cloud it is of; null for the market as a whole.</summary>
    public string? Vendor { get; init; }
}

/// <summary>A template's default that was replaced by what customers confirmed.</summary>
public sealed record LearnedDefault(string Template, string Driver, double Low, double Mid, double High, LocalizedText Reason)
{
    /// <summary>The source that such a default names.</summary>
    public const string Source = "calibration";
}
