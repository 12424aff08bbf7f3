using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A size that the company states of itself, and the size that templates are made for: assumed volumes grow and shrink in proportion.</summary>
internal sealed record CompanySize(TemplateMetric Metric, Driver Driver, ReferenceSize Reference)
{
    /// <summary>What is appended to the assumed count.</summary>
    public string InFormula => $" * {Metric.Id} / {Reference.Value.ToString("0", CultureInfo.InvariantCulture)}";

    /// <summary>That the assumption was scaled, and from what.</summary>
    public LocalizedText Says => new($"已按公司规模（{Metric.Name.Zh}）等比例缩放：{Reference.Reason.Zh}。", $" Scaled in proportion to the company's size ({Metric.Name.En}): {Reference.Reason.En}.");

    /// <summary>The first size that the template scales with and the company states of itself as a whole; null when it states none.</summary>
    public static CompanySize? Of(EstimationTemplate template, EstimationTemplates templates, IReadOnlyList<VolumeEvidence> volumes)
    {
        foreach (var id in template.ScalesWith)
        {
            if (id != template.Volume?.Metric && templates.Metric(id) is { } metric && templates.Sizes.FirstOrDefault(s => s.Metric == id) is { } reference
                && StatedValue.Of(volumes.Where(v => v.Fact.Metric == id && v.Fact.UseCase is null && v.Fact.Low > 0), metric.Kind) is { } value)
            {
                return new(metric, EstimateBuilder.Quoted(id, metric.Name, metric.Unit, value), reference);
            }
        }

        return null;
    }
}
