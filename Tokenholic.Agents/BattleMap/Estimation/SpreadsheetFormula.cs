using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A bound of a range.</summary>
public enum RangeBound
{
    /// <summary>The lower one.</summary>
    Low,

    /// <summary>The middle.</summary>
    Mid,

    /// <summary>The upper one.</summary>
    High,
}

/// <summary>Writes a formula for a spreadsheet so that it computes one bound of the range, by the same interval arithmetic.</summary>
public static class SpreadsheetFormula
{
    /// <summary>The expression for a bound; <paramref name="cell"/> says where a driver's bound stands. Driver values decide which way round a product goes.</summary>
    public static string Of(string formula, RangeBound bound, IReadOnlyDictionary<string, MapRange> values, Func<string, RangeBound, string> cell) =>
        Write(FormulaParser.Parse(FormulaTokenizer.Tokens(formula)), bound, values, cell);

    private static string Write(FormulaNode node, RangeBound bound, IReadOnlyDictionary<string, MapRange> values, Func<string, RangeBound, string> cell) => node switch
    {
        NumberNode number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        DriverNode driver => cell(driver.Id, bound),
        NegateNode negate => $"(-{Write(negate.Operand, Opposite(bound), values, cell)})",
        BinaryNode { Operator: '+' } sum => $"({Write(sum.Left, bound, values, cell)}+{Write(sum.Right, bound, values, cell)})",
        BinaryNode { Operator: '-' } difference => $"({Write(difference.Left, bound, values, cell)}-{Write(difference.Right, Opposite(bound), values, cell)})",
        BinaryNode product when bound is RangeBound.Mid || IsPositive(product, values) =>
            $"{Write(product.Left, bound, values, cell)}{product.Operator}{Bracketed(product, Write(product.Right, product.Operator == '/' ? Opposite(bound) : bound, values, cell))}",
        BinaryNode product => $"{(bound is RangeBound.Low ? "MIN" : "MAX")}({string.Join(',', Corners(product, values, cell))})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // a / (b * c): without the brackets the spreadsheet would multiply by c.
    private static string Bracketed(BinaryNode node, string right) => node.Right is BinaryNode { Operator: '*' or '/' } ? $"({right})" : right;

    private static bool IsPositive(BinaryNode node, IReadOnlyDictionary<string, MapRange> values) =>
        node.Left.Evaluate(values).Low >= 0 && node.Right.Evaluate(values).Low >= 0;

    private static IEnumerable<string> Corners(BinaryNode node, IReadOnlyDictionary<string, MapRange> values, Func<string, RangeBound, string> cell) =>
        from left in new[] { RangeBound.Low, RangeBound.High }
        from right in new[] { RangeBound.Low, RangeBound.High }
        select $"({Write(node.Left, left, values, cell)}){node.Operator}({Write(node.Right, right, values, cell)})";

    private static RangeBound Opposite(RangeBound bound) => bound switch
    {
        RangeBound.Low => RangeBound.High,
        RangeBound.High => RangeBound.Low,
        _ => RangeBound.Mid,
    };
}
