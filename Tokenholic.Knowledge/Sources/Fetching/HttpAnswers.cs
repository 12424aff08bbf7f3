using System.Net;

namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>What the page fetcher and the browser's requests both want to know of an HTTP answer.</summary>
internal static class HttpAnswers
{
    /// <summary>Where a redirect leads (relative or not); null for any other answer, and for a redirect that does not say.</summary>
    public static Uri? RedirectTarget(this HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location
            : null;

    /// <summary>What an error status means to somebody who wants to read the page.</summary>
    public static FetchResult Failure(int status) => FetchResult.Failed(
        status switch
        {
            401 or 403 => PageProblem.Refused,
            404 or 410 => PageProblem.Gone,
            429 or 503 => PageProblem.Busy,
            _ => PageProblem.HttpError,
        },
        $"HTTP {status}");

    /// <summary>The guard's refusal, when that is why the request failed.</summary>
    public static GuardRefusal? FindRefusal(this HttpRequestException exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is GuardRefusedException refused)
                return refused.Refusal;
        }
        return null;
    }
}
