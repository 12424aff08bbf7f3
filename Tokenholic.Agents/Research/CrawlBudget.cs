namespace Tokenholic.Agents.Research;

/// <summary>What one run's reading of the web may cost.</summary>
public sealed record CrawlBudget
{
    /// <summary>Pages asked for, over all sites; single addresses that were given come first.</summary>
    public int MaxPages { get; init; } = 40;

    /// <summary>Bytes of all pages together.</summary>
    public long MaxBytes { get; init; } = 60L * 1024 * 1024;

    /// <summary>Time from the first request to the last.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Pages on their way at the same time, over all hosts.</summary>
    public int Concurrency { get; init; } = 24;

    /// <summary>Requests to one host at the same time.</summary>
    public int PerHost { get; init; } = 2;

    /// <summary>Pause between the starts of two requests to one host; a longer one that robots.txt asks for is kept up to <see cref="MaxPause"/>.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause that robots.txt can ask for.</summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(5);
}
