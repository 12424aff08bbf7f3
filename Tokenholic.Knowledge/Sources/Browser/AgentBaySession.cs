using System.Net.Http.Json;
using System.Text.Json;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>An account of Alibaba Cloud's AgentBay, whose cloud browsers render pages instead of a local one.</summary>
public sealed record AgentBayOptions
{
    /// <summary>The key; without one AgentBay is not used.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The service's address, of the region the key belongs to.</summary>
    public Uri Endpoint { get; init; } = new("https://wuyingai.cn-shanghai.aliyuncs.com/");

    /// <summary>The image of the session; <c>…_latest</c> images change, so an own image is better in production.</summary>
    public string ImageId { get; init; } = "browser_latest";
}

/// <summary>
/// One session of AgentBay with a browser in it. It is paid for until it is released, which disposing does. The calls are those
/// of the SDK (version 2025-05-06): the key travels as a field of the form, not as a header.
/// </summary>
internal sealed class AgentBaySession : IAsyncDisposable
{
    private const string Version = "2025-05-06";
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http;
    private readonly AgentBayOptions _options;
    private readonly string _id;

    private AgentBaySession(HttpClient http, AgentBayOptions options, string id) => (_http, _options, _id) = (http, options, id);

    /// <summary>Where the browser is driven: a <c>ws</c> or <c>wss</c> address, to be used soon.</summary>
    public string CdpUrl { get; private set; } = "";

    /// <summary>Makes a session and starts its browser; a session that gets no browser is released.</summary>
    /// <exception cref="BrowserUnavailableException">The service refuses or cannot be reached.</exception>
    public static async Task<AgentBaySession> StartAsync(HttpClient http, AgentBayOptions options, CancellationToken cancellationToken)
    {
        var created = await CallAsync(http, options, "CreateMcpSession", [new("ImageId", options.ImageId)], cancellationToken);
        var session = new AgentBaySession(http, options, Field(created, "SessionId"));
        try
        {
            await session.CallAsync("InitBrowser", [new("PersistentPath", "/tmp/agentbay_browser"), new("BrowserOption", "{}")], cancellationToken);
            session.CdpUrl = Field(await session.CallAsync("GetCdpLink", [], cancellationToken), "Url");
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(ReleasePatience);
        try
        {
            await CallAsync("ReleaseMcpSession", [], patience.Token);
        }
        catch (Exception e) when (e is BrowserUnavailableException or OperationCanceledException)
        {
            // The service ends idle sessions by itself; there is nobody left to tell.
        }
    }

    private Task<JsonElement> CallAsync(string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken) =>
        CallAsync(_http, _options, action, fields.Prepend(new("SessionId", _id)), cancellationToken);

    private static async Task<JsonElement> CallAsync(HttpClient http, AgentBayOptions options, string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        try
        {
            using var form = new FormUrlEncodedContent(fields.Prepend(new("Authorization", "Bearer " + options.ApiKey)));
            using var response = await http.PostAsync(new Uri(options.Endpoint, $"/?Action={action}&Version={Version}"), form, cancellationToken);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            var succeeded = answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("Success", out var success) && success.ValueKind is JsonValueKind.True;
            return succeeded && response.IsSuccessStatusCode
                ? answer.TryGetProperty("Data", out var data) ? data.Clone() : default
                : throw new BrowserUnavailableException($"AgentBay refuses {action}: {Code(answer)}");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            throw new BrowserUnavailableException($"AgentBay does not answer {action}", e);
        }
    }

    // a code of the service; its message may hold what was sent
    private static string Code(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("Code", out var code) && code.ValueKind is JsonValueKind.String ? code.GetString()![..Math.Min(60, code.GetString()!.Length)] : "no code";

    private static string Field(JsonElement data, string name) =>
        data.ValueKind is JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text : throw new BrowserUnavailableException($"AgentBay's answer has no {name}");
}
