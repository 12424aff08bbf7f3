using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>
/// Fetches pages that only show their text after their scripts ran. The browser is shared, started when first needed, and
/// reaches the network only through the guard; failures are values, as with <see cref="PageFetcher"/>.
/// </summary>
public sealed partial class BrowserFetcher : IAsyncDisposable, IDisposable
{
    private const string NoSideDoors = "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete self[name];";

    private readonly NetworkGuard _guard;
    private readonly BrowserOptions _options;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _time;
    private readonly SharedBrowser _browser;
    private readonly SemaphoreSlim _pages;
    private readonly HttpClient _http;

    /// <summary>A fetcher whose pages reach only what the guard lets through.</summary>
    public BrowserFetcher(NetworkGuard guard, BrowserOptions? options = null, FetchLimits? limits = null, TimeProvider? time = null)
    {
        _guard = guard;
        _options = options ?? new BrowserOptions();
        _limits = limits ?? new FetchLimits();
        _time = time ?? TimeProvider.System;
        _browser = new SharedBrowser(_options);
        _pages = new SemaphoreSlim(_options.MaxPages);
        _http = new HttpClient(guard.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN,zh;q=0.9,en;q=0.8");
    }

    /// <summary>Renders the page; the body of the result is its document after scripts ran, as UTF-8 HTML.</summary>
    public async Task<FetchResult> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        if (_guard.CheckSpelling(url) is { } refusal)
            return FetchResult.Failed(refusal.Problem, refusal.Detail);
        await _pages.WaitAsync(cancellationToken);
        try
        {
            // A browser that died under a page is started again, once.
            return await RenderAsync(url, cancellationToken) ?? await RenderAsync(url, cancellationToken)
                ?? FetchResult.Failed(PageProblem.NoBrowser, "the browser ended twice");
        }
        catch (BrowserUnavailableException e)
        {
            return FetchResult.Failed(PageProblem.NoBrowser, e.Message);
        }
        finally
        {
            _pages.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _http.Dispose();
        _pages.Dispose();
    }

    /// <summary>For hosts that can only be disposed synchronously; waits for the browser to close.</summary>
    public void Dispose() => Task.Run(async () => await DisposeAsync()).GetAwaiter().GetResult();

    /// <summary>Null when the browser itself ended.</summary>
    private async Task<FetchResult?> RenderAsync(Uri url, CancellationToken cancellationToken)
    {
        var browser = await _browser.GetAsync(cancellationToken);
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var requests = new GuardedRequests(_guard, _http, _options, _limits, either.Token);
        IBrowserContext? context = null;
        try
        {
            context = await NewContextAsync(browser, requests);
            return await ReadAsync(context, url, requests, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FetchResult.Failed(PageProblem.TimedOut, "browser");
        }
        catch (PlaywrightException) when (!browser.IsConnected)
        {
            return null;
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return requests.DocumentFailure ?? (e is TimeoutException
                ? FetchResult.Failed(PageProblem.TimedOut, "browser")
                : FetchResult.Failed(PageProblem.Unreachable, NetworkError().Match(e.Message) is { Success: true } error ? error.Value : "browser"));
        }
        finally
        {
            await CloseAsync(context);
        }
    }

    private async Task<IBrowserContext> NewContextAsync(IBrowser browser, GuardedRequests requests)
    {
        var context = await browser.NewContextAsync(new()
        {
            // Pages that look for a browser find one, and who reads the log finds us.
            UserAgent = $"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{browser.Version.Split('.')[0]}.0.0.0 Safari/537.36 {_limits.UserAgent}",
            Locale = "zh-CN",
            AcceptDownloads = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout((float)_options.Timeout.TotalMilliseconds);
        await context.RouteAsync(_ => true, requests.HandleAsync);
        await context.RouteWebSocketAsync(_ => true, _ => { }); // a socket that is connected to nobody
        await context.AddInitScriptAsync(NoSideDoors);
        return context;
    }

    private async Task<FetchResult> ReadAsync(IBrowserContext context, Uri url, GuardedRequests requests, CancellationToken cancellationToken)
    {
        var page = await context.NewPageAsync().WaitAsync(cancellationToken);
        var response = await page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded }).WaitAsync(cancellationToken);
        if (response is { Ok: false })
            return HttpAnswers.Failure(response.Status);
        try
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = (float)_options.Settle.TotalMilliseconds }).WaitAsync(cancellationToken);
        }
        catch (TimeoutException)
        {
            // A page that never stops asking for data has had its time; what it shows by now is read.
        }
        await RenderedText.WaitAsync(page, _options, isOver: () => requests.DocumentFailure is not null, cancellationToken);
        if (requests.DocumentFailure is { } failure)
            return failure;
        var body = Encoding.UTF8.GetBytes(await page.ContentAsync().WaitAsync(cancellationToken));
        if (body.Length > _limits.MaxBytes)
            return FetchResult.Failed(PageProblem.TooLarge, "rendered page");
        var final = Uri.TryCreate(page.Url, UriKind.Absolute, out var shown) && shown.Scheme is "http" or "https" ? shown : url;
        return FetchResult.Ok(new FetchedPage(url, final, "text/html; charset=utf-8", body, _time.GetUtcNow(), Rendered: true));
    }

    private async Task CloseAsync(IBrowserContext? context)
    {
        if (context is null)
            return;
        try
        {
            await context.CloseAsync().WaitAsync(_options.Timeout, _time);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // The browser went first, or hangs: the next page finds out and starts another.
        }
    }

    [GeneratedRegex("net::ERR_[A-Z_]+")]
    private static partial Regex NetworkError();
}
