namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>What a rule says of the constraint it was given.</summary>
internal sealed record RuleResult(TraceOutcome Outcome, string Code, params IReadOnlyList<string> Arguments)
{
    public static RuleResult Addressed(string code, params IReadOnlyList<string> arguments) => new(TraceOutcome.Addressed, code, arguments);

    public static RuleResult Not(string code, params IReadOnlyList<string> arguments) => new(TraceOutcome.NotAddressed, code, arguments);

    public static RuleResult Asked(string code, params IReadOnlyList<string> arguments) => new(TraceOutcome.Asked, code, arguments);

    public static RuleResult NotAWorry { get; } = Addressed("NotAWorry");

    /// <summary>They no longer want it: what stood there for it is gone, or never was there.</summary>
    public static RuleResult NoLonger(bool removed) => removed ? Addressed("Withdrawn") : NotAWorry;

    public static string Yuan(double yuan) => FormattableString.Invariant($"yuan:{yuan:R}");
}
