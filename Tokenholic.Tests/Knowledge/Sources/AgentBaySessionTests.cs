using Microsoft.AspNetCore.Http;
using Tokenholic.Knowledge.Sources.Browser;

namespace Tokenholic.Tests.Knowledge.Sources;

/// <summary>The calls of a session against a server that keeps to the written protocol; the service itself is not reached.</summary>
public sealed class AgentBaySessionTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private readonly List<(string Action, Dictionary<string, string> Form)> _calls = [];
    private readonly Dictionary<string, (int Status, string Body)> _answers = new(StringComparer.Ordinal)
    {
        ["CreateMcpSession"] = (200, """{"Code":"ok","Success":true,"HttpStatusCode":200,"Data":{"SessionId":"s-1","ResourceUrl":"https://x"}}"""),
        ["InitBrowser"] = (200, """{"Code":"ok","Success":true,"Data":{"Port":9222}}"""),
        ["GetCdpLink"] = (200, """{"Code":"ok","Success":true,"Data":{"Url":"wss://cdp.test/s-1"}}"""),
        ["ReleaseMcpSession"] = (200, """{"Code":"ok","Success":true}"""),
    };

    private LocalWeb _web = null!;

    private AgentBayOptions Options => new() { ApiKey = "akm-secret", Endpoint = new Uri($"http://127.0.0.1:{_web.EndPoint.Port}/") };

    public async Task InitializeAsync()
    {
        _web = await LocalWeb.StartAsync();
        _web.On("127.0.0.1/", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            var action = context.Request.Query["Action"].ToString();
            Assert.Equal(("POST", "2025-05-06", ""), (context.Request.Method, context.Request.Query["Version"].ToString(), context.Request.Headers.Authorization.ToString()));
            _calls.Add((action, form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal)));
            context.Response.StatusCode = _answers[action].Status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(_answers[action].Body);
        });
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_session_is_made_given_a_browser_and_released()
    {
        await using (var session = await AgentBaySession.StartAsync(_http, Options, default))
            Assert.Equal("wss://cdp.test/s-1", session.CdpUrl);

        Assert.Equal(["CreateMcpSession", "InitBrowser", "GetCdpLink", "ReleaseMcpSession"], _calls.Select(c => c.Action));
        Assert.All(_calls, c => Assert.Equal("Bearer akm-secret", c.Form["Authorization"]));
        Assert.Equal("browser_latest", _calls[0].Form["ImageId"]);
        Assert.All(_calls.Skip(1), c => Assert.Equal("s-1", c.Form["SessionId"]));
        Assert.Equal(("/tmp/agentbay_browser", "{}"), (_calls[1].Form["PersistentPath"], _calls[1].Form["BrowserOption"]));
    }

    [Theory]
    [InlineData(200, """{"Code":"ok","Success":false,"Message":"akm-secret is over its quota"}""")]
    [InlineData(500, "<html>")]
    [InlineData(200, """{"Success":true,"Data":{}}""")]
    public async Task A_session_without_a_browser_is_released_and_the_key_is_not_told(int status, string body)
    {
        _answers["GetCdpLink"] = (status, body);

        var e = await Assert.ThrowsAsync<BrowserUnavailableException>(() => AgentBaySession.StartAsync(_http, Options, default));

        Assert.Equal("ReleaseMcpSession", _calls[^1].Action);
        Assert.DoesNotContain("akm-secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_a_browser_that_cannot_be_had() =>
        await Assert.ThrowsAsync<BrowserUnavailableException>(
            () => AgentBaySession.StartAsync(_http, Options with { Endpoint = new Uri("http://127.0.0.1:9/") }, default));
}
