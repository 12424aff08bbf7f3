using System.Text;
using Microsoft.AspNetCore.Http;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Tests.Knowledge.Sources;
using static Tokenholic.Tests.Agents.Research.ResearchRun;

namespace Tokenholic.Tests.Agents.Research;

public sealed class ResearchAgentTests : IAsyncLifetime
{
    private LocalWeb _web = null!;

    public async Task InitializeAsync() => _web = await LocalWeb.StartAsync("site.test", "www.site.test", "blog.site.test", "other.test", "slow.test");

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task A_site_is_read_from_its_home_page_on_and_other_sites_are_left_alone()
    {
        _web.Page("site.test/", Html("首页", "/cases/a.html", "http://blog.site.test/post", "http://other.test/elsewhere", "/photo.jpg", "mailto:a@b.c", "http://127.0.0.1/secret"))
            .Page("site.test/cases/a.html", Html("案例", "/")).Page("blog.site.test/post", Html("博客"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(["http://site.test/", "http://site.test/cases/a.html", "http://blog.site.test/post"], run.Urls);
        Assert.All(run.Pages, p => Assert.Equal(SourceTier.OwnSite, p.Tier));
        Assert.DoesNotContain(_web.Requests, r => r.StartsWith("other.test", StringComparison.Ordinal) || r.Contains("photo", StringComparison.Ordinal));
        Assert.IsType<StageStarted>(run.Events[0]);
        Assert.Equal(new StageFinished(Stage.Research, 3), run.Events[^1]);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_for()
    {
        _web.Page("site.test/robots.txt", "User-agent: *\nDisallow: /secret/", "text/plain")
            .Page("site.test/", Html("首页", "/secret/plan.html", "/open.html")).Page("site.test/open.html", Html("公开")).Page("site.test/secret/plan.html", Html("秘密"));

        var run = await OverAsync(_web, Request("http://site.test/") with { Urls = ["http://site.test/secret/plan.html"] });

        Assert.Equal(nameof(PageProblem.Robots), run.FailureOf("http://site.test/secret/plan.html"));
        Assert.Contains("http://site.test/open.html", run.Urls);
        Assert.DoesNotContain("site.test/secret/plan.html", _web.Requests);
    }

    [Fact]
    public async Task A_failing_robots_txt_stops_nobody_but_is_told()
    {
        _web.On("site.test/robots.txt", context => { context.Response.StatusCode = 503; return Task.CompletedTask; }).Page("site.test/", Html("首页"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Single(run.Pages);
        Assert.Equal("site.test", run.Events.OfType<Notice>().Single(n => n.Code == ResearchNotices.RobotsUnclear).Arguments.Single());
    }

    [Fact]
    public async Task Pages_that_only_the_sitemap_or_a_feed_names_are_found()
    {
        _web.Page("site.test/robots.txt", "Sitemap: http://site.test/index.xml", "text/plain")
            .Page("site.test/index.xml", """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://site.test/map.xml</loc></sitemap><sitemap><loc>http://other.test/map.xml</loc></sitemap></sitemapindex>""", "text/xml")
            .Page("site.test/map.xml", """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://site.test/hidden.html</loc></url></urlset>""", "text/xml")
            .Page("site.test/", "<link rel=alternate type=application/rss+xml href=/rss.php>" + Html("首页"))
            .Page("site.test/rss.php", "<rss><channel><item><title>AI</title><link>http://site.test/ai-story.html</link></item></channel></rss>", "text/xml")
            .Page("site.test/hidden.html", Html("藏着的一页")).Page("site.test/ai-story.html", Html("一个故事"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(3, run.Pages.Count);
        Assert.Contains("http://site.test/hidden.html", run.Urls);
        Assert.Contains("http://site.test/ai-story.html", run.Urls);
        Assert.DoesNotContain(_web.Requests, r => r.StartsWith("other.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endless_calendar_session_ids_and_endless_folders_take_only_a_part_of_the_budget()
    {
        var n = 0;
        _web.Page("site.test/robots.txt", "", "text/plain").Page("site.test/cases/good.html", Html("一个好案例"))
            .Page("site.test/", Html("首页", "/calendar/2026/11", "/list?filter=1", "/x/a/", "/?sid=1", "/zz-plain.html", "/cases/good.html")).Page("site.test/zz-plain.html", Html("普通一页"))
            .Otherwise(context =>
            {
                var i = Interlocked.Increment(ref n);
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync(Html($"第 {i} 页", $"/calendar/{2000 + i}/{i}", $"/calendar/{2100 + i}/{i}", $"/list?filter={i + 1}&order={i}", $"{context.Request.Path}a/", $"/?sid={i}"));
            });

        var run = await OverAsync(_web, Request("http://site.test/"), budget: Quick with { MaxPages = 60 });

        Assert.Contains("http://site.test/cases/good.html", run.Urls);
        Assert.Contains("http://site.test/zz-plain.html", run.Urls);
        Assert.InRange(run.Pages.Count, 4, 40);
    }

    [Fact]
    public async Task The_page_budget_goes_to_the_most_promising_pages_and_what_is_left_is_told()
    {
        _web.Page("site.test/", Html("首页", "/privacy.html", "/z1.html", "/z2.html", "/z3.html", "/careers/", "/news/ai-launch.html", "/cases/customer.html", "/about.html"))
            .Otherwise(context => { context.Response.ContentType = "text/html; charset=utf-8"; return context.Response.WriteAsync(Html("页面 " + context.Request.Path)); });

        var run = await OverAsync(_web, Request("http://site.test/"), budget: Quick with { MaxPages = 5 });

        Assert.Equal(["http://site.test/", "http://site.test/news/ai-launch.html", "http://site.test/cases/customer.html", "http://site.test/careers/", "http://site.test/about.html"], run.Urls);
        Assert.Contains(run.Events, e => e is Notice { Code: ResearchNotices.PagesLeft, Arguments: ["4"] });
    }

    [Fact]
    public async Task When_the_time_is_over_what_was_read_is_kept()
    {
        _web.Page("site.test/", Html("首页", "/never.html")).On("site.test/never.html", context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var run = await OverAsync(_web, Request("http://site.test/"), budget: Quick with { MaxTime = TimeSpan.FromSeconds(3) });

        Assert.Equal(["http://site.test/"], run.Urls);
        Assert.Equal(nameof(PageProblem.OverBudget), run.FailureOf("http://site.test/never.html"));
        Assert.IsType<StageFinished>(run.Events[^1]);
    }

    [Fact]
    public async Task One_host_is_never_asked_for_more_than_two_pages_at_once()
    {
        var (now, most) = (0, 0);
        _web.Page("site.test/robots.txt", "", "text/plain").Otherwise(async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(30);
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Html("页面 " + context.Request.Path, [.. Enumerable.Range(0, 12).Select(i => $"/page-{(char)('a' + i)}.html")]));
            Interlocked.Decrement(ref now);
        });

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(13, run.Pages.Count);
        Assert.Equal(2, most);
    }

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

    [Fact]
    public async Task Broken_pages_are_told_one_by_one_and_end_nothing()
    {
        _web.Page("site.test/", Html("首页", "/gone", "/loop", "/video", "/empty", "/cut", "/escape", "/binary", "/fine"))
            .On("site.test/loop", context => { context.Response.Redirect("/loop"); return Task.CompletedTask; })
            .Page("site.test/video", "x", "video/mp4").Page("site.test/empty", "<html><body></body></html>")
            .On("site.test/cut", context => { context.Abort(); return Task.CompletedTask; })
            .On("site.test/escape", context => { context.Response.Redirect("http://169.254.169.254/"); return Task.CompletedTask; })
            .On("site.test/binary", context => { context.Response.ContentType = "text/html"; return context.Response.Body.WriteAsync(new byte[] { 0, 1, 2, 255, 254, 0, 7 }).AsTask(); })
            .Page("site.test/fine", Html("一切正常"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(["http://site.test/", "http://site.test/fine"], run.Urls);
        Assert.Equal(nameof(PageProblem.HttpError), run.FailureOf("http://site.test/gone"));
        Assert.Equal(nameof(PageProblem.TooManyRedirects), run.FailureOf("http://site.test/loop"));
        Assert.Equal(nameof(PageProblem.NotReadable), run.FailureOf("http://site.test/video"));
        Assert.Equal(nameof(PageProblem.Empty), run.FailureOf("http://site.test/empty"));
        Assert.Equal(nameof(PageProblem.Unreachable), run.FailureOf("http://site.test/cut"));
        Assert.Equal(nameof(PageProblem.Forbidden), run.FailureOf("http://site.test/escape"));
        Assert.NotNull(run.FailureOf("http://site.test/binary"));
    }

    [Fact]
    public async Task The_same_text_at_two_addresses_is_one_page()
    {
        _web.Page("site.test/", Html("首页", "/print/a", "/a")).Page("site.test/a", Html("同一篇")).Page("site.test/print/a", Html("同一篇"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(2, run.Pages.Count);
        Assert.Equal(nameof(PageProblem.Duplicate), run.FailureOf("http://site.test/print/a"));
    }

    [Fact]
    public async Task A_home_page_that_moved_brings_its_new_host_along()
    {
        _web.On("site.test/", context => { context.Response.Redirect("http://other.test/home"); return Task.CompletedTask; })
            .Page("other.test/home", Html("新家", "/cases.html")).Page("other.test/cases.html", Html("案例")).Page("other.test/sitemap.xml", "<urlset><url><loc>http://other.test/more.html</loc></url></urlset>", "text/xml")
            .Page("other.test/more.html", Html("更多"));

        var run = await OverAsync(_web, Request("site.test"));

        Assert.Equal(["https://site.test/", "http://other.test/cases.html", "http://other.test/more.html"], run.Urls);
        Assert.All(run.Pages, p => Assert.Equal(SourceTier.OwnSite, p.Tier));
    }

    [Fact]
    public async Task A_page_of_scripts_is_rendered_and_without_a_browser_it_says_what_is_missing()
    {
        _web.Page("site.test/", "<html><head><title>应用</title></head><body><div id=app></div><script>document.getElementById('app').innerHTML = '<main><p>' + '我们的客服每天用大模型回答三万个问题。'.repeat(3) + '</p><a href=/next.html>更多</a></main>'</script></body></html>")
            .Page("site.test/next.html", Html("产品介绍"));
        await using var browser = new BrowserFetcher(new NetworkGuard(_web.GuardOptions));
        await using var none = new BrowserFetcher(new NetworkGuard(_web.GuardOptions), new BrowserOptions { ExecutablePath = "/nowhere" });

        var rendered = await OverAsync(_web, Request("http://site.test/"), browser: browser);
        var without = await OverAsync(_web, Request("http://site.test/"), browser: none);

        Assert.Equal(["http://site.test/", "http://site.test/next.html"], rendered.Urls);
        Assert.Equal((true, false), (rendered.Pages[0].Rendered, rendered.Pages[1].Rendered));
        Assert.Contains("大模型", rendered.Pages[0].Text, StringComparison.Ordinal);
        Assert.Equal(nameof(PageProblem.NoBrowser), without.FailureOf("http://site.test/"));
    }

    [Fact]
    public async Task What_the_rep_gave_is_read_without_the_network()
    {
        var request = Request() with
        {
            Sites = [],
            Given =
            [
                new GivenSource(GivenKind.PastedText, "", Encoding.UTF8.GetBytes("该公司的客服机器人接入了豆包大模型。")),
                new GivenSource(GivenKind.KnownFacts, "", Encoding.UTF8.GetBytes("客服 300 人")),
                new GivenSource(GivenKind.File, "notes.md", Encoding.UTF8.GetBytes("# 纪要\n\n研发团队有 200 人。")),
                new GivenSource(GivenKind.SavedPage, "a.html", Encoding.UTF8.GetBytes(Html("报道")), "https://36kr.com/p/1", new DateOnly(2026, 5, 1)),
                new GivenSource(GivenKind.File, "empty.txt", []),
            ],
        };

        var run = await OverAsync(_web, request);

        Assert.Equal(["text:1", "known:1", "file:notes.md", "https://36kr.com/p/1"], run.Urls);
        Assert.Equal([SourceTier.Other, SourceTier.Manual, SourceTier.Other, SourceTier.Press], run.Pages.Select(p => p.Tier));
        Assert.Equal(new DateOnly(2026, 5, 1), run.Pages[3].Published);
        Assert.Equal(nameof(PageProblem.Empty), run.FailureOf("file:empty.txt"));
        Assert.Empty(_web.Requests);
    }

    [Fact]
    public async Task Saved_pages_of_the_given_site_are_the_companys_own()
    {
        var request = Request("http://closed.test/") with { Given = [new GivenSource(GivenKind.SavedPage, "a.html", Encoding.UTF8.GetBytes(Html("产品")), "https://www.closed.test/product.html")] };

        var run = await OverAsync(_web, request);

        Assert.Equal(SourceTier.OwnSite, Assert.Single(run.Pages).Tier);
    }

    [Fact]
    public async Task With_nothing_to_read_the_run_says_so()
    {
        var run = await OverAsync(_web, Request());

        Assert.Contains(run.Events, e => e is Notice { Code: ResearchNotices.NoSources });
        Assert.Equal(new StageFinished(Stage.Research, 0), run.Events[^1]);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_and_the_others_are_read()
    {
        _web.Page("site.test/", Html("首页"));

        var run = await OverAsync(_web, Request("not an address", "http://site.test/") with { Urls = ["ftp://x.test/", "http://localhost/admin"] });

        Assert.Equal(["http://site.test/"], run.Urls);
        Assert.Equal(nameof(PageProblem.BadAddress), run.FailureOf("not an address"));
        Assert.Equal(nameof(PageProblem.Forbidden), run.FailureOf("http://localhost/admin"));
    }
}
