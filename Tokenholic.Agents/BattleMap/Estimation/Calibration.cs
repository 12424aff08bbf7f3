using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What one customer said of one cell.</summary>
public sealed record CustomerFeedback(string Customer, string UseCase, CustomerVerdict Verdict);

/// <summary>How far the estimates of one driver of one template were from what customers said.</summary>
/// <param name="Template">The template.</param>
/// <param name="Driver">The driver, or "per_month" for whole cells.</param>
/// <param name="Figures">How many true figures there are.</param>
/// <param name="Customers">Of how many customers.</param>
/// <param name="Inside">How many lie inside the range that the map showed.</param>
/// <param name="Ratio">True ÷ estimated middle, the geometric mean: 2 means that estimates were half of what is true.</param>
/// <param name="Proposal">A better default, where the estimate rested on one; else null.</param>
public sealed record CalibrationLine(string Template, string Driver, int Figures, int Customers, int Inside, double Ratio, DefaultProposal? Proposal);

/// <summary>A template's default as it comes with the product, and as the customers' figures would have it.</summary>
public sealed record DefaultProposal(MapRange Shipped, MapRange Proposed, int Customers)
{
    /// <summary>The proposal as a default for that template and driver.</summary>
    public LearnedDefault Learned(string template, string driver) => new(
        template, driver, Proposed.Low, Proposed.Mid, Proposed.High,
        new($"由 {Customers} 家客户确认的数字校准；原默认 {Words.Zh(Shipped.Low)}–{Words.Zh(Shipped.High)}（中值 {Words.Zh(Shipped.Mid)}）。",
            $"Calibrated with the figures of {Customers} customer{(Customers == 1 ? "" : "s")}; the default was {Words.En(Shipped.Low)}–{Words.En(Shipped.High)} (middle {Words.En(Shipped.Mid)})."));
}

/// <summary>Compares estimates with what customers said, over all customers. Pure.</summary>
public static class Calibration
{
    /// <summary>What the shipped default weighs against customers: as much as this many of them.</summary>
    private const int WeightOfDefault = 2;

    /// <summary>A line for each template and driver of which there are true figures; proposals start from <paramref name="shipped"/>.</summary>
    public static IReadOnlyList<CalibrationLine> Of(IReadOnlyList<CustomerFeedback> feedback, EstimationTemplates shipped) => feedback
        .SelectMany(f => f.Verdict.Figures.Select(figure => (f.Customer, Figure: figure)))
        .GroupBy(f => (f.Figure.Template, f.Figure.Driver))
        .Select(g => Line(g.Key.Template, g.Key.Driver, g.ToList(), shipped))
        .OrderBy(l => UseCaseIds.All.ToList().IndexOf(l.Template)).ThenBy(l => l.Driver, StringComparer.Ordinal)
        .ToList();

    private static CalibrationLine Line(string template, string driver, List<(string Customer, TrueFigure Figure)> figures, EstimationTemplates shipped)
    {
        var usable = figures.Where(f => f.Figure.Value > 0 && f.Figure.Estimated.Mid > 0).ToList();
        return new(
            template, driver, figures.Count, figures.Select(f => f.Customer).Distinct().Count(),
            figures.Count(f => f.Figure.Value >= f.Figure.Estimated.Low && f.Figure.Value <= f.Figure.Estimated.High),
            usable.Count == 0 ? 0 : Math.Exp(usable.Average(f => Math.Log(f.Figure.Value / f.Figure.Estimated.Mid))),
            Default(shipped, template, driver) is { } before ? Propose(before, usable.Where(f => f.Figure.Label is Label.Assumed).ToList()) : null);
    }

    /// <summary>
    /// The middle is the geometric mean of the default, counted as two customers, and each customer's own mean; the range moves
    /// with it and is widened to hold every figure, to one digit. A share never exceeds 1.
    /// </summary>
    private static DefaultProposal? Propose(MapRange before, List<(string Customer, TrueFigure Figure)> figures)
    {
        var customers = figures.GroupBy(f => f.Customer).Select(g => g.Average(f => Math.Log(f.Figure.Value))).ToList();
        if (customers.Count == 0 || before.Mid <= 0)
        {
            return null;
        }

        var mid = Math.Exp((WeightOfDefault * Math.Log(before.Mid) + customers.Sum()) / (WeightOfDefault + customers.Count));
        var (least, most) = (figures.Min(f => f.Figure.Value), figures.Max(f => f.Figure.Value));
        var after = new MapRange(Math.Min(before.Low * mid / before.Mid, Rounded(least, Math.Floor)), mid, Math.Max(before.High * mid / before.Mid, Rounded(most, Math.Ceiling)));
        return new(before, before.High <= 1 && most <= 1 ? new(after.Low, Math.Min(after.Mid, 1), Math.Min(after.High, 1)) : after, customers.Count);
    }

    // A default stands on other customers' maps: its ends must not be one customer's figure.
    private static double Rounded(double figure, Func<double, double> to)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(figure)));
        return to(figure / step) * step;
    }

    private static MapRange? Default(EstimationTemplates shipped, string template, string driver)
    {
        var range = shipped.For(template) is not { } t ? null : t.Volume?.Metric == driver ? t.Volume : (TemplateRange?)shipped.Driver(t, driver);
        return range is null ? null : new(range.Low, range.Mid, range.High);
    }
}
