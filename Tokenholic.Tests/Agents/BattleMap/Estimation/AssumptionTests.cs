using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>What is assumed follows the company's size and the model's family, says so, and stays out of the totals.</summary>
public class AssumptionTests
{
    [Theory]
    [InlineData(Metrics.Staff, 4000, Period.None, 4)]
    [InlineData(Metrics.Revenue, 6e8, Period.Year, .5)]
    public void An_assumed_volume_grows_and_shrinks_with_the_company_and_says_so(string metric, double value, Period period, double factor)
    {
        var plain = Marketing().Only().Estimate!;
        var scaled = Marketing().Page("公司的规模是这样。").Says("公司的规模是这样", metric, value, period).Map().UseCases.Single().Workloads.Single();
        Assert.Equal(plain.PerMonth.Mid * factor, scaled.Estimate!.PerMonth.Mid, plain.PerMonth.Mid * 1e-9);
        Assert.Contains("已按公司规模", scaled.Estimate.Drivers.Single(d => d.IsVolume).Reason.Zh, StringComparison.Ordinal);
        Assert.Equal(Label.Fact, scaled.Estimate.Drivers.Single(d => d.Id == metric).Label);
        Assert.Equal((Label.Assumed, false), (scaled.Label, scaled.InTotals));
    }

    [Fact]
    public void A_stated_volume_is_not_scaled()
    {
        var workload = new MapScenario().Page("营销文案用豆包，每月写1万篇。公司有4000人。").Use("营销文案用豆包", "marketing_copy", "volcengine", "doubao")
            .Says("每月写1万篇", Metrics.Documents, 1e4, Period.Month, "marketing_copy").Says("公司有4000人", Metrics.Staff, 4000).Only();
        Assert.DoesNotContain("staff", workload.Estimate!.Formula, StringComparison.Ordinal);
        Assert.True(workload.InTotals);
    }

    [Theory]
    [InlineData("deepseek-v3.2", .6)]
    [InlineData("qwen3-max", .8)]
    [InlineData("doubao-seed-1.6", .58)]
    [InlineData("gpt-4o", .6)]
    public void Characters_become_tokens_by_the_models_family(string model, double perCharacter)
    {
        var workload = new MapScenario().Page("营销文案有模型在写。").Use("营销文案有模型在写", "marketing_copy", "volcengine", model).Only();
        Assert.Equal(perCharacter, workload.Estimate!.Drivers.Single(d => d.Id == "tokens_per_char").Value.Mid);
    }

    [Fact]
    public void Industry_hypotheses_are_assumed_named_and_outside_what_is_known()
    {
        MapScenario Bank(bool hypotheses) => new MapScenario { Industry = "城市商业银行", Hypotheses = hypotheses }.Page("客服已接入豆包1.6，每月一亿tokens。")
            .Use("客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6").Says("每月一亿tokens", Metrics.Tokens, 1e8, Period.Month, "customer_service");
        var (without, with) = (Bank(false).Map(), Bank(true).Map());
        Assert.Single(without.UseCases);
        Assert.Null(without.Hypotheses);

        Assert.Equal("银行", with.Hypotheses!.Industry!.Zh);
        var supposed = with.UseCases.SelectMany(u => u.Workloads).Where(w => w.Hypothesis is not null).ToList();
        Assert.Equal(["coding", "knowledge_qa", "office_assistant", "risk_compliance", "sales_crm"], with.UseCases.Where(u => u.Workloads.Any(w => w.Hypothesis is not null)).Select(u => u.Id).Order());
        Assert.All(supposed, w => Assert.Equal((Label.Assumed, Label.Assumed, false, "open"), (w.UsageLabel, w.Label, w.InTotals, w.Opportunity.Kind)));
        Assert.Equal(without.Totals.Known, with.Totals.Known);
        Assert.Equal(without.Totals.ByVendor, with.Totals.ByVendor);
        Assert.Equal(supposed.Count, with.Totals.Assumed.Workloads);
        Assert.Equal(without.UseCases[0].Workloads[0] with { Id = "" }, with.UseCases.Single(u => u.Id == "customer_service").Workloads[0] with { Id = "" }, SameEstimate);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("星际采矿")]
    public void Nothing_known_of_an_unknown_industry_gives_an_honest_empty_map(string? industry)
    {
        var map = new MapScenario { Industry = industry, Hypotheses = true }.Page("我们成立于2001年。").Map();
        Assert.Empty(map.UseCases);
        Assert.Equal((industry, null), (map.Hypotheses!.Given, map.Hypotheses.Industry));
    }

    [Theory]
    [InlineData("短剧 / short drama", "short_drama")]
    [InlineData("Retail banking", "bank")]
    [InlineData("新能源汽车制造", "auto")]
    [InlineData("跨境电商", "ecommerce")]
    public void An_industry_is_recognized_by_its_words(string words, string id) => Assert.Equal(id, Industries.Find(words)!.Id);

    [Fact]
    public void Every_industry_names_known_use_cases_that_can_be_assumed() => Assert.All(Industries.Default, industry =>
    {
        Assert.Distinct(industry.UseCases.Select(u => u.UseCase));
        Assert.All(industry.UseCases, u => Assert.Contains(u.UseCase, UseCaseIds.All));
        Assert.All(industry.Keywords, k => Assert.Equal(k.ToLowerInvariant(), k));
    });

    [Fact]
    public void A_learned_default_acts_on_the_next_map_and_says_where_it_comes_from()
    {
        var learned = EstimationTemplates.Default.With([new("customer_service", "tokens_per_turn", 900, 1500, 3000, new("由 4 个客户确认的数字校准。", "Calibrated with 4 customers' figures."))]);
        MapScenario Scenario(EstimationTemplates templates) => new MapScenario { Basis = new(PriceBook.Default, templates) }
            .Page("客服已接入豆包1.6。").Use("客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6");
        var driver = Scenario(learned).Only().Estimate!.Drivers.Single(d => d.Id == "tokens_per_turn");
        Assert.Equal((new MapRange(900, 1500, 3000), "由 4 个客户确认的数字校准。"), (driver.Value, driver.Reason.Zh));
        Assert.Equal(2000, Scenario(EstimationTemplates.Default).Only().Estimate!.Drivers.Single(d => d.Id == "tokens_per_turn").Value.Mid);
    }

    private static bool SameEstimate(Workload a, Workload b) => a.Estimate!.PerMonth == b.Estimate!.PerMonth && a.Label == b.Label && a.Opportunity.Score!.Value == b.Opportunity.Score!.Value;

    private static MapScenario Marketing() => new MapScenario().Page("营销文案用豆包。").Use("营销文案用豆包", "marketing_copy", "volcengine", "doubao");
}
