using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Knowledge.Sources;

public sealed class BrowserFetcherTests : IClassFixture<BrowserFetcherTests.Shared>
{
    private static readonly BrowserOptions Patient = new() { Timeout = TimeSpan.FromMinutes(2), Settle = TimeSpan.FromSeconds(3), TextPatience = TimeSpan.FromSeconds(1) };

    private readonly LocalWeb _web;
    private readonly NetworkGuard _guard;
    private readonly BrowserFetcher _browser;

    public BrowserFetcherTests(Shared shared) => (_web, _guard, _browser) = (shared.Web, new NetworkGuard(shared.Web.GuardOptions), shared.Browser);

    [Fact]
    public async Task A_page_made_by_scripts_is_read_as_a_reader_sees_it()
    {
        var agents = new List<string>();
        _web.Page("site.test/", "<title>空</title><div id=app></div><script src=/app.js></script>")
            .Page("site.test/app.js", "fetch('/api/news').then(r => r.json()).then(n => document.getElementById('app').innerHTML = '<p>' + n.text + '</p>')", "text/javascript")
            .On("site.test/api/news", context =>
            {
                agents.Add(context.Request.Headers.UserAgent.ToString());
                return context.Response.WriteAsJsonAsync(new { text = "我们使用大模型写剧本" });
            });

        var page = (await FetchAsync("http://site.test/")).Page!;

        Assert.Contains("<p>我们使用大模型写剧本</p>", Text(page), StringComparison.Ordinal);
        Assert.True(page.Rendered);
        Assert.Contains("TokenholicBot/", Assert.Single(agents), StringComparison.Ordinal);
        Assert.Equal("text/html; charset=utf-8", page.ContentType);
    }

    [Fact]
    public async Task Nothing_a_page_tries_reaches_an_address_behind_the_guard()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var (port, visitors) = (((IPEndPoint)inside.LocalEndpoint).Port, inside.AcceptSocketAsync());
        _web.Page("site.test/", $$"""
            <link rel=preconnect href="http://127.0.0.1:{{port}}"><link rel=dns-prefetch href="//127.0.0.1:{{port}}"><link rel=prefetch href="http://127.0.0.1:{{port}}/prefetch">
            <link rel=stylesheet href="http://127.0.0.1:{{port}}/style.css"><style>@import url(http://localhost:{{port}}/import.css); @font-face { font-family: f; src: url(http://127.0.0.1:{{port}}/font) } p { font-family: f }</style>
            <img src="http://127.0.0.1:{{port}}/image.png"><iframe src="http://127.0.0.1:{{port}}/frame"></iframe><video src="http://127.0.0.1:{{port}}/video" autoplay></video>
            <object data="http://127.0.0.1:{{port}}/object"></object><embed src="http://127.0.0.1:{{port}}/embed"><a id=download target=_blank download href="http://127.0.0.1:{{port}}/download">d</a>
            <form id=f target=nowhere action="http://127.0.0.1:{{port}}/form"></form><p id=out>waiting</p>
            <script>
            const inside = 'http://127.0.0.1:{{port}}', attempts = [];
            const attempt = f => { try { f(); } catch (e) { } };
            const asks = [fetch(inside + '/fetch'), fetch('http://[::1]:{{port}}/six'), fetch('/hop'), fetch('http://127.0.0.1:{{port}}/no-cors', { mode: 'no-cors' })];
            attempt(() => new WebSocket('ws://127.0.0.1:{{port}}/socket'));
            attempt(() => new EventSource(inside + '/events'));
            attempt(() => navigator.sendBeacon(inside + '/beacon', 'x'));
            attempt(() => { const x = new XMLHttpRequest(); x.open('PUT', inside + '/put'); x.send('x'); });
            attempt(() => new Worker(URL.createObjectURL(new Blob([`fetch('${inside}/worker'); new WebSocket('ws://127.0.0.1:{{port}}/worker-socket'); importScripts('${inside}/import')`]))));
            attempt(() => new SharedWorker(URL.createObjectURL(new Blob([`fetch('${inside}/shared')`]))));
            attempt(() => navigator.serviceWorker.register('/worker.js'));
            attempt(() => window.open(inside + '/popup'));
            attempt(() => document.getElementById('download').click());
            attempt(() => document.getElementById('f').submit());
            attempt(() => new RTCPeerConnection({ iceServers: [{ urls: 'turn:127.0.0.1:{{port}}?transport=tcp', username: 'a', credential: 'b' }] }).createDataChannel('x'));
            attempt(() => new WebTransport('https://127.0.0.1:{{port}}/transport'));
            attempt(() => import(inside + '/module.js'));
            Promise.allSettled(asks).then(all => document.getElementById('out').textContent = all.map(a => a.status).join(' '));
            </script>
            """).On("site.test/hop", Redirect($"http://127.0.0.1:{_web.EndPoint.Port}/"));

