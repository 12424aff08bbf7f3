using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>Fetches pages that only show their text after their scripts ran.</summary>
public sealed class BrowserFetcher(NetworkGuard guard, BrowserOptions? options = null, FetchLimits? limits = null, TimeProvider? time = null) : IAsyncDisposable
{
    /// <summary>Renders the page; the body of the result is its document after scripts ran, as UTF-8 HTML.</summary>
    public Task<FetchResult> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        _ = (options, limits, time);
        var refusal = guard.CheckSpelling(url);
        return Task.FromResult(refusal is null ? FetchResult.Failed(PageProblem.NoBrowser) : FetchResult.Failed(refusal.Problem, refusal.Detail));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
