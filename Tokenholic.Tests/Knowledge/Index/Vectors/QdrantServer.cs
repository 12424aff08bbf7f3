using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tokenholic.Tests.Knowledge.Index.Vectors;

/// <summary>Answers as Qdrant does and refuses what its OpenAPI document does not allow.</summary>
internal sealed class QdrantServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, (float[] Vector, JsonNode Payload)> _points = [];
    private int? _size;

    private QdrantServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public List<string> Refused { get; } = [];

    public int Points => _points.Count;

    public static async Task<QdrantServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new QdrantServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var body = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0 ? await JsonNode.ParseAsync(context.Request.Body) : null;
        var schema = (context.Request.Method, path) switch
        {
            ("PUT", _) when path.EndsWith("/points", StringComparison.Ordinal) => "PointInsertOperations",
            ("POST", _) when path.EndsWith("/points/query", StringComparison.Ordinal) => "QueryRequest",
            ("PUT", _) => "CreateCollection",
            ("GET", _) when path.EndsWith("/exists", StringComparison.Ordinal) => null,
            _ => "",
        };
        if (schema == "" || (schema is not null && !OpenApiSchema.Qdrant.Allows(schema, body)))
        {
            Refused.Add($"{context.Request.Method} {path}");
            context.Response.StatusCode = 400;
            return;
        }

        await context.Response.WriteAsJsonAsync(new { result = Result(schema, body), status = "ok", time = 0.001 });
    }

    private object Result(string? schema, JsonNode? body)
    {
        switch (schema)
        {
            case null:
                return new { exists = _size is not null };
            case "CreateCollection":
                _size = (int)body!["vectors"]!["size"]!;
                return true;
            case "PointInsertOperations":
                foreach (var point in body!["points"]!.AsArray())
                    _points[(string)point!["id"]!] = ([.. point["vector"]!.AsArray().Select(v => (float)v!)], point["payload"]!.DeepClone());
                return new { operation_id = 1, status = "completed" };
            default:
                var query = body!["query"]!.AsArray().Select(v => (float)v!).ToArray();
                return new { points = _points.Select(p => new { id = p.Key, version = 1, score = Cosine(query, p.Value.Vector), payload = p.Value.Payload }).OrderByDescending(p => p.score).Take((int)body["limit"]!) };
        }
    }

    private static float Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum() / MathF.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
}

/// <summary>As much of an OpenAPI schema check as these requests need: references, choices, types, required and enumerated values.</summary>
internal sealed class OpenApiSchema(JsonObject schemas)
{
    public static OpenApiSchema Qdrant { get; } = new(Load());

    public bool Allows(string name, JsonNode? value) => Allows(schemas[name]!, value);

    private static JsonObject Load()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Protocols", "qdrant-schemas.json"));
        return JsonNode.Parse(stream)!["schemas"]!.AsObject();
    }

    private bool Allows(JsonNode schema, JsonNode? value)
    {
        if (schema["$ref"] is { } reference)
            return Allows(schemas[((string)reference!).Split('/')[^1]]!, value);
        if (value is null)
            return (bool?)schema["nullable"] is true || schema["anyOf"] is JsonArray nullable && nullable.Any(s => Allows(s!, null));
        if (schema["anyOf"] is JsonArray any && !any.Any(s => Allows(s!, value)) || schema["oneOf"] is JsonArray one && !one.Any(s => Allows(s!, value)) || schema["allOf"] is JsonArray all && !all.All(s => Allows(s!, value)))
            return false;
        if (schema["enum"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value)))
            return false;
        var kind = value.GetValueKind();
        return (string?)schema["type"] switch
        {
            "object" => kind is JsonValueKind.Object && Object(schema, value.AsObject()),
            "array" => kind is JsonValueKind.Array && value.AsArray().All(v => schema["items"] is not { } items || Allows(items, v)),
            "string" => kind is JsonValueKind.String && ((string?)schema["format"] != "uuid" || Guid.TryParse((string?)value, out _)),
            "integer" => kind is JsonValueKind.Number && value.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-'),
            "number" => kind is JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            _ => schema["nullable"] is null || schema.AsObject().Count > 1,
        };
    }

    // A property that the schema does not know is a mistake of ours, though Qdrant would pass over it.
    private bool Object(JsonNode schema, JsonObject value)
        => (schema["required"] as JsonArray ?? []).All(r => value.ContainsKey((string)r!))
            && (schema["properties"] is not JsonObject known || value.All(p => known[p.Key] is { } property ? Allows(property, p.Value) : schema["additionalProperties"] is not null));
}
