using Microsoft.Playwright;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>The one browser of the process: started when first needed, started again when it died, closed at the end.</summary>
internal sealed class SharedBrowser(BrowserOptions options) : IAsyncDisposable
{
    private const float StartMilliseconds = 60_000;

    private static readonly string[] UsualPaths =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

    // Requests are answered by us through the guard; whatever slips past that meets a proxy that does not exist.
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-domain-reliability", "--dns-prefetch-disable", "--no-pings", "--mute-audio", "--js-flags=--max-old-space-size=512",
        "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    ];

    // The service's address comes from the configuration: it does not go through the guard.
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private AgentBaySession? _session;
    private bool _disposed;

    /// <summary>The running browser.</summary>
    /// <exception cref="BrowserUnavailableException">None is installed, or it does not start.</exception>
    public async Task<IBrowser> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_browser is { IsConnected: true })
                return _browser;
            await CloseAsync();
            // Not cancellable half-way: a browser that nobody waits for any more would stay behind.
            return _browser = await StartAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _disposed = true;
            await CloseAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        _session = IsAgentBay ? await AgentBaySession.StartAsync(Http, options.AgentBay, CancellationToken.None) : null;
        var remote = options.CdpUrl ?? _session?.CdpUrl;
        var path = remote is null ? FindExecutable() : null;
        try
        {
            _playwright = await Playwright.CreateAsync();
            if (remote is { } cdp)
                return await _playwright.Chromium.ConnectOverCDPAsync(cdp, new() { Timeout = StartMilliseconds });
            return await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                Headless = true,
                ChromiumSandbox = options.Sandbox,
                Args = Arguments,
                Timeout = StartMilliseconds,
                HandleSIGINT = false,
                HandleSIGTERM = false,
                HandleSIGHUP = false,
            });
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or IOException or System.ComponentModel.Win32Exception)
        {
            await CloseAsync();
            throw new BrowserUnavailableException(remote is null ? "the browser does not start" : "the remote browser does not answer", e);
        }
    }

    private bool IsAgentBay => options.CdpUrl is null && options.AgentBay.ApiKey is { Length: > 0 };

    private string FindExecutable()
    {
        if (options.ExecutablePath is { } given)
            return File.Exists(given) ? given : throw new BrowserUnavailableException("no browser at the configured path");
        return UsualPaths.FirstOrDefault(File.Exists) ?? throw new BrowserUnavailableException("no Chromium is installed");
    }

    private async Task CloseAsync()
    {
        var (browser, playwright) = (_browser, _playwright);
        (_browser, _playwright) = (null, null);
        try
        {
            if (browser is not null)
                await browser.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // It is gone already, which is what closing is for.
        }
        playwright?.Dispose();
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }
}

/// <summary>No browser can be had; pages that need one fail with <see cref="PageProblem.NoBrowser"/>, the run goes on.</summary>
internal sealed class BrowserUnavailableException(string message, Exception? inner = null) : TokenholicException(message, inner);
