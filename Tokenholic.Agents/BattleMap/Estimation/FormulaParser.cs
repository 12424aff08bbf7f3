using System.Globalization;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Reads tokens by recursive descent; a depth limit keeps a hostile formula from exhausting the stack.</summary>
internal sealed class FormulaParser(IReadOnlyList<FormulaToken> tokens)
{
    private const int MaxDepth = 50;
    private int _at;
    private int _depth;

    public static FormulaNode Parse(IReadOnlyList<FormulaToken> tokens)
    {
        var parser = new FormulaParser(tokens);
        var root = parser.Sum();
        return parser._at == tokens.Count ? root : throw parser.Unexpected();
    }

    private FormulaNode Sum()
    {
        var left = Product();
        while (Operator("+", "-") is { } sign)
        {
            left = new BinaryNode(sign, left, Product());
        }

        return left;
    }

    private FormulaNode Product()
    {
        var left = Factor();
        while (Operator("*", "/") is { } sign)
        {
            left = new BinaryNode(sign, left, Factor());
        }

        return left;
    }

    private FormulaNode Factor()
    {
        if (_at >= tokens.Count || ++_depth > MaxDepth)
        {
            throw Unexpected();
        }

        var token = tokens[_at++];
        FormulaNode node = token switch
        {
            { Kind: FormulaTokenKind.Number } => new NumberNode(double.Parse(token.Text, CultureInfo.InvariantCulture)),
            { Kind: FormulaTokenKind.Driver } => new DriverNode(token.Text),
            { Kind: FormulaTokenKind.Operator, Text: "-" } => new NegateNode(Factor()),
            { Kind: FormulaTokenKind.Open } => Parenthesised(),
            _ => throw FormulaTokenizer.Syntax(token.Start),
        };
        _depth--;
        return node;
    }

    private FormulaNode Parenthesised()
    {
        var inner = Sum();
        if (_at >= tokens.Count || tokens[_at].Kind is not FormulaTokenKind.Close)
        {
            throw Unexpected();
        }

        _at++;
        return inner;
    }

    private char? Operator(string first, string second)
    {
        if (_at >= tokens.Count || tokens[_at].Kind is not FormulaTokenKind.Operator || (tokens[_at].Text != first && tokens[_at].Text != second))
        {
            return null;
        }

        return tokens[_at++].Text[0];
    }

    private FormulaException Unexpected() =>
        FormulaTokenizer.Syntax(_at < tokens.Count ? tokens[_at].Start : tokens.Count == 0 ? 0 : tokens[^1].Start + tokens[^1].Text.Length);
}
