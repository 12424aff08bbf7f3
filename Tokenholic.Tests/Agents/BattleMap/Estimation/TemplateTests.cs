using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>What a domain expert may get wrong when editing estimation-templates.json.</summary>
public class TemplateTests
{
    private static readonly EstimationTemplates Templates = EstimationTemplates.Default;

    public static TheoryData<string> Ids => [.. UseCaseIds.All];

    [Fact]
    public void Every_use_case_has_a_template_and_every_template_a_use_case() =>
        Assert.Equal(UseCaseIds.All.Order(), Templates.Templates.Select(t => t.Id).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_formulas_can_be_read_and_every_variable_is_defined_and_used(string id)
    {
        var template = Templates.For(id)!;
        var formulas = AllFormulas(template).ToList();
        var used = formulas.SelectMany(f => f.DriverIds).ToHashSet();

        Assert.All(used, v => Assert.True(Templates.Metric(v) is not null || v == "tokens_per_call" || Templates.Driver(template, v) is not null, v));
        Assert.All(template.Drivers.Where(d => !PriceDrivers.All.Contains(d.Id)), d => Assert.Contains(d.Id, used));
        Assert.True(template.TokensPerCall is null || template.Modality is Modality.Text);
        Assert.Equal(template.Modality is Modality.Text, template.InputShare is > 0 and < 1 && template.RequestInputTokens > 0);
        Assert.Distinct(template.Drivers.Select(d => d.Id));
        Assert.All(template.Consumption.Keys, unit => Assert.Contains(unit, Enum.GetValues<VolumeUnit>().Select(EstimateBuilder.Name)));
        Assert.All(template.Consumption.Values, f => Assert.StartsWith("{count}", f, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_ways_are_products_of_a_known_metric(string id) => Assert.All(Templates.For(id)!.Ways, way =>
    {
        Assert.NotNull(Templates.Metric(way.Metric));
        var count = Formula.Parse(way.Count ?? way.Metric);
        Assert.Equal(way.Metric, count.DriverIds[0]);
        Assert.DoesNotContain(count.Tokens, t => t.Text is "+" or "-" or "(");
        Assert.True(way.Formula?.StartsWith("{count}", StringComparison.Ordinal) ?? true);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_defaults_are_ordered_positive_and_explained_in_both_languages(string id)
    {
        var template = Templates.For(id)!;
        var ranges = template.Drivers.Concat<TemplateRange>(Templates.Drivers).Concat(Templates.Drivers.SelectMany(d => d.ByFamily)).Concat(Templates.Growth)
            .Concat(new TemplateRange?[] { template.Volume, template.TokensPerCall }.OfType<TemplateRange>());
        Assert.All(ranges, r =>
        {
            Assert.True(r.Low <= r.Mid && r.Mid <= r.High && (r.Low > 0 || r is GrowthPrior || r is TemplateDriver { Id: "input_seconds" } || (r is TemplateDriver d && PriceDrivers.All.Contains(d.Id))), $"{r.Low} {r.Mid} {r.High}");
            Assert.True(r.Reason.Zh.Length > 3 && r.Reason.En.Length > 3 && r.Source.Length > 0);
        });
        Assert.All(template.Drivers, d => Assert.True(d.Name.Zh.Length > 0 && d.Name.En.Length > 0));
        Assert.All(template.Drivers.Where(d => d.Unit.En == "0–1"), d => Assert.True(d.High <= 1));
        Assert.True(template.Modality is not Modality.Text || template.InputShareReason is { Zh.Length: > 0, En.Length: > 0 });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_fitting_model_on_Alibaba_Cloud_has_a_price(string id)
    {
        var fitting = Templates.For(id)!.Aliyun?.Model ?? PriceBook.Default.EquivalentOf("*", Templates.For(id)!.Modality)!.Model;
        Assert.NotEmpty(PriceBook.Default.Find("aliyun", fitting, new(2026, 11, 22)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Text_work_says_how_it_meets_prices_and_what_is_done_again(string id)
    {
        var template = Templates.For(id)!;
        Assert.All(PriceDrivers.All, d => Assert.NotNull(Templates.Driver(template, d)));
        string[] again = ["retries", "drafts", "passes", "clip_yield", "usable_rate", "takes", "tokens_per_call"];
        Assert.Contains(AllFormulas(template).SelectMany(f => f.DriverIds), again.Contains);
        Assert.All(template.ScalesWith, m => Assert.Contains(m, Templates.Sizes.Select(s => s.Metric)));
    }

    [Fact]
    public void Where_nothing_honest_can_be_assumed_nothing_is() =>
        Assert.All(["general", "driving", "industrial"], (string id) => Assert.Null(Templates.For(id)!.Volume));

    private static IEnumerable<Formula> AllFormulas(EstimationTemplate template)
    {
        var counts = template.Ways.Select(w => (Count: w.Count ?? w.Metric, w.Formula)).Append((Count: template.Volume?.Metric ?? "calls", Formula: (string?)null));
        return counts.SelectMany(c => c.Formula is null ? template.Consumption.Values : [c.Formula], (c, f) => Formula.Parse(f.Replace("{count}", c.Count, StringComparison.Ordinal)));
    }
}
