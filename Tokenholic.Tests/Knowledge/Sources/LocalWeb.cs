using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Tests.Knowledge.Sources;

/// <summary>A small web on loopback with any host names, served by a real Kestrel; everything it is asked for is written down.</summary>
internal sealed class LocalWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _handlers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Dictionary<string, IPEndPoint> _endPoints = new(StringComparer.Ordinal);
    private readonly List<Socket> _held = [];
    private RequestDelegate? _fallback;

    private LocalWeb(WebApplication app) => _app = app;

    /// <summary>"host/path?query" of every request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public IPEndPoint EndPoint { get; private set; } = null!;

    /// <summary>Guard options that lead this web's hosts here.</summary>
    public NetworkGuardOptions GuardOptions => new() { FixedHosts = _endPoints };

    public static async Task<LocalWeb> StartAsync(params string[] hosts)
    {
        // An empty builder: this web knows nothing of the app's settings, such as the hosts it allows.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestLineSize = 64 * 1024);
        var app = builder.Build();
        var web = new LocalWeb(app);
        app.Run(web.AnswerAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        web.EndPoint = new IPEndPoint(IPAddress.Loopback, new Uri(address).Port);
        foreach (var host in hosts)
            web._endPoints[host] = web.EndPoint;
        return web;
    }

    /// <summary>Answers one address ("host/path", the query is not part of it) with a handler.</summary>
    public LocalWeb On(string address, RequestDelegate handler)
    {
        _handlers[address] = handler;
        return this;
    }

    /// <summary>Answers one address with a body.</summary>
    public LocalWeb Page(string address, string body, string contentType = "text/html; charset=utf-8") => On(address, async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    });

    /// <summary>Answers whatever has no handler of its own.</summary>
    public LocalWeb Otherwise(RequestDelegate handler)
    {
        _fallback = handler;
        return this;
    }

    /// <summary>A host whose port nobody listens on.</summary>
    public void Closed(string host)
    {
        // Held without listening: every connection is refused, and nobody else can be given the port meanwhile.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _held.Add(socket);
        _endPoints[host] = (IPEndPoint)socket.LocalEndPoint!;
    }

    public ValueTask DisposeAsync()
    {
        _held.ForEach(socket => socket.Dispose());
        return _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var address = context.Request.Host.Host + context.Request.Path.Value;
        _requests.Enqueue(address + context.Request.QueryString.Value);
        if (_handlers.TryGetValue(address, out var handler))
            return handler(context);
        if (_fallback is not null)
            return _fallback(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
