using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// An arithmetic expression over driver ids, such as <c>conversations * turns * tokens_per_turn</c>. Grammar:
/// <c>sum = product (("+" | "-") product)*</c>, <c>product = factor (("*" | "/") factor)*</c>,
/// <c>factor = number | driver | "-" factor | "(" sum ")"</c>; a driver is a lower-case letter, then letters, digits or "_".
/// </summary>
public sealed class Formula
{
    private readonly FormulaNode _root;

    private Formula(string text, IReadOnlyList<FormulaToken> tokens)
    {
        Text = text;
        Tokens = tokens;
        _root = FormulaParser.Parse(tokens);
        DriverIds = tokens.Where(t => t.Kind is FormulaTokenKind.Driver).Select(t => t.Text).Distinct().ToList();
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The expression cut into its words, for a screen that shows it in plain language.</summary>
    public IReadOnlyList<FormulaToken> Tokens { get; }

    /// <summary>The drivers it needs, in the order they first appear.</summary>
    public IReadOnlyList<string> DriverIds { get; }

    /// <summary>Reads an expression. Throws <see cref="FormulaException"/> (Syntax) with the position of the first character that does not fit.</summary>
    public static Formula Parse(string text) => new(text, FormulaTokenizer.Tokens(text));

    /// <summary>
    /// Evaluates by interval arithmetic: <c>Low ≤ Mid ≤ High</c> holds for the result whenever it holds for the values.
    /// Throws <see cref="FormulaException"/>: UnknownDriver, BadValue, DivisionByZero (a divisor whose range contains 0), Overflow.
    /// </summary>
    public MapRange Evaluate(IReadOnlyDictionary<string, MapRange> values) => _root.Evaluate(values);
}
