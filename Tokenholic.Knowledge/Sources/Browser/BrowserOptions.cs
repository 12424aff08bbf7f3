namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>Which browser runs the pages that need one, and how much of it a page may use.</summary>
public sealed record BrowserOptions
{
    /// <summary>The Chromium to start; null looks where Linux distributions put it.</summary>
    public string? ExecutablePath { get; init; }

    /// <summary>Address of a running browser to use instead (Chrome DevTools Protocol, http or ws); trusted, as it comes from the configuration.</summary>
    public string? CdpUrl { get; init; }

    /// <summary>The AgentBay account whose cloud browser is used instead, when it has a key and <see cref="CdpUrl"/> is not set.</summary>
    public AgentBayOptions AgentBay { get; init; } = new();

    /// <summary>Whether Chromium keeps its own sandbox; as root it cannot.</summary>
    public bool Sandbox { get; init; } = !Environment.IsPrivilegedProcess;

    /// <summary>Time for one page.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long scripts may go on asking for data after the document is there.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How much longer a page that shows no text yet is looked at, within <see cref="Timeout"/>.</summary>
    public TimeSpan TextPatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Requests one page may make.</summary>
    public int MaxRequests { get; init; } = 200;

    /// <summary>Bytes all requests of one page may bring, after decompression.</summary>
    public int MaxTotalBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Pages open at the same time.</summary>
    public int MaxPages { get; init; } = 2;
}
