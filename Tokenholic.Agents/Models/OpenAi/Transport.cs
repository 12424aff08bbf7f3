using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>Posts to a provider. Redirects are not followed: the key is for the address it was entered for.</summary>
internal static class Transport
{
    private const int MostErrorBytes = 64 * 1024;

    /// <summary>A client for all providers; time limits are per call.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The successful answer, its body still to be read. Throws <see cref="ModelException"/>.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, AssignedModel model, string path, JsonObject body, TimeProvider time, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(model.Provider.BaseAddress, path))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (model.Provider.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        }

        foreach (var (name, value) in model.Provider.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new ModelException(ModelProblem.Unreachable); // without the inner one: its message may hold the address with what was typed into it
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var text = Encoding.UTF8.GetString(await BeginningAsync(response, cancellationToken));
            throw ProviderErrors.Read(response.StatusCode, text, model, ProviderErrors.RetryAfter(response, time.GetUtcNow()));
        }
    }

    private static Uri Address(Uri start, string path) => new(start.AbsoluteUri.TrimEnd('/') + "/" + path);

    private static async Task<byte[]> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[MostErrorBytes];
            var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return buffer[..read];
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return []; // the status is known already
        }
    }
}
