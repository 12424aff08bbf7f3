using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokenholic.Agents.Models;

namespace Tokenholic.Tests.Doubles;

/// <summary>A request as the provider got it.</summary>
public sealed record ScriptedRequest(string Path, JsonObject Body, string? Authorization, DateTimeOffset At)
{
    public string Model => Body["model"]!.GetValue<string>();

    public string Text => string.Join('\n', Body["messages"]!.AsArray().Select(m => m!["content"]!.GetValue<string>()));
}

/// <summary>
/// An OpenAI-compatible server over real HTTP that answers by a script and misbehaves on demand. What it says when it behaves
/// is checked against OpenAI's own description of the protocol.
/// </summary>
public sealed class ScriptedProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentQueue<Fault> _next = new();

    private ScriptedProvider(WebApplication app) => _app = app;

    /// <summary>What is answered when nothing is wrong, by the request.</summary>
    public Func<ScriptedRequest, string> Answer { get; set; } = _ => "你好。";

    /// <summary>What every request meets that no fault was queued for.</summary>
    public Fault Always { get; set; }

    /// <summary>Thinking sent before the answer.</summary>
    public string Thinking { get; set; } = "";

    /// <summary>The vector of a text; by default only its length tells it apart.</summary>
    public Func<string, int, IEnumerable<double>> Vector { get; set; } = (text, length) => Enumerable.Range(1, length).Select(i => i == 1 ? text.Length : 1.0);

    /// <summary>The only key that is let in; null for any.</summary>
    public string? Key { get; set; }

    public IReadOnlyCollection<ScriptedRequest> Requests => _requests;

    public Uri Address { get; private set; } = new("about:blank");

    public static async Task<ScriptedProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new ScriptedProvider(app);
        app.MapPost("/v1/chat/completions", provider.ChatAsync);
        app.MapPost("/v1/embeddings", provider.EmbedAsync);
        await app.StartAsync();
        provider.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");
        return provider;
    }

    /// <summary>The next requests meet these, one each.</summary>
    public ScriptedProvider Then(params Fault[] faults)
    {
        foreach (var fault in faults)
        {
            _next.Enqueue(fault);
        }

        return this;
    }

    /// <summary>A model of it, as an admin would have assigned it.</summary>
    public AssignedModel Model(string model = "qwen3-max", string preset = ProviderPresets.BailianBeijing, string key = "sk-test-0123456789abcd", ModelTuning? tuning = null, Guid? id = null) => new(
        new ModelProvider { Id = id ?? new Guid("00000000-0000-0000-0000-00000000aaaa"), Name = "脚本", Preset = preset, BaseAddress = Address, Key = new Secret(key) }, model, tuning ?? new());

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task ChatAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        var request = new ScriptedRequest(context.Request.Path, body, context.Request.Headers.Authorization, DateTimeOffset.UtcNow);
        _requests.Enqueue(request);
        var fault = _next.TryDequeue(out var queued) ? queued : Always;
        if (Key is { } key && request.Authorization != $"Bearer {key}")
        {
            fault = Fault.BadKey;
        }

        try
        {
            await new ScriptedAnswer(context, request, Answer(request), Thinking).SendAsync(fault);
        }
        catch (OperationCanceledException)
        {
            // whoever asked has left
        }
    }

    private async Task EmbedAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        _requests.Enqueue(new ScriptedRequest(context.Request.Path, body, context.Request.Headers.Authorization, DateTimeOffset.UtcNow));
        var texts = body["input"]!.AsArray().Select(t => t!.GetValue<string>()).ToList();
        if (texts.Count > 10)
        {
            await ScriptedAnswer.ErrorAsync(context, 400, "InvalidParameter", "Value error, batch size is invalid, it should not be larger than 10.");
            return;
        }

        var length = body["dimensions"]?.GetValue<int>() ?? 4;
        var fault = _next.TryDequeue(out var queued) ? queued : Always;
        if (fault is not Fault.None)
        {
            await new ScriptedAnswer(context, new("", body, null, default), "", "").SendAsync(fault);
            return;
        }

        // the last first: a client must go by the index
        var data = texts.Select((text, index) => (JsonNode)new JsonObject
        {
            ["object"] = "embedding", ["index"] = index, ["embedding"] = new JsonArray([.. Vector(text, length).Select(v => (JsonNode)v)]),
        }).Reverse().ToArray();
        await context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["object"] = "list", ["data"] = new JsonArray(data), ["model"] = body["model"]!.GetValue<string>(),
            ["usage"] = new JsonObject { ["prompt_tokens"] = texts.Sum(t => t.Length), ["total_tokens"] = texts.Sum(t => t.Length) },
        });
    }

    internal static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
