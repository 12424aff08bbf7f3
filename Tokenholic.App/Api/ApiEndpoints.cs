using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Api;

/// <summary>The HTTP API (<c>/api/v1</c>, described by <c>/api/v1/openapi.json</c>) and the MCP server (<c>/mcp</c>); off unless <c>Api:Enabled</c>.</summary>
internal static class ApiEndpoints
{
    private static bool IsEnabled(IConfiguration configuration) => configuration.GetValue("Api:Enabled", false);

    internal static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ApiKeys>();
        if (!IsEnabled(configuration))
        {
            return services;
        }

        services.AddScoped<ApiVerbs>();
        services.AddApiLimit(Math.Max(1, configuration.GetValue("Api:RequestsPerMinute", 60)));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // served as JSON only
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) is true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Tokenholic", Version = "1", Description = "Maps, runs, questions, proposals and customers. Keys are made at /admin/server." };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
                {
                    ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
                return Task.CompletedTask;
            });
        });
        services.AddMcpServer(options => options.ServerInfo = new() { Name = "tokenholic", Version = "1" })
            .WithHttpTransport(options => options.Stateless = true) // any node may answer the next call
            .WithTools<McpTools>();
        return services;
    }

    internal static IApplicationBuilder UseApi(this IApplicationBuilder app) =>
        IsEnabled(app.ApplicationServices.GetRequiredService<IConfiguration>()) ? app.UseApiGate().UseRateLimiter() : app;

    internal static WebApplication MapApi(this WebApplication app)
    {
        if (!IsEnabled(app.Configuration))
        {
            return app;
        }

        app.MapOpenApi("/api/{documentName}/openapi.json");
        app.MapMcp(ApiGate.Mcp).RequireRateLimiting(ApiGate.Limit);
        var api = app.MapGroup(ApiGate.Root).RequireRateLimiting(ApiGate.Limit).AddEndpointFilter<ApiFailures>().DisableAntiforgery();

        api.MapGet("/customers", (ApiVerbs verbs, CancellationToken cancellationToken, string? search = null, int skip = 0, int take = 50) =>
            verbs.CustomersAsync(search, skip, take, cancellationToken)).WithName("listCustomers").WithSummary("Customers whose name or web site contains the words searched for.");
        api.MapPost("/maps", async (MapInput input, ApiVerbs verbs, CancellationToken cancellationToken) =>
            await verbs.StartMapAsync(input, cancellationToken) is var run ? TypedResults.Accepted($"{ApiGate.Root}/runs/{run.Id}", run) : null!)
            .WithName("startMap").WithSummary("Starts a run that makes a map, or returns the customer's run that is under way.").ProducesProblem(400).ProducesProblem(429);
        api.MapGet("/runs/{id:guid}", async (Guid id, ApiVerbs verbs, CancellationToken cancellationToken) => Found(await verbs.RunAsync(id, cancellationToken)))
            .WithName("getRun").WithSummary("A run.").Produces<RunInfo>().ProducesProblem(404);
        api.MapGet("/runs/{id:guid}/events", async (Guid id, ApiVerbs verbs, CancellationToken cancellationToken, long after = 0) =>
            Json(JsonText.Write(await verbs.EventsAsync(id, after, cancellationToken))))
            .WithName("getRunEvents").WithSummary("What happened in a run after that sequence number.").Produces<JsonArray>();
        api.MapPost("/runs/{id:guid}/cancel", async (Guid id, ApiVerbs verbs, CancellationToken cancellationToken) => Found(await verbs.CancelAsync(id, cancellationToken)))
            .WithName("cancelRun").WithSummary("Asks a run to stop.").Produces<RunInfo>().ProducesProblem(404);
        api.MapGet("/customers/{id:guid}/map", async (Guid id, ApiVerbs verbs, CancellationToken cancellationToken, int? version = null) =>
            Json(await verbs.MapAsync(id, version, cancellationToken)))
            .WithName("getMap").WithSummary("A customer's map; its form is described in docs/battle-map-json.md.").Produces<JsonObject>().ProducesProblem(404);
        api.MapGet("/customers/{id:guid}/proposal", async (Guid id, ApiVerbs verbs, CancellationToken cancellationToken, int? version = null) =>
            Json(await verbs.ProposalAsync(id, version, cancellationToken)))
            .WithName("getProposal").WithSummary("A customer's proposal.").Produces<JsonObject>().ProducesProblem(404);
        api.MapPost("/customers/{id:guid}/proposal", async (Guid id, ProposalInput input, ApiVerbs verbs, CancellationToken cancellationToken) =>
            Found(await verbs.MakeProposalAsync(id, input, cancellationToken)))
            .WithName("makeProposal").WithSummary("Makes a proposal from the customer's newest map: a version at once, or the run that makes it with a model.")
            .Produces<ProposalMade>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(429);
        api.MapPost("/questions", (QuestionInput input, ApiVerbs verbs, CancellationToken cancellationToken) => verbs.AskAsync(input, cancellationToken))
            .WithName("ask").WithSummary("Answers a question in the words of the knowledge base, or says that it has no answer.").ProducesProblem(400);
        return app;
    }

    private static IResult Found(object? value) => value is null ? new NotThere() : Results.Ok(value);

    private static IResult Json(string? json) => json is null ? new NotThere() : Results.Text(json, "application/json", System.Text.Encoding.UTF8);

    private sealed class NotThere : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => ApiGate.RefuseAsync(httpContext, StatusCodes.Status404NotFound, "ApiNotFound");
    }
}
