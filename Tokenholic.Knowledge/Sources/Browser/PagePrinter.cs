using Microsoft.Playwright;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>Prints documents of our own making with a real Chromium: no script runs, and nothing is loaded from anywhere.</summary>
public sealed class PagePrinter(BrowserOptions? options = null) : IAsyncDisposable, IDisposable
{
    private const float Milliseconds = 60_000;
    private readonly SharedBrowser _browser = new(options ?? new BrowserOptions());

    /// <summary>The HTML as a PDF, pages as its own style sheet sizes them.</summary>
    /// <exception cref="PrintingException">No browser can be had, or it ended under the work.</exception>
    public Task<byte[]> PdfAsync(string html, CancellationToken cancellationToken) =>
        WithPageAsync(html, 1280, page => page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }), cancellationToken);

    /// <summary>The HTML as one tall PNG of that width in pixels.</summary>
    /// <exception cref="PrintingException">No browser can be had, or it ended under the work.</exception>
    public Task<byte[]> PngAsync(string html, int width, CancellationToken cancellationToken) =>
        WithPageAsync(html, width, page => page.ScreenshotAsync(new() { FullPage = true, Type = ScreenshotType.Png, Timeout = Milliseconds }), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<byte[]> WithPageAsync(string html, int width, Func<IPage, Task<byte[]>> print, CancellationToken cancellationToken)
    {
        try
        {
            var browser = await _browser.GetAsync(cancellationToken);
            await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true, ViewportSize = new() { Width = width, Height = 900 } });
            var page = await context.NewPageAsync();
            await page.SetContentAsync(html, new() { Timeout = Milliseconds, WaitUntil = WaitUntilState.Load }).WaitAsync(cancellationToken);
            return await print(page).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is BrowserUnavailableException or PlaywrightException or TimeoutException)
        {
            throw new PrintingException(e);
        }
    }
}

/// <summary>A document could not be printed: no browser, or it ended.</summary>
public sealed class PrintingException(Exception inner) : TokenholicException("The document could not be printed.", inner);
