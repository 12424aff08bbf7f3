using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Knowledge.Sources;
using static Tokenholic.Tests.Agents.Research.ResearchRun;

namespace Tokenholic.Tests.Agents.Research;

/// <summary>Pages that are not what was asked for: those that lead on, those that ask for a human, those that say there is nothing.</summary>
public sealed class StandInPagesTests : IAsyncLifetime
{
    private LocalWeb _web = null!;

    public async Task InitializeAsync() => _web = await LocalWeb.StartAsync("site.test", "new.test");

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task A_page_that_goes_on_by_itself_is_followed_and_cited_where_it_leads()
    {
        _web.Page("site.test/old", "<title>跳转</title><meta http-equiv=refresh content='0; url=http://new.test/home'><p>页面正在跳转，请稍候。</p>")
            .Page("new.test/home", Html("星河科技的新主页"));

        var run = await OverAsync(_web, Request() with { Urls = ["http://site.test/old"] });

        var page = Assert.Single(run.Pages);
        Assert.Equal(("http://new.test/home", "星河科技的新主页"), (page.Url, page.Title));
    }

    [Theory]
    [InlineData("http://169.254.169.254/", nameof(PageProblem.Forbidden))]
    [InlineData("http://new.test:9000/", nameof(PageProblem.Port))]
    [InlineData("/closed", nameof(PageProblem.Robots))]
    public async Task It_is_followed_no_further_than_a_redirect_would_be(string target, string problem)
    {
        _web.Page("site.test/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain")
            .Page("site.test/old", $"<meta http-equiv=refresh content='0; url={target}'>").Page("site.test/closed", Html("不给看"));

        var run = await OverAsync(_web, Request() with { Urls = ["http://site.test/old"] });

        Assert.Empty(run.Pages);
        Assert.Equal(problem, run.FailureOf("http://site.test/old"));
        Assert.DoesNotContain("site.test/closed", _web.Requests);
    }

    [Fact]
    public async Task Pages_that_lead_on_to_each_other_end()
    {
        _web.Page("site.test/a", "<meta http-equiv=refresh content='0; url=/b'>").Page("site.test/b", "<meta http-equiv=refresh content='0; url=/a'>");

        var run = await OverAsync(_web, Request() with { Urls = ["http://site.test/a"] });

        Assert.Empty(run.Pages);
        Assert.NotNull(run.FailureOf("http://site.test/a"));
    }

    [Fact]
    public async Task Two_addresses_that_lead_to_one_page_are_one_page_cited_where_it_stands()
    {
        _web.On("site.test/a", context => { context.Response.Redirect("/news?id=1"); return Task.CompletedTask; })
            .On("site.test/b", context => { context.Response.Redirect("/news?id=1"); return Task.CompletedTask; })
            .Page("site.test/news", Html("一条新闻"));

        var run = await OverAsync(_web, Request() with { Urls = ["http://site.test/a", "http://site.test/b"] });

        Assert.Equal(["http://site.test/news?id=1"], run.Urls);
        Assert.Equal(nameof(PageProblem.Duplicate), run.FailureOf("http://site.test/b"));
    }

    [Theory]
    [InlineData("百度安全验证", "<p>请完成下方验证后继续操作，拖动滑块完成拼图，验证通过后页面会自动打开。</p>", "Challenge")]
    [InlineData("Just a moment...", "<p>Enable JavaScript and cookies to continue to the page that you asked for.</p>", "Challenge")]
    [InlineData("example.com", "<p>Please verify you are human by completing the action below, then the page will open.</p>", "Challenge")]
    [InlineData("星河科技", "<h1>页面不存在</h1><p>您访问的页面不存在或已被删除，请返回首页，或者联系我们的客服。</p>", "Gone")]
    [InlineData("404", "<p>很抱歉，没有内容可以显示，请检查输入的地址，或者回到网站首页继续浏览。</p>", "Gone")]
    [InlineData("Acme", "<h1>Page not found</h1><p>The page you are looking for might have been removed, or its name has changed.</p>", "Gone")]
    public async Task A_stand_in_with_status_200_is_not_a_page_that_was_read(string title, string body, string problem)
    {
        var html = $"<html><head><title>{title}</title></head><body><main>{body}</main></body></html>";
        _web.Page("site.test/x", html);

        var run = await OverAsync(_web, Request() with { Urls = ["http://site.test/x"] });
        var saved = await OverAsync(_web, Request() with { Given = [new GivenSource(GivenKind.SavedPage, "x.html", System.Text.Encoding.UTF8.GetBytes(html), "http://site.test/x")] });

        Assert.Empty(run.Pages.Concat(saved.Pages));
        Assert.Equal((problem, problem), (run.FailureOf("http://site.test/x"), saved.FailureOf("http://site.test/x")));
    }

    [Theory]
    [InlineData("滑动验证产品介绍", "<p>星河科技的滑动验证由大模型识别异常轨迹，每天处理三亿次请求，误判率低于万分之一，已服务五千家网站。</p>")]
    [InlineData("客服说明", "<p>智能客服会先查订单，如果商品不存在，就转给人工处理，每天约有两万次会话由通义千问回答。</p>")]
    [InlineData("The 404 page we never see", "<p>Our engineers use a language model to find broken links before readers do, about 2,000 a day, and mend them.</p>")]
    public async Task A_page_that_speaks_of_such_things_is_read(string title, string body)
    {
        _web.Page("site.test/x", $"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>");

        var run = await OverAsync(_web, Request() with { Urls = ["http://site.test/x"] });

        Assert.Single(run.Pages);
    }
}
