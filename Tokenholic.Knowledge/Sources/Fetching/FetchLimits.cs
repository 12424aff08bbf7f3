namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>How much of a server's answer, and of its time, one page may cost.</summary>
public sealed record FetchLimits
{
    /// <summary>Bytes of a body after decompression.</summary>
    public int MaxBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Time for one page, redirects and retries included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Redirects followed for one page.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Further attempts after a broken connection, 429 or 5xx.</summary>
    public int MaxRetries { get; init; } = 2;

    /// <summary>Pause before the first retry; doubled for the next.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest Retry-After that is waited for; a longer one ends the attempts.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How requests identify themselves.</summary>
    public string UserAgent { get; init; } = "TokenholicBot/1.0 (account research)";
}
