namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>
/// Fetches pages over HTTP through a <see cref="NetworkGuard"/>: bounded in bytes, time, redirects and retries. Whatever goes
/// wrong is a value; only the caller's own cancellation throws.
/// </summary>
public sealed class PageFetcher : IDisposable
{
    private readonly NetworkGuard _guard;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>A fetcher whose every connection passes the guard.</summary>
    public PageFetcher(NetworkGuard guard, FetchLimits? limits = null, TimeProvider? time = null)
    {
        _guard = guard;
        _limits = limits ?? new FetchLimits();
        _time = time ?? TimeProvider.System;
        _http = new HttpClient(guard.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(_limits.UserAgent);
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8,application/pdf;q=0.7,*/*;q=0.5");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN,zh;q=0.9,en;q=0.8");
    }

    /// <summary>Fetches a page: text, markup, a feed, PDF or DOCX; anything else is <see cref="PageProblem.NotReadable"/>.</summary>
    public Task<FetchResult> FetchAsync(Uri url, CancellationToken cancellationToken) =>
        FetchAsync(url, ReadableTypes.Accept, cancellationToken);

    /// <summary>Fetches robots.txt, a sitemap or a feed, whatever content type the server claims for it.</summary>
    public Task<FetchResult> FetchFileAsync(Uri url, CancellationToken cancellationToken) =>
        FetchAsync(url, _ => true, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FetchAsync(Uri url, Func<string?, bool> accept, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_limits.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(url, accept, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FetchResult.Failed(PageProblem.TimedOut);
        }
    }

    private async Task<FetchResult> FollowAsync(Uri requested, Func<string?, bool> accept, CancellationToken cancellationToken)
    {
        var url = requested;
        for (var redirects = 0; redirects <= _limits.MaxRedirects; redirects++)
        {
            if (_guard.CheckSpelling(url) is { } refusal)
                return FetchResult.Failed(refusal.Problem, refusal.Detail);

            var attempt = await TryRepeatedlyAsync(requested, url, accept, cancellationToken);
            if (attempt.Result is { } result)
                return result;
            if (!Uri.TryCreate(url, attempt.Location!, out var next))
                return FetchResult.Failed(PageProblem.HttpError, "redirect without an address");
            url = next;
        }
        return FetchResult.Failed(PageProblem.TooManyRedirects);
    }

    private async Task<Attempt> TryRepeatedlyAsync(Uri requested, Uri url, Func<string?, bool> accept, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            var attempt = await TryOnceAsync(requested, url, accept, cancellationToken);
            var wait = attempt.RetryAfter ?? _limits.RetryDelay * (1 << retry);
            if (!attempt.MayRetry || retry >= _limits.MaxRetries || wait > _limits.MaxRetryAfter)
                return attempt;
            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    private async Task<Attempt> TryOnceAsync(Uri requested, Uri url, Func<string?, bool> accept, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)response.StatusCode;
            if (response.RedirectTarget() is { } target)
                return new Attempt(null, target);
            if (!response.IsSuccessStatusCode)
                return new Attempt(HttpAnswers.Failure(status), null, MayRetry: status is 429 or >= 500, RetryAfter(response));

            var type = response.Content.Headers.ContentType;
            if (!accept(type?.MediaType))
                return new Attempt(FetchResult.Failed(PageProblem.NotReadable, type?.MediaType));
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var body = response.Content.Headers.ContentLength > _limits.MaxBytes ? null
                : await BoundedBody.ReadAsync(stream, _limits.MaxBytes, cancellationToken);
            return new Attempt(body is null
                ? FetchResult.Failed(PageProblem.TooLarge, $"more than {_limits.MaxBytes / 1024} KB")
                : FetchResult.Ok(new FetchedPage(requested, url, type?.ToString(), body, _time.GetUtcNow())));
        }
        catch (HttpRequestException e)
        {
            return e.FindRefusal() is { } refusal
                ? new Attempt(FetchResult.Failed(refusal.Problem, refusal.Detail))
                : new Attempt(FetchResult.Failed(PageProblem.Unreachable, e.HttpRequestError.ToString()), MayRetry: e.HttpRequestError != HttpRequestError.SecureConnectionError);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The body broke off, or is not compressed as its header says.
            return new Attempt(FetchResult.Failed(PageProblem.Unreachable, "broken answer"), MayRetry: true);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > _time.GetUtcNow() ? date - _time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>One request's outcome: a result, or a place to go on to.</summary>
    private sealed record Attempt(FetchResult? Result, Uri? Location = null, bool MayRetry = false, TimeSpan? RetryAfter = null);
}
