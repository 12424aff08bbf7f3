using Microsoft.AspNetCore.Http;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.Knowledge.Sources;
using static Tokenholic.Tests.Agents.Research.ResearchRun;

namespace Tokenholic.Tests.Agents.Research;

public sealed class CrawlTests : IAsyncLifetime
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
        var time = new ManualTime();
        _web.Page("site.test/", Html("首页", "/never.html")).On("site.test/never.html", context =>
        {
            time.Advance(Quick.MaxTime);
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var run = await OverAsync(_web, Request("http://site.test/"), time: time);

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
    public async Task A_home_page_that_moved_brings_its_new_host_along()
    {
        _web.On("site.test/", context => { context.Response.Redirect("http://other.test/home"); return Task.CompletedTask; })
            .Page("other.test/home", Html("新家", "/cases.html")).Page("other.test/cases.html", Html("案例")).Page("other.test/sitemap.xml", "<urlset><url><loc>http://other.test/more.html</loc></url></urlset>", "text/xml")
            .Page("other.test/more.html", Html("更多"));

        var run = await OverAsync(_web, Request("site.test"));

        Assert.Equal(["http://other.test/home", "http://other.test/cases.html", "http://other.test/more.html"], run.Urls);
        Assert.All(run.Pages, p => Assert.Equal(SourceTier.OwnSite, p.Tier));
    }

    [Fact]
    public async Task A_home_page_that_only_leads_on_is_followed()
    {
        _web.Page("site.test/", "<html><head><meta http-equiv=Refresh content=\"0; URL='/zh/home.html'\"></head><body></body></html>").Page("site.test/zh/home.html", Html("真正的首页"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(["http://site.test/zh/home.html"], run.Urls);
    }

    [Fact]
    public async Task Single_pages_are_read_but_not_crawled_and_their_tier_follows_their_address()
    {
        _web.Page("site.test/deep/page", Html("自家的一页", "/deeper")).Page("site.test/jobs/1", Html("招聘算法工程师")).Page("other.test/news/1", Html("一则报道", "/news/2"));

        var run = await OverAsync(_web, Request("http://gone.site.test/") with { Urls = ["http://site.test/deep/page", "http://site.test/jobs/1", "http://other.test/news/1"] });

        Assert.Equal(["http://site.test/deep/page", "http://site.test/jobs/1", "http://other.test/news/1"], run.Urls);
        Assert.Equal([SourceTier.OwnSite, SourceTier.JobAd, SourceTier.Press], run.Pages.Select(p => p.Tier));
    }

    [Fact]
    public async Task News_on_a_host_that_nobody_listed_is_press_and_names_its_publisher()
    {
        _web.Page("site.test/", Html("首页"))
            .Page("other.test/20250305/1.html", "<title>星河科技上线助手</title><h1>星河科技上线助手</h1><div>2025-03-05 10:21　来源：蓝湖晨报</div><p>星河科技的客服助手上线一周，已经接待了两万名用户，多数问题当场解决。</p><p>公司表示，助手由通义千问驱动，夜间也能回答。</p><p>下一步，公司会把它用到售后。</p><p>记者看到，门店里也有同样的助手。</p>");

        var run = await OverAsync(_web, Request("http://site.test/") with { Urls = ["http://other.test/20250305/1.html"] });

        var news = run.Pages.Single(p => p.Url.Contains("other.test", StringComparison.Ordinal));
        Assert.Equal((SourceTier.Press, "蓝湖晨报", new DateOnly(2025, 3, 5)), (news.Tier, news.Publisher, news.Published));
    }
}
