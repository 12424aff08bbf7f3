using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tokenholic.App.Shared;

namespace Tokenholic.App.Hosting;

/// <summary>
/// /health/live: the process answers. /health/ready: it can work, or the code of what keeps it from it; a node that is stopping is not
/// ready. What it depends on, one by one: <see cref="Dependencies"/>.
/// </summary>
internal static class Health
{
    internal const string Starting = "Starting";
    internal const string Stopping = "Stopping";

    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StartupState>();
        services.AddSingleton<Dependencies>();
        services.AddHealthChecks().Add(new HealthCheckRegistration("startup", provider => new StartupCheck(provider), null, null));
        return services;
    }

    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (context, report) => context.Response.WriteAsync(report.Entries.Values.Single().Description ?? "", context.RequestAborted),
        });
        endpoints.MapGet("/health/dependencies", async (Dependencies dependencies, CancellationToken cancellationToken) =>
        {
            var all = await dependencies.CheckAsync(cancellationToken);
            return Results.Json(
                all.ToDictionary(d => d.Name, d => new { state = d.State.ToString(), d.Code }),
                statusCode: all.Any(d => d is { Needed: true, State: DependencyState.Away }) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }

    /// <summary>Where the start stands, as a code.</summary>
    internal static string CodeOf(StartupState startup) =>
        startup.Ready ? "Ready" : startup.Problem is { } problem ? ErrorText.CodeOf(problem) : Starting;

    private sealed class StartupCheck(IServiceProvider services) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var startup = services.GetRequiredService<StartupState>();
            return Task.FromResult(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested
                ? new HealthCheckResult(HealthStatus.Unhealthy, Stopping)
                : new HealthCheckResult(startup.Ready ? HealthStatus.Healthy : HealthStatus.Unhealthy, CodeOf(startup)));
        }
    }
}
