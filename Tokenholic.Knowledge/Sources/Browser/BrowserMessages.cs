using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Microsoft.Playwright;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>Translates between the browser's requests and our HTTP client's.</summary>
internal static class BrowserMessages
{
    private static readonly HashSet<string> OwnRequestHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "connection", "content-length", "transfer-encoding", "accept-encoding", "upgrade", "te", "trailer", "keep-alive",
        "proxy-authorization", "proxy-connection", "expect", "accept-language",
    };

    private static readonly HashSet<string> DroppedResponseHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "alt-svc", "trailer", "upgrade", "content-disposition",
    };

    /// <summary>The browser's request as ours; after a redirect it is a plain GET without anything that was meant for the first host.</summary>
    public static HttpRequestMessage ToHttp(IRequest request, Uri url, bool isRedirected)
    {
        var message = new HttpRequestMessage(isRedirected ? HttpMethod.Get : new HttpMethod(request.Method), url);
        if (isRedirected)
        {
            message.Headers.TryAddWithoutValidation("User-Agent", request.Headers.GetValueOrDefault("user-agent"));
            return message;
        }
        if (request.PostDataBuffer is { } body)
            message.Content = new ByteArrayContent(body);
        foreach (var (name, value) in request.Headers)
        {
            if (name.StartsWith(':') || OwnRequestHeaders.Contains(name))
                continue;
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    /// <summary>Our answer as the browser's.</summary>
    public static RouteFulfillOptions FromHttp(HttpResponseMessage response, byte[] body) => new()
    {
        Status = (int)response.StatusCode,
        Headers = Headers(response.Headers).Concat(Headers(response.Content.Headers)),
        BodyBytes = body,
    };

    /// <summary>A document that does nothing but go to another address.</summary>
    public static RouteFulfillOptions GoTo(Uri target) => new()
    {
        Status = 200,
        ContentType = "text/html; charset=utf-8",
        Body = $"<!doctype html><script>location.replace(\"{JavaScriptEncoder.Default.Encode(target.AbsoluteUri)}\")</script>",
    };

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpHeaders headers) => headers
        .Where(h => !DroppedResponseHeaders.Contains(h.Key))
        .Select(h => KeyValuePair.Create(h.Key, string.Join(h.Key.Equals("set-cookie", StringComparison.OrdinalIgnoreCase) ? "\n" : ", ", h.Value)));
}