        var page = (await FetchAsync("http://site.test/")).Page!;

        Assert.Contains("<p id=\"out\">rejected rejected rejected rejected</p>", Text(page), StringComparison.Ordinal);
        Assert.False(visitors.IsCompleted);
        Assert.DoesNotContain(_web.Requests, r => r.StartsWith("127.0.0.1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1/", PageProblem.Forbidden)]
    [InlineData("http://169.254.169.254/latest/", PageProblem.Forbidden)]
    [InlineData("http://localhost:8080/", PageProblem.Forbidden)]
    [InlineData("http://site.test:22/", PageProblem.Port)]
    public async Task A_page_that_goes_on_to_a_forbidden_address_is_refused(string target, PageProblem problem)
    {
        _web.On("site.test/redirect", Redirect(target)).Page("site.test/script", $"<p>wait</p><script>location.href = '{target}'</script>");

        Assert.Equal(problem, (await FetchAsync("http://site.test/redirect")).Problem);
        Assert.Equal(problem, (await FetchAsync("http://site.test/script")).Problem);
        Assert.Equal(problem, (await FetchAsync(target)).Problem);
    }

    [Fact]
    public async Task A_redirect_gives_the_page_its_true_address()
    {
        _web.On("site.test/old", Redirect("http://other.test/new/?q=\"'</script>")).On("other.test/new/", async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<p id=a></p><script>document.getElementById('a').textContent = new URL('x', location).href</script>");
        });

        var page = (await FetchAsync("http://site.test/old")).Page!;

