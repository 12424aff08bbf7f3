using System.Text.Json;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Agents.Research.Search;

/// <summary>
/// Searches through the JSON API of a SearXNG server (<c>/search?q=…&amp;format=json</c>). The server's address comes from the
/// configuration and is trusted; what it answers is not, and its hits are fetched through the guard like any other address.
/// </summary>
public sealed class SearxngSearch(HttpClient http, Uri server) : IWebSearch
{
    private const int MaxHits = 20;
    private const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxText = 500;

    /// <inheritdoc/>
    public async Task<SearchAnswer> SearchAsync(string query, CancellationToken cancellationToken)
    {
        try
        {
            var address = new Uri(server, $"search?q={Uri.EscapeDataString(query)}&format=json&safesearch=0");
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return SearchAnswer.Failed(PageProblem.HttpError);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await BoundedBody.ReadAsync(stream, MaxBytes, cancellationToken) is { } body ? Read(body) : SearchAnswer.Failed(PageProblem.TooLarge);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return SearchAnswer.Failed(PageProblem.Unreachable);
        }
        catch (JsonException)
        {
            return SearchAnswer.Failed(PageProblem.NotReadable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SearchAnswer.Failed(PageProblem.TimedOut); // the HTTP client's own limit
        }
    }

    private static SearchAnswer Read(byte[] body)
    {
        var answer = JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web);
        var hits = (answer?.Results ?? [])
            .Select(r => Uri.TryCreate(r.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new PageLink(url, Shorten($"{r.Title} {r.Content}")) : null)
            .OfType<PageLink>();
        return new SearchAnswer([.. hits.Take(MaxHits)]);
    }

    private static string Shorten(string text) => text.Length > MaxText ? text[..MaxText] : text;

    private sealed record Answer(IReadOnlyList<Result>? Results);

    private sealed record Result(string? Url, string? Title, string? Content);
}
