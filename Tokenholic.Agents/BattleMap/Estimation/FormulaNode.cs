using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A formula's syntax tree.</summary>
internal abstract record FormulaNode
{
    public abstract MapRange Evaluate(IReadOnlyDictionary<string, MapRange> values);
}

internal sealed record NumberNode(double Value) : FormulaNode
{
    public override MapRange Evaluate(IReadOnlyDictionary<string, MapRange> values) => MapRange.Exactly(Value);
}

internal sealed record DriverNode(string Id) : FormulaNode
{
    public override MapRange Evaluate(IReadOnlyDictionary<string, MapRange> values)
    {
        if (!values.TryGetValue(Id, out var value))
        {
            throw new FormulaException(FormulaProblem.UnknownDriver, Id);
        }

        return Interval.IsValid(value) ? value : throw new FormulaException(FormulaProblem.BadValue, Id);
    }
}

internal sealed record NegateNode(FormulaNode Operand) : FormulaNode
{
    public override MapRange Evaluate(IReadOnlyDictionary<string, MapRange> values) => Interval.Negate(Operand.Evaluate(values));
}

internal sealed record BinaryNode(char Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    public override MapRange Evaluate(IReadOnlyDictionary<string, MapRange> values)
    {
        var (left, right) = (Left.Evaluate(values), Right.Evaluate(values));
        return Operator switch
        {
            '+' => Interval.Add(left, right),
            '-' => Interval.Subtract(left, right),
            '*' => Interval.Multiply(left, right),
            _ => Interval.Divide(left, right),
        };
    }
}
