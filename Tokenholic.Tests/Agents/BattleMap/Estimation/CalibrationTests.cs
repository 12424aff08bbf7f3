using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>How far estimates were from customers' figures, and what follows.</summary>
public class CalibrationTests
{
    private static readonly MapRange Shipped = new(600, 2000, 6000);

    [Fact]
    public void The_ratio_is_the_geometric_mean_and_the_range_is_judged_figure_by_figure()
    {
        var line = Assert.Single(Of(("甲", 1000), ("乙", 4000), ("乙", 16_000)));
        Assert.Equal((3, 2, 2), (line.Figures, line.Customers, line.Inside));
        Assert.Equal(2, line.Ratio, 1e-9); // (0.5 × 2 × 8) ^ (1/3)
    }

    [Fact]
    public void A_proposal_weighs_the_default_as_two_customers_and_holds_every_figure()
    {
        var proposal = Assert.Single(Of(("甲", 16_000), ("乙", 8000), ("乙", 32_000))).Proposal!;
        // customers' own means are 16,000 each: (2000² × 16000²) ^ (1/4)
        Assert.Equal(Math.Sqrt(2000d * 16_000), proposal.Proposed.Mid, 1e-6);
        Assert.Equal(2, proposal.Customers);
        Assert.Equal(40_000, proposal.Proposed.High); // not 32,000, which is one customer's own figure
        Assert.Equal(600 * Math.Sqrt(8), proposal.Proposed.Low, 1e-6);
        Assert.Equal(Shipped, proposal.Shipped);
        Assert.Contains("2 家客户", proposal.Learned("customer_service", "tokens_per_turn").Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void More_customers_draw_the_default_closer()
    {
        double Mid(int customers) => Of([.. Enumerable.Range(0, customers).Select(i => ($"客户{i}", 8000d))]).Single().Proposal!.Proposed.Mid;
        Assert.True(Mid(1) < Mid(3) && Mid(3) < Mid(30) && Mid(30) < 8000);
    }

    [Fact]
    public void A_share_never_exceeds_one()
    {
        var feedback = new CustomerFeedback("甲", "video_generation", Said(new TrueFigure("clip_yield", .99, new(.2, .5, .9), Label.Assumed, "video_generation")));
        Assert.InRange(Calibration.Of([feedback], EstimationTemplates.Default).Single().Proposal!.Proposed.High, .99, 1);
    }

    [Fact]
    public void What_rested_on_quotes_is_judged_and_proposes_nothing()
    {
        var quoted = new CustomerFeedback("甲", "customer_service", Said(new TrueFigure("tokens_per_turn", 900, Shipped, Label.Fact, "customer_service")));
        var whole = new CustomerFeedback("甲", "customer_service", Said(new TrueFigure(TrueFigure.PerMonth, 1e9, new(1e8, 5e8, 8e8), Label.Assumed, "customer_service")));
        var lines = Calibration.Of([quoted, whole], EstimationTemplates.Default);
        Assert.Equal([("per_month", 0), ("tokens_per_turn", 1)], lines.Select(l => (l.Driver, l.Inside)));
        Assert.All(lines, l => Assert.Null(l.Proposal));
    }

    [Fact]
    public void Nobody_asked_gives_nothing() => Assert.Empty(Calibration.Of([new("甲", "coding", Said())], EstimationTemplates.Default));

    private static IReadOnlyList<CalibrationLine> Of(params (string Customer, double Value)[] figures) => Calibration.Of(
        figures.Select(f => new CustomerFeedback(f.Customer, "customer_service", Said(new TrueFigure("tokens_per_turn", f.Value, Shipped, Label.Assumed, "customer_service")))).ToList(),
        EstimationTemplates.Default);

    private static CustomerVerdict Said(params TrueFigure[] figures) => new(CustomerVerdict.Confirmed, DateTimeOffset.UnixEpoch, null, figures);
}
