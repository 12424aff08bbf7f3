using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tokenholic.App.Hosting;

/// <summary>/health/live: the process answers. /health/ready: it can work. Neither says more than a word.</summary>
internal static class Health
{
    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StartupState>();
        services.AddHealthChecks().Add(new HealthCheckRegistration("startup", provider => new StartupCheck(provider.GetRequiredService<StartupState>()), null, null));
        return services;
    }

    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready");
    }

    private sealed class StartupCheck(StartupState startup) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(startup.Ready ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
