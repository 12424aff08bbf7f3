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
        Assert.Equal(nameof(PageProblem.Gone), run.FailureOf("http://site.test/gone"));
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
    public async Task A_page_of_scripts_is_rendered_and_without_a_browser_it_says_what_is_missing()
    {
        _web.Page("site.test/", "<html><head><title>应用</title></head><body><div id=app></div><script>document.getElementById('app').innerHTML = '<main><p>' + '我们的客服每天用大模型回答三万个问题。'.repeat(3) + '</p><a href=/next.html>更多</a></main>'</script></body></html>")
            .Page("site.test/next.html", Html("产品介绍"));
        await using var browser = new BrowserFetcher(new NetworkGuard(_web.GuardOptions), new BrowserOptions { Timeout = TimeSpan.FromMinutes(2) });
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
                new GivenSource(GivenKind.File, "notes.md", Encoding.UTF8.GetBytes("另一份同名的纪要。")),
            ],
        };

        var run = await OverAsync(_web, request);

        Assert.Equal(["text:1", "known:1", "file:notes.md", "https://36kr.com/p/1", "file:notes.md#2"], run.Urls);
        Assert.Equal([SourceTier.Other, SourceTier.Manual, SourceTier.Other, SourceTier.Press, SourceTier.Other], run.Pages.Select(p => p.Tier));
        Assert.Equal(new DateOnly(2026, 5, 1), run.Pages[3].Published);
        Assert.Equal(nameof(PageProblem.Empty), run.FailureOf("file:empty.txt"));
        Assert.Empty(_web.Requests);
    }

    [Fact]
    public async Task Saved_pages_stand_in_for_the_web_and_those_of_the_given_site_are_the_companys_own()
    {
        var request = Request("http://site.test/") with { Given = [new GivenSource(GivenKind.SavedPage, "a.html", Encoding.UTF8.GetBytes(Html("产品")), "https://www.site.test/product.html")] };

        var run = await OverAsync(_web, request);

        Assert.Equal(SourceTier.OwnSite, Assert.Single(run.Pages).Tier);
        Assert.Empty(_web.Requests);
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
