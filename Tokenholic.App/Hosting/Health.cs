using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tokenholic.App.Shared;

namespace Tokenholic.App.Hosting;

/// <summary>/health/live: the process answers. /health/ready: it can work, or the code of what keeps it from it.</summary>
internal static class Health
{
    internal const string Starting = "Starting";

    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StartupState>();
        services.AddHealthChecks().Add(new HealthCheckRegistration("startup", provider => new StartupCheck(provider.GetRequiredService<StartupState>()), null, null));
        return services;
    }

    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (context, report) => context.Response.WriteAsync(report.Entries.Values.Single().Description ?? "", context.RequestAborted),
        });
    }

    /// <summary>Where the start stands, as a code.</summary>
    internal static string CodeOf(StartupState startup) =>
        startup.Ready ? "Ready" : startup.Problem is { } problem ? ErrorText.CodeOf(problem) : Starting;

    private sealed class StartupCheck(StartupState startup) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(new HealthCheckResult(startup.Ready ? HealthStatus.Healthy : HealthStatus.Unhealthy, CodeOf(startup)));
    }
}
