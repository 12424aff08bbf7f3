namespace Tokenholic.App.Runs;

/// <summary>Which run a scope of services works for; what is scoped may ask on whose behalf it works.</summary>
public sealed class RunContext
{
    /// <summary>The run; null outside of one.</summary>
    public Run? Run { get; internal set; }
}
