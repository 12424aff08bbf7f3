using System.Globalization;
using System.Threading.RateLimiting;
using Tokenholic.App.Hosting;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Api;

/// <summary>
/// Lets programs in that bring a key (<c>Authorization: Bearer thk_…</c>), so many times a minute; whoever is kept out reads why.
/// Browsers never send such a header by themselves, so no other web page can use a visitor's rights.
/// </summary>
internal static class ApiGate
{
    internal const string Limit = "api";
    internal const string Root = "/api/v1";
    internal const string Mcp = "/mcp";
    internal const string Document = Root + "/openapi.json";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static IServiceCollection AddApiLimit(this IServiceCollection services, int perMinute) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.RequestServices.GetRequiredService<Visitor>().Name,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }));
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "ApiTooOften", $"{perMinute}");
        };
    });

    internal static IApplicationBuilder UseApiGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments(Mcp, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        if (!path.Equals(Document, StringComparison.OrdinalIgnoreCase))
        {
            var header = context.Request.Headers.Authorization.ToString();
            var key = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
            if (await context.RequestServices.GetRequiredService<ApiKeys>().FindAsync(key, context.RequestAborted) is not { } id)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await RefuseAsync(context, StatusCodes.Status401Unauthorized, "ApiKey");
                return;
            }

            context.RequestServices.GetRequiredService<Visitor>().Name = $"key:{id}";
        }

        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
        {
            // what the framework refuses by itself, it refuses without a word
            await RefuseAsync(context, context.Response.StatusCode, context.Response.StatusCode is StatusCodes.Status413PayloadTooLarge ? "TooLarge" : "ApiRequest");
        }
    });

    internal static Task RefuseAsync(HttpContext context, int status, string code, string detail = "") => Results.Problem(
        title: context.RequestServices.GetRequiredService<ErrorText>().ForCode(code, detail),
        statusCode: status,
        extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(context);
}
