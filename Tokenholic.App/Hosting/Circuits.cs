using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http.HttpResults;
using Tokenholic.App.Components.Documents;

namespace Tokenholic.App.Hosting;

/// <summary>Counts open pages; a node that serves as many as it may asks further visitors to come again, and keeps serving those it has.</summary>
internal sealed class Circuits : CircuitHandler
{
    private int _open;
    private int _connected;

    public Circuits(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.AppTelemetry.Name);
        meter.CreateObservableUpDownCounter("tokenholic.circuits.open", () => _open, "{circuit}", "Pages held in memory, connected or not.");
        meter.CreateObservableUpDownCounter("tokenholic.circuits.connected", () => _connected, "{circuit}", "Pages whose browser is connected.");
    }

    internal int Open => _open;

    internal int Connected => _connected;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _open, 1);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _open, -1);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _connected, 1);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _connected, -1);

    private static Task Count(ref int number, int by)
    {
        Interlocked.Add(ref number, by);
        return Task.CompletedTask;
    }
}

/// <summary>Registers limits, and keeps pages from being opened beyond them.</summary>
internal static class CircuitLimit
{
    internal static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions());
        services.AddScoped<Visitor>();
        services.AddSingleton<Circuits>();
        return services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<Circuits>());
    }

    internal static IApplicationBuilder UseCircuitLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var services = context.RequestServices;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            || services.GetRequiredService<Circuits>().Open < services.GetRequiredService<LimitOptions>().Circuits)
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = "30";
        return new RazorComponentResult<BusyDocument> { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context);
    });
}
