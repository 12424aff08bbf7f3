using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Benchmarks;

/// <summary>Serves the pages, robots.txt files and a SearXNG server on loopback, each after its fixed latency.</summary>
internal sealed class SimulatedWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, (SimulatedPage Page, int Number)> _pages;
    private IPEndPoint _endPoint = new(IPAddress.Loopback, 0);

    private SimulatedWeb(WebApplication app) =>
        (_app, _pages) = (app, SimulatedPages.All.Select((page, number) => (page, number)).ToDictionary(p => p.page.Address, p => (p.page, p.number), StringComparer.Ordinal));

    /// <summary>The search server's address.</summary>
    public Uri Search => new($"http://127.0.0.1:{_endPoint.Port}/");

    /// <summary>A guard that leads the simulated hosts here.</summary>
    public NetworkGuardOptions Guard => new() { FixedHosts = SimulatedPages.All.Select(p => p.Host).Distinct(StringComparer.Ordinal).ToDictionary(h => h, _ => _endPoint, StringComparer.Ordinal) };

    public static async Task<SimulatedWeb> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var web = new SimulatedWeb(app);
        app.Run(web.AnswerAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        web._endPoint = new IPEndPoint(IPAddress.Loopback, new Uri(address).Port);
        return web;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (host, path) = (context.Request.Host.Host, context.Request.Path.Value!);
        if (path == "/search")
        {
            await Task.Delay(SimulatedPages.SearchLatency);
            var hits = SimulatedPages.All.Where(p => p.Host != SimulatedPages.Site)
                .Select(p => new { url = $"http://{p.Address}", title = $"{SimulatedPages.Company} 大模型 {p.Path}", content = "" });
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { results = hits }));
        }
        else if (_pages.TryGetValue(host + path, out var found))
        {
            await Task.Delay(found.Page.Latency);
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Html(found.Page, found.Number));
        }
        else
        {
            await Task.Delay(SimulatedPages.RobotsLatency);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string Html(SimulatedPage page, int number)
    {
        var links = string.Concat(SimulatedPages.All.Where(p => p.Parent == page.Address).Select(p => $"<li><a href=\"{p.Path}\">大模型新闻 {p.Path}</a></li>"));
        var text = SimulatedPages.TextOf(page, number);
        Debug.Assert(!text.Contains('\'', StringComparison.Ordinal), "the text stands in a script");
        var body = page.NeedsBrowser ? $"<div id=\"app\"></div><script>document.getElementById('app').innerHTML = '<p>{text}</p>'</script>" : $"<p>{text}</p>";
        return $"<html><head><title>{SimulatedPages.Company} {page.Path}</title></head><body><main><h1>{SimulatedPages.Company}</h1>{body}<ul>{links}</ul></main></body></html>";
    }
}
