using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What is wrong with a formula or with the values it was given.</summary>
public enum FormulaProblem
{
    /// <summary>The text does not follow the grammar, or is too long or too deep.</summary>
    Syntax,

    /// <summary>A driver that has no value.</summary>
    UnknownDriver,

    /// <summary>A range with <c>Low ≤ Mid ≤ High</c> broken, or a value that is no finite number.</summary>
    BadValue,

    /// <summary>A division by a range that contains zero.</summary>
    DivisionByZero,

    /// <summary>A result too large to be a number.</summary>
    Overflow,

    /// <summary>A share of more than all of it.</summary>
    MoreThanAll,
}

/// <summary>A formula that cannot be read or evaluated; <see cref="Detail"/> is the character's position or the driver's id.</summary>
public sealed class FormulaException(FormulaProblem problem, string detail)
    : TokenholicException($"Formula: {problem} ({detail}).")
{
    /// <summary>What is wrong.</summary>
    public FormulaProblem Problem { get; } = problem;

    /// <summary>Where.</summary>
    public string Detail { get; } = detail;
}
