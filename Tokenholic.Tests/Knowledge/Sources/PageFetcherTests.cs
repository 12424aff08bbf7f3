using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Tests.Knowledge.Sources;

public sealed class PageFetcherTests : IAsyncLifetime
{
    private static readonly FetchLimits Quick = new() { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryAfter = TimeSpan.FromMilliseconds(50) };

    private LocalWeb _web = null!;
    private NetworkGuard _guard = null!;

    public async Task InitializeAsync()
    {
        _web = await LocalWeb.StartAsync("site.test", "other.test");
        _guard = new NetworkGuard(_web.GuardOptions);
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task A_page_arrives_with_its_type_and_bytes_and_the_request_says_who_asks()
    {
        var agent = "";
        _web.On("site.test/a", async context =>
        {
            agent = context.Request.Headers.UserAgent.ToString();
            context.Response.ContentType = "text/html; charset=gbk";
            await context.Response.WriteAsync("<p>hello</p>");
        });

        var page = (await FetchAsync("http://site.test/a")).Page!;

        Assert.Equal("<p>hello</p>", Encoding.ASCII.GetString(page.Body));
        Assert.Equal("text/html; charset=gbk", page.ContentType);
        Assert.StartsWith("TokenholicBot/", agent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed_and_the_final_address_is_kept()
    {
        _web.On("site.test/old", Redirect("/next", 301)).On("site.test/next", Redirect("http://other.test/new", 307)).Page("other.test/new", "<p>here</p>");

        var page = (await FetchAsync("http://site.test/old")).Page!;

        Assert.Equal("http://site.test/old", page.RequestedUrl.AbsoluteUri);
        Assert.Equal("http://other.test/new", page.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", PageProblem.Forbidden)]
    [InlineData("http://2130706433/", PageProblem.Forbidden)]
    [InlineData("http://0x7f.1:8080/", PageProblem.Forbidden)]
    [InlineData("//localhost/", PageProblem.Forbidden)]
    [InlineData("http://[::1]/", PageProblem.Forbidden)]
    [InlineData("http://[::ffff:10.0.0.1]/", PageProblem.Forbidden)]
    [InlineData("http://169.254.169.254/latest/meta-data/", PageProblem.Forbidden)]
    [InlineData("http://100.100.100.200/", PageProblem.Forbidden)]
    [InlineData("http://site.test:22/", PageProblem.Port)]
    [InlineData("http://user:password@other.test/", PageProblem.Forbidden)]
    [InlineData("http://intranet/", PageProblem.Forbidden)]
    [InlineData("file:///etc/passwd", PageProblem.BadAddress)]
    [InlineData("ftp://other.test/", PageProblem.BadAddress)]
    [InlineData("javascript:alert(1)", PageProblem.BadAddress)]
    [InlineData("/again", PageProblem.TooManyRedirects)]
    public async Task A_redirect_chain_ends_where_the_guard_says_no(string target, PageProblem expected)
    {
        _web.On("site.test/start", Redirect("/middle", 302)).On("site.test/middle", Redirect("http://other.test/again", 308))
            .On("other.test/again", Redirect(target, 302));

        var result = await FetchAsync("http://site.test/start");

        Assert.Equal(expected, result.Problem);
    }

    [Fact]
    public async Task Endless_redirects_end_after_the_fifth()
    {
        _web.Otherwise(context => Redirect("/" + Guid.NewGuid(), 302)(context));

        Assert.Equal(PageProblem.TooManyRedirects, (await FetchAsync("http://site.test/")).Problem);
        Assert.Equal(6, _web.Requests.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_bomb_without_end_is_stopped_at_the_limit(string encoding)
    {
        _web.On("site.test/bomb", async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = encoding;
            await using var body = Compress(context.Response.Body, encoding);
            var block = new byte[1 << 20];
            while (true)
                await body.WriteAsync(block, context.RequestAborted);
        });

        Assert.Equal(PageProblem.TooLarge, (await FetchAsync("http://site.test/bomb")).Problem);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_page_is_unpacked(string encoding)
    {
        _web.On("site.test/packed", async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = encoding;
            await using var body = Compress(context.Response.Body, encoding);
            await body.WriteAsync("<p>压缩</p>"u8.ToArray());
        });

        Assert.Equal("<p>压缩</p>", Encoding.UTF8.GetString((await FetchAsync("http://site.test/packed")).Page!.Body));
    }

    [Fact]
    public async Task A_page_larger_than_the_limit_is_refused_whether_or_not_it_says_so()
    {
        var limits = Quick with { MaxBytes = 1000 };
        _web.Page("site.test/exact", new string('x', 1000))
            .On("site.test/declared", context => { context.Response.ContentType = "text/html"; context.Response.ContentLength = 1001; return context.Response.WriteAsync(new string('x', 1001)); })
            .Page("site.test/chunked", new string('x', 1001));

        Assert.NotNull((await FetchAsync("http://site.test/exact", limits)).Page);
        Assert.Equal(PageProblem.TooLarge, (await FetchAsync("http://site.test/declared", limits)).Problem);
        Assert.Equal(PageProblem.TooLarge, (await FetchAsync("http://site.test/chunked", limits)).Problem);
    }

    [Theory]
    [InlineData("before the answer")]
    [InlineData("in the body")]
    public async Task A_server_that_never_finishes_is_left_after_the_time_allowed(string where)
    {
        _web.On("site.test/slow", async context =>
        {
            context.Response.ContentType = "text/html";
            if (where == "in the body")
                await context.Response.WriteAsync("<p>begin");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var result = await FetchAsync("http://site.test/slow", Quick with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(PageProblem.TimedOut, result.Problem);
    }

    [Fact]
    public async Task The_callers_cancellation_is_not_reported_as_a_slow_page()
    {
        using var cancel = new CancellationTokenSource();
        _web.On("site.test/slow", async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = new PageFetcher(_guard);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new Uri("http://site.test/slow"), cancel.Token));
    }

    [Theory]
    [InlineData(500, 3, PageProblem.HttpError)]
    [InlineData(503, 3, PageProblem.Busy)]
    [InlineData(429, 3, PageProblem.Busy)]
    [InlineData(404, 1, PageProblem.Gone)]
    [InlineData(410, 1, PageProblem.Gone)]
    [InlineData(401, 1, PageProblem.Refused)]
    [InlineData(403, 1, PageProblem.Refused)]
    public async Task An_error_has_its_reason_and_only_one_that_may_pass_is_tried_again(int status, int requests, PageProblem reason)
    {
        _web.Otherwise(context => { context.Response.StatusCode = status; return Task.CompletedTask; });

        var result = await FetchAsync("http://site.test/");

        Assert.Equal((reason, $"HTTP {status}"), (result.Problem, result.Detail));
        Assert.Equal(requests, _web.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_recovers_is_read()
    {
        _web.Otherwise(context =>
        {
            if (_web.Requests.Count == 1)
                context.Abort();
            else if (_web.Requests.Count == 2)
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (503, "0");
            else
                return context.Response.WriteAsync("<p>well again</p>");
            return Task.CompletedTask;
        });

        Assert.NotNull((await FetchAsync("http://site.test/")).Page);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_long_pause_is_not_asked_again()
    {
        _web.Otherwise(context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "3600");
            return Task.CompletedTask;
        });

        Assert.Equal("HTTP 429", (await FetchAsync("http://site.test/")).Detail);
        Assert.Single(_web.Requests);
    }

    [Theory]
    [InlineData("video/mp4", PageProblem.NotReadable)]
    [InlineData("application/zip", PageProblem.NotReadable)]
    [InlineData("application/octet-stream", PageProblem.NotReadable)]
    [InlineData("text/css", PageProblem.NotReadable)]
    [InlineData("TEXT/HTML", null)]
    [InlineData("text/markdown", null)]
    [InlineData("application/rss+xml", null)]
    [InlineData("application/pdf", null)]
    [InlineData(null, null)]
    public async Task What_cannot_become_text_is_not_downloaded(string? contentType, PageProblem? expected)
    {
        _web.On("site.test/file", context => { context.Response.ContentType = contentType; return context.Response.WriteAsync("content"); });

        Assert.Equal(expected, (await FetchAsync("http://site.test/file")).Problem);
    }

    [Fact]
    public async Task A_port_nobody_listens_on_is_unreachable()
    {
        await _web.DisposeAsync();

        Assert.Equal(PageProblem.Unreachable, (await FetchAsync("http://site.test/")).Problem);
    }

    private async Task<FetchResult> FetchAsync(string url, FetchLimits? limits = null)
    {
        using var fetcher = new PageFetcher(_guard, limits ?? Quick);
        return await fetcher.FetchAsync(new Uri(url), default);
    }

    private static RequestDelegate Redirect(string target, int status) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    };

    private static Stream Compress(Stream body, string encoding) => encoding switch
    {
        "gzip" => new GZipStream(body, CompressionLevel.Fastest),
        "br" => new BrotliStream(body, CompressionLevel.Fastest),
        _ => new ZLibStream(body, CompressionLevel.Fastest),
    };
}
