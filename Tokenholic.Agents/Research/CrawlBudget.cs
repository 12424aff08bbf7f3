namespace Tokenholic.Agents.Research;

/// <summary>What one run's reading of the web may cost.</summary>
public sealed record CrawlBudget
{
    /// <summary>Pages fetched, over all sites; single addresses that were asked for come first.</summary>
    public int MaxPages { get; init; } = 40;

    /// <summary>Bytes of all pages together.</summary>
    public long MaxBytes { get; init; } = 60L * 1024 * 1024;

    /// <summary>Time from the first fetch to the last.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Pages on their way at the same time, over all hosts.</summary>
    public int Concurrency { get; init; } = 6;
}
