using Microsoft.AspNetCore.Http;
using Tokenholic.Agents.Research;
using Tokenholic.Tests.Knowledge.Sources;
using static Tokenholic.Tests.Agents.Research.ResearchRun;

namespace Tokenholic.Tests.Agents.Research;

public sealed class ResumeTests : IAsyncLifetime
{
    private LocalWeb _web = null!;

    public async Task InitializeAsync() => _web = await LocalWeb.StartAsync("site.test", "www.site.test", "blog.site.test", "other.test", "slow.test");

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task A_second_run_over_the_same_store_asks_the_web_for_nothing_and_tells_the_same()
    {
        _web.Page("site.test/robots.txt", "User-agent: *\nDisallow: /no", "text/plain")
            .Page("site.test/sitemap.xml", """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://site.test/cases/b.html</loc></url></urlset>""", "text/xml")
            .Page("site.test/", Html("首页", "/cases/a.html", "/gone.html", "/no", "/feed")).Page("site.test/cases/a.html", Html("案例甲", "/cases/c.html"))
            .Page("site.test/cases/b.html", Html("案例乙")).Page("site.test/cases/c.html", Html("案例甲", "/cases/c.html")).Page("other.test/x", Html("单页"));
        var request = Request("http://site.test/") with { Urls = ["http://other.test/x", "http://other.test/missing"] };
        var store = new MemoryPageStore();

        var first = await OverAsync(_web, request, store);
        var asked = _web.Requests.Count;
        var second = await OverAsync(_web, request, store);

        Assert.Equal(asked, _web.Requests.Count);
        Assert.Equal(first.Pages, second.Pages);
        Assert.Equal(first.Events, second.Events, (a, b) => a.Key == b.Key && a.GetType() == b.GetType());
        Assert.Equal(4, first.Pages.Count);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_goes_on_where_it_was()
    {
        using var cancel = new CancellationTokenSource();
        var store = new MemoryPageStore();
        var blocked = true;
        _web.Page("site.test/", Html("首页", "/a.html", "/b.html")).Page("site.test/a.html", Html("甲")).On("site.test/b.html", async context =>
        {
            if (blocked)
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Html("乙"));
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => OverAsync(_web, Request("http://site.test/"), store, cancellationToken: cancel.Token));
        blocked = false;
        var run = await OverAsync(_web, Request("http://site.test/"), store);

        Assert.Equal(["http://site.test/", "http://site.test/a.html", "http://site.test/b.html"], run.Urls);
        Assert.Single(_web.Requests, "site.test/");
    }
}
