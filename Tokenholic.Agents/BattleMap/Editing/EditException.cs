using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Editing;

/// <summary>Why an edit cannot be made.</summary>
public enum EditProblem
{
    /// <summary>The map no longer has the cell, or the edit that is to be taken back.</summary>
    Gone,

    /// <summary>The cell's formula has no such driver.</summary>
    NoDriver,

    /// <summary>The cloud, status or kind is none that the product knows.</summary>
    BadValue,

    /// <summary>A cell of the same use case, cloud and model is there already.</summary>
    Twice,
}

/// <summary>An edit that cannot be made; nothing was changed.</summary>
public sealed class EditException(EditProblem problem, string detail) : TokenholicException($"Edit: {problem} ({detail}).")
{
    /// <summary>What is wrong.</summary>
    public EditProblem Problem { get; } = problem;
}
