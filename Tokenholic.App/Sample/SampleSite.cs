using System.Collections.Concurrent;
using System.Net;

namespace Tokenholic.App.Sample;

/// <summary>
/// Serves the sample's web site, and nothing else, on a loopback port of its own, so that the real crawl, guard, browser and
/// extraction read it like any other site. The network guard reaches it as <see cref="SampleCompany.Host"/>.
/// </summary>
public sealed class SampleSite : IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, IPEndPoint> _hosts = new(StringComparer.Ordinal);
    private WebApplication? _server;

    /// <summary>The hosts to give to the network guard; empty as long as the site does not run.</summary>
    public IReadOnlyDictionary<string, IPEndPoint> Hosts => _hosts;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
        {
            return;
        }

        // A server of its own: whoever watches by execution context how the app's host is built (test hosts do) must not reach into it.
        Task<WebApplication> starting;
        using (ExecutionContext.SuppressFlow())
        {
            starting = Task.Run(() => ServeAsync(cancellationToken), cancellationToken);
        }

        _server = await starting;
        var address = new Uri(_server.Urls.Single());
        _hosts[SampleCompany.Host] = new(IPAddress.Loopback, address.Port);
    }

    private static async Task<WebApplication> ServeAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = builder.Build();
        server.Run(context =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return SampleFiles.SendAsync(context, context.Request.Path.Value!.TrimStart('/'));
        });
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }
}
