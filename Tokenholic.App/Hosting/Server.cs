using Tokenholic.App.Hosting.Telemetry;

namespace Tokenholic.App.Hosting;

/// <summary>What the app is as a server: where its secrets come from, where it listens, what it tells of itself, how much it serves.</summary>
internal static class Server
{
    internal static void AddServer(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddSecretFiles();
        builder.AddListening();
        builder.AddKeys();
        builder.AddTelemetry();
        builder.Services.AddLimits(builder.Configuration);
    }
}
