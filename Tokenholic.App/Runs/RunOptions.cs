namespace Tokenholic.App.Runs;

/// <summary>Limits and clocks of runs.</summary>
public sealed record RunOptions
{
    /// <summary>Runs at work at the same time in this process.</summary>
    public int MaxParallel { get; init; } = 2;

    /// <summary>How often an execution says that it is alive, and looks whether it is asked to stop.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long an execution may be silent before another takes its run over.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How often a node of the cluster checks in.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a check-in may be late before the node counts as dead.</summary>
    public TimeSpan CheckInLate { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often runs are looked for that nobody is going to execute.</summary>
    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(15);
}
