namespace Tokenholic.App.Hosting;

/// <summary>Limits of a demo that is open to a team (section <c>Limits</c>); whoever meets one reads a sentence.</summary>
public sealed record LimitOptions
{
    /// <summary>Open pages a node serves at the same time.</summary>
    public int Circuits { get; init; } = 200;

    /// <summary>Runs that wait or are at work, on all nodes together.</summary>
    public int ActiveRuns { get; init; } = 40;

    /// <summary>Maps, proposals, revisions, practice with a model and documents to be read that one visitor (an address, or an API key) starts in an hour.</summary>
    public int RunsPerHour { get; init; } = 60;
}