        Assert.Equal("other.test", page.Url.Host);
        Assert.Contains("http://other.test/new/x", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_never_ends_costs_only_its_time_and_the_next_page_is_read()
    {
        var time = new ManualTime();
        await using var browser = new BrowserFetcher(_guard, Patient, time: time);
        _web.Page("site.test/hang", "<p>before</p><script src=/hang.js></script>").Page("site.test/fine", "<p>fine</p>").On("site.test/hang.js", async context =>
        {
            context.Response.ContentType = "text/javascript";
            await context.Response.WriteAsync("while (true) { }");
            context.Response.OnCompleted(() => { time.Advance(Patient.Timeout); return Task.CompletedTask; });
        });

        Assert.Equal(PageProblem.TimedOut, (await browser.FetchAsync(new Uri("http://site.test/hang"), default)).Problem);
        Assert.NotNull((await browser.FetchAsync(new Uri("http://site.test/fine"), default)).Page);
    }

    [Theory]
    [InlineData("")] // nothing at all until then
    [InlineData("<header>首页 产品 关于我们 联系我们</header>")] // a menu alone is not the text
    public async Task Text_that_comes_long_after_the_page_fell_silent_is_waited_for(string shell)
    {
        const string Late = "我们用大模型写剧本，每天要写三百集，每一集都由编辑看过才交给配音组去录。这里是迟到的正文。";
        await using var browser = Browser(new BrowserOptions { Timeout = TimeSpan.FromMinutes(2), TextPatience = TimeSpan.FromMinutes(1) });
        _web.Page("site.test/late", $"<body>{shell}<div id=app></div><script>setTimeout(() => fetch('/late-text').then(r => r.text()).then(t => app.textContent = t), 1500)</script></body>")
            .Page("site.test/late-text", Late, "text/plain; charset=utf-8");

        var page = (await browser.FetchAsync(new Uri("http://site.test/late"), default)).Page!;

        Assert.Contains(Late, Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_never_stops_asking_is_read_as_it_stands()
    {
        _web.Page("site.test/", "<p>text</p><script>setInterval(() => fetch('/poll'), 50)</script>").Page("site.test/poll", "1", "text/plain");

        Assert.Contains("<p>text</p>", Text((await FetchAsync("http://site.test/")).Page!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_killed_is_started_again()
    {
        using var killable = new KillableChromium();
        await using var browser = Browser(Patient with { ExecutablePath = killable.Path });
        _web.Page("site.test/first", "<p>first</p>").Page("site.test/second", "<p>second</p>").On("site.test/kill", context =>
        {
            if (_web.Requests.Count(r => r.EndsWith("/kill", StringComparison.Ordinal)) == 1)
                killable.Kill();
            return context.Response.WriteAsync("<p>after the kill</p>");
        });

        Assert.NotNull((await browser.FetchAsync(new Uri("http://site.test/first"), default)).Page);
        killable.Kill();
        Assert.NotNull((await browser.FetchAsync(new Uri("http://site.test/second"), default)).Page);
        var third = await browser.FetchAsync(new Uri("http://site.test/kill"), default);

        Assert.Contains("after the kill", Text(third.Page!), StringComparison.Ordinal);
        Assert.Equal(3, killable.Starts);
    }

    [Fact]
    public async Task Errors_of_the_server_and_the_network_are_values()
    {
        _web.On("site.test/404", context => { context.Response.StatusCode = 404; return context.Response.WriteAsync("gone"); });

        Assert.Equal("HTTP 404", (await FetchAsync("http://site.test/404")).Detail);
        Assert.Equal(PageProblem.Unreachable, (await FetchAsync("http://closed.test/")).Problem);
    }

    [Fact]
    public async Task Without_a_browser_the_page_fails_and_says_so()
    {
        await using var none = new BrowserFetcher(_guard, new BrowserOptions { ExecutablePath = "/nowhere/chromium" });
        await using var broken = new BrowserFetcher(_guard, new BrowserOptions { ExecutablePath = "/bin/false" });
        await using var remote = new BrowserFetcher(_guard, new BrowserOptions { CdpUrl = "http://127.0.0.1:9" });

        foreach (var browser in new[] { none, broken, remote })
            Assert.Equal(PageProblem.NoBrowser, (await browser.FetchAsync(new Uri("http://site.test/"), default)).Problem);
    }

    private BrowserFetcher Browser(BrowserOptions options) => new(_guard, options);

    private Task<FetchResult> FetchAsync(string url) => _browser.FetchAsync(new Uri(url), default);

    private static string Text(FetchedPage page) => Encoding.UTF8.GetString(page.Body);

    private static RequestDelegate Redirect(string target) => context =>
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    };

    /// <summary>One browser and one web for the tests of this class; each test has pages of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal LocalWeb Web { get; private set; } = null!;

        internal BrowserFetcher Browser { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Web = await LocalWeb.StartAsync("site.test", "other.test");
            Web.Closed("closed.test");
            Browser = Create();
        }

        public async Task DisposeAsync()
        {
            await Browser.DisposeAsync();
            await Web.DisposeAsync();
        }

        private BrowserFetcher Create() => new(new NetworkGuard(Web.GuardOptions), Patient);
    }
}
