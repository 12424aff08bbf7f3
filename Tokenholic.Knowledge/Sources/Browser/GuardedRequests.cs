using Microsoft.Playwright;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>
/// Answers every request of one rendered page from our own guarded HTTP client, so that the browser itself never touches the
/// network: documents, scripts, styles and data pass, everything else is refused.
/// </summary>
internal sealed class GuardedRequests(NetworkGuard guard, HttpClient http, BrowserOptions options, FetchLimits limits, CancellationToken cancellationToken) : IDisposable
{
    private const int MaxPostBytes = 64 * 1024;

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "document", "script", "stylesheet", "xhr", "fetch" };

    private readonly SemaphoreSlim _atOnce = new(6);
    private int _requests;
    private long _bytes;

    /// <summary>Why the page's own document could not be had, when it could not.</summary>
    public FetchResult? DocumentFailure { get; private set; }

    /// <summary>Handles one intercepted request; never throws.</summary>
    public async Task HandleAsync(IRoute route)
    {
        try
        {
            var isDocument = IsMainDocument(route.Request);
            var answer = await AnswerAsync(route.Request, isDocument);
            if (answer.Failure is { } failure)
            {
                if (isDocument)
                    DocumentFailure = failure;
                await route.AbortAsync(RequestAbortErrorCode.AccessDenied);
            }
            else
            {
                await route.FulfillAsync(answer.Options);
            }
        }
        catch (Exception e) when (e is PlaywrightException or OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed, or its time is up, while the request was on its way.
        }
    }

    public void Dispose() => _atOnce.Dispose();

    private async Task<Answer> AnswerAsync(IRequest request, bool isDocument)
    {
        if (!Types.Contains(request.ResourceType) || (request.ResourceType == "document" && !isDocument))
            return Answer.Failed(PageProblem.Forbidden, "not needed to read the page");
        if (request.Method is not ("GET" or "HEAD" or "POST") || request.PostDataBuffer?.Length > MaxPostBytes)
            return Answer.Failed(PageProblem.Forbidden, "method");
        if (Interlocked.Increment(ref _requests) > options.MaxRequests)
            return Answer.Failed(PageProblem.TooLarge, "too many requests");
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url))
            return Answer.Failed(PageProblem.BadAddress, null);

        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            return await FollowAsync(request, url, isDocument);
        }
        catch (HttpRequestException e)
        {
            return e.FindRefusal() is { } refusal ? Answer.Failed(refusal.Problem, refusal.Detail)
                : Answer.Failed(PageProblem.Unreachable, e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return Answer.Failed(PageProblem.Unreachable, "broken answer");
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task<Answer> FollowAsync(IRequest request, Uri requested, bool isDocument)
    {
        var url = requested;
        for (var redirects = 0; redirects <= limits.MaxRedirects; redirects++)
        {
            if (guard.CheckSpelling(url) is { } refusal)
                return Answer.Failed(refusal.Problem, refusal.Detail);
            using var message = BrowserMessages.ToHttp(request, url, isRedirected: redirects > 0);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.RedirectTarget() is not { } location)
                return await FulfillAsync(response);
            if (!Uri.TryCreate(url, location, out var next))
                return Answer.Failed(PageProblem.HttpError, "redirect without an address");
            if (isDocument)
                return new Answer(BrowserMessages.GoTo(next)); // the browser has to know where its document comes from
            url = next;
        }
        return Answer.Failed(PageProblem.TooManyRedirects, null);
    }

    private async Task<Answer> FulfillAsync(HttpResponseMessage response)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = await BoundedBody.ReadAsync(stream, limits.MaxBytes, cancellationToken);
        return body is not null && Interlocked.Add(ref _bytes, body.Length) <= options.MaxTotalBytes
            ? new Answer(BrowserMessages.FromHttp(response, body))
            : Answer.Failed(PageProblem.TooLarge, null);
    }

    private static bool IsMainDocument(IRequest request)
    {
        if (!request.IsNavigationRequest)
            return false;
        try
        {
            // A pop-up's document is the top of its own page, not of the one that is read.
            return request.Frame is { ParentFrame: null } frame && frame.Page.Context.Pages is [var read, ..] && ReferenceEquals(frame.Page, read);
        }
        catch (PlaywrightException)
        {
            return false; // a pop-up whose page does not exist yet
        }
    }

    private sealed record Answer(RouteFulfillOptions? Options, FetchResult? Failure = null)
    {
        public static Answer Failed(PageProblem problem, string? detail) => new(null, FetchResult.Failed(problem, detail));
    }
}
