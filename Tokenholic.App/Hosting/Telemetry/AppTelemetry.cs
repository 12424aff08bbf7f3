using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Hosting.Telemetry;

/// <summary>
/// Traces, metrics and logs over OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a receiver; the other <c>OTEL_*</c> settings are
/// OpenTelemetry's own. Addresses of pages are told of, their texts, questions and answers never.
/// </summary>
internal static class AppTelemetry
{
    /// <summary>The name of the app's own meter.</summary>
    internal const string Name = "Tokenholic.App";

    private static readonly string[] Meters =
    [
        Name, RunTrace.Name, TelemetryChatClient.Name, "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime",
    ];

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        var instance = builder.Configuration["OTEL_SERVICE_INSTANCE_ID"] is { Length: > 0 } named ? named : $"{Environment.MachineName}:{Environment.ProcessId}";
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tokenholic", serviceVersion: typeof(AppTelemetry).Assembly.GetName().Version?.ToString(), serviceInstanceId: instance))
            .WithTracing(traces => traces
                .AddSource(RunTrace.Name, TelemetryChatClient.Name)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(null, logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true))
            .UseOtlpExporter();
    }
}
