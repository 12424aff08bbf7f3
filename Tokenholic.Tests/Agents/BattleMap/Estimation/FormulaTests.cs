using FsCheck;
using FsCheck.Fluent;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class FormulaTests
{
    [Theory]
    [InlineData("2 + 3 * 4", 14)]
    [InlineData("(2 + 3) * 4", 20)]
    [InlineData("2 - 3 - 4", -5)]
    [InlineData("24 / 4 / 2", 3)]
    [InlineData("-2 * 3", -6)]
    [InlineData("1.5 + -(2 - 1)", .5)]
    public void Arithmetic_follows_the_usual_precedence(string text, double expected) =>
        Assert.Equal(MapRange.Exactly(expected), Formula.Parse(text).Evaluate(new Dictionary<string, MapRange>()));

    [Theory]
    [InlineData("", 0)]
    [InlineData("2 +", 3)]
    [InlineData("(2", 2)]
    [InlineData("2)", 1)]
    [InlineData("2 3", 2)]
    [InlineData("Users", 0)]
    [InlineData("a ^ b", 2)]
    [InlineData("1.", 1)]
    [InlineData("a; b", 1)]
    public void A_formula_that_is_none_names_the_place(string text, int position)
    {
        var error = Assert.Throws<FormulaException>(() => Formula.Parse(text));
        Assert.Equal((FormulaProblem.Syntax, $"{position}"), (error.Problem, error.Detail));
    }

    [Fact]
    public void A_hostile_formula_is_refused_before_it_costs_anything()
    {
        Assert.Equal(FormulaProblem.Syntax, Assert.Throws<FormulaException>(() => Formula.Parse(new string('(', 900))).Problem);
        Assert.Equal(FormulaProblem.Syntax, Assert.Throws<FormulaException>(() => Formula.Parse(new string('1', 5000))).Problem);
    }

    [Fact]
    public void Tokens_and_drivers_keep_the_order_of_the_text()
    {
        var formula = Formula.Parse("users * rate / (users + 2)");
        Assert.Equal(["users", "rate"], formula.DriverIds);
        Assert.Equal(["users", "*", "rate", "/", "(", "users", "+", "2", ")"], formula.Tokens.Select(t => t.Text));
        Assert.All(formula.Tokens, t => Assert.Equal(t.Text, formula.Text.Substring(t.Start, t.Text.Length)));
    }

    [Fact]
    public void Bounds_go_in_the_direction_each_operator_asks_for()
    {
        var values = new Dictionary<string, MapRange> { ["a"] = new(10, 20, 40), ["b"] = new(2, 4, 5), ["n"] = new(-3, -1, 2) };
        Assert.Equal(new(12, 24, 45), Formula.Parse("a + b").Evaluate(values));
        Assert.Equal(new(5, 16, 38), Formula.Parse("a - b").Evaluate(values));
        Assert.Equal(new(20, 80, 200), Formula.Parse("a * b").Evaluate(values));
        Assert.Equal(new(2, 5, 20), Formula.Parse("a / b").Evaluate(values));
        Assert.Equal(new(-120, -20, 80), Formula.Parse("a * n").Evaluate(values));
        Assert.Equal(new(-2, 1, 3), Formula.Parse("-n").Evaluate(values));
    }

    [Theory]
    [InlineData("a / n", FormulaProblem.DivisionByZero)]
    [InlineData("a / 0", FormulaProblem.DivisionByZero)]
    [InlineData("a * missing", FormulaProblem.UnknownDriver)]
    [InlineData("a * broken", FormulaProblem.BadValue)]
    [InlineData("huge * huge", FormulaProblem.Overflow)]
    public void What_cannot_be_computed_is_a_typed_error(string text, FormulaProblem problem)
    {
        var values = new Dictionary<string, MapRange>
        {
            ["a"] = new(1, 2, 3), ["n"] = new(-1, 1, 2), ["broken"] = new(3, 2, 1), ["huge"] = MapRange.Exactly(1e200),
        };
        Assert.Equal(problem, Assert.Throws<FormulaException>(() => Formula.Parse(text).Evaluate(values)).Problem);
    }

    [Fact]
    public void Low_mid_high_stay_in_order_whatever_is_computed() => Prop.ForAll(Arb.From(Expressions(4)), Arb.From(Values()), (text, values) =>
    {
        try
        {
            var result = Formula.Parse(text).Evaluate(values);
            return result.Low <= result.Mid && result.Mid <= result.High;
        }
        catch (FormulaException e)
        {
            return e.Problem is FormulaProblem.DivisionByZero or FormulaProblem.Overflow;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_combination_of_values_inside_the_ranges_lands_inside_the_result() => Prop.ForAll(
        Arb.From(Expressions(3)), Arb.From(Values()), Arb.From(Gen.Choose(0, 100).ArrayOf(3)), (text, ranges, at) =>
    {
        try
        {
            var formula = Formula.Parse(text);
            var result = formula.Evaluate(ranges);
            var inside = ranges.Keys.Zip(at).ToDictionary(p => p.First, p => MapRange.Exactly(ranges[p.First].Low + (ranges[p.First].High - ranges[p.First].Low) * p.Second / 100));
            var point = formula.Evaluate(inside).Mid;
            var slack = 1e-9 * Math.Max(1, Math.Max(Math.Abs(result.Low), Math.Abs(result.High)));
            return result.Low - slack <= point && point <= result.High + slack;
        }
        catch (FormulaException e)
        {
            return e.Problem is FormulaProblem.DivisionByZero or FormulaProblem.Overflow;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wider_driver_never_narrows_the_result() => Prop.ForAll(Arb.From(Expressions(3)), Arb.From(Values()), (text, ranges) =>
    {
        try
        {
            var formula = Formula.Parse(text);
            var before = formula.Evaluate(ranges);
            var after = formula.Evaluate(ranges.ToDictionary(r => r.Key, r => r.Value with { Low = r.Value.Low - .25, High = r.Value.High + .25 }));
            return after.Low <= before.Low && before.High <= after.High && after.Mid == before.Mid;
        }
        catch (FormulaException e)
        {
            return e.Problem is FormulaProblem.DivisionByZero or FormulaProblem.Overflow;
        }
    }).QuickCheckThrowOnFailure();

    private static Gen<string> Expressions(int depth)
    {
        var leaf = Gen.OneOf(Gen.Elements("a", "b", "c"), Gen.Choose(0, 50).Select(n => $"{n}.5"));
        if (depth == 0)
        {
            return leaf;
        }

        var deeper = Expressions(depth - 1);
        var pair = from left in deeper from op in Gen.Elements("+", "-", "*", "/") from right in deeper select $"({left} {op} {right})";
        return Gen.Frequency((1, leaf), (4, pair), (1, deeper.Select(e => $"-{e}")));
    }

    private static Gen<Dictionary<string, MapRange>> Values()
    {
        var range = Gen.Choose(-400, 1000).Three().Select(t =>
        {
            double[] sorted = [.. new[] { t.Item1 / 8d, t.Item2 / 8d, t.Item3 / 8d }.Order()];
            return new MapRange(sorted[0], sorted[1], sorted[2]);
        });
        return range.Three().Select(t => new Dictionary<string, MapRange> { ["a"] = t.Item1, ["b"] = t.Item2, ["c"] = t.Item3 });
    }
}
