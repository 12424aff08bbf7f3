using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Tests.Agents.BattleMap.Pipeline;

public sealed class BattleMapPipelineTests
{
    private static readonly MapRequest Nobody = new() { CompanyName = "谁也没听说过的公司", Language = ReplyLanguage.Zh };

    [Fact]
    public async Task Without_a_source_the_map_is_empty_and_says_why()
    {
        await using var services = SampleRun.Services();

        var events = await SampleRun.RunAsync(services, Nobody, new MemoryPageStore());

        Assert.Contains(events, e => e is Notice { Code: ResearchNotices.NoSources });
        var map = ((MapCompleted)events[^1]).Document;
        Assert.Empty(map.UseCases);
        Assert.Equal(0, map.Totals.Known.Workloads);
        Assert.Null(map.Totals.Known.YuanPerYear);
        Assert.Null(map.Totals.CompetitorShare);
    }

    [Fact]
    public async Task Saved_pages_are_read_without_one_connection()
    {
        using var web = new TcpListener(IPAddress.Loopback, 0);
        web.Start();
        await using var services = ServicesWith("saved.example", (IPEndPoint)web.LocalEndpoint);
        var saved = new GivenSource(
            GivenKind.SavedPage,
            "a.html",
            Encoding.UTF8.GetBytes("""
                <html><head><script src="http://saved.example/app.js"></script></head>
                <body><img src="http://saved.example/a.png"><p>甲公司的智能客服接入了 DeepSeek。</p><a href="http://saved.example/b.html">新闻</a></body></html>
                """),
            "http://saved.example/a.html");

        var events = await SampleRun.RunAsync(services, Nobody with { CompanyName = "甲公司", Given = [saved] }, new MemoryPageStore());

        Assert.Equal("http://saved.example/a.html", Assert.Single(((MapCompleted)events[^1]).Document.Pages).Url);
        Assert.False(web.Pending());
    }

    [Theory]
    [InlineData("🎬", null, InputProblem.NameWithoutLetter)]
    [InlineData("甲公司", "file:///etc/passwd", InputProblem.AddressScheme)]
    [InlineData("甲公司", "not an address", InputProblem.AddressMalformed)]
    public async Task A_request_that_no_form_should_have_let_through_is_refused(string name, string? site, InputProblem problem)
    {
        await using var services = SampleRun.Services();
        var request = Nobody with { CompanyName = name, Sites = site is null ? [] : [site] };

        var refused = await Assert.ThrowsAsync<InvalidMapRequestException>(() => SampleRun.RunAsync(services, request, new MemoryPageStore()));

        Assert.Equal(problem, refused.Problem);
    }

    private static ServiceProvider ServicesWith(string host, IPEndPoint endPoint) =>
        SampleRun.Composition()
            .AddSingleton(new NetworkGuard(new NetworkGuardOptions { FixedHosts = new Dictionary<string, IPEndPoint> { [host] = endPoint } }))
            .BuildServiceProvider();
}
