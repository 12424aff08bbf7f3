using Microsoft.AspNetCore.Http;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Agents.Research.Search;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.Knowledge.Sources;
using static Tokenholic.Tests.Agents.Research.ResearchRun;

namespace Tokenholic.Tests.Agents.Research.Search;

public sealed class SearchTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private LocalWeb _web = null!;

    public async Task InitializeAsync() => _web = await LocalWeb.StartAsync("site.test", "news.test", "other.test", "engine.test", "xinghe.test");

    public async Task DisposeAsync() => await _web.DisposeAsync();

    public void Dispose() => _http.Dispose();

    private IWebSearch Searxng => new SearxngSearch(_http, new Uri($"http://127.0.0.1:{_web.EndPoint.Port}/"));

    [Fact]
    public async Task Hits_about_the_company_are_read_and_look_alikes_are_told()
    {
        Answer("""
            {"results":[
              {"url":"http://news.test/xinghe-ai","title":"星河科技接入大模型","content":"…"},
              {"url":"http://other.test/lookalike","title":"星河科技谷","content":"…"},
              {"url":"http://169.254.169.254/latest","title":"星河科技","content":"…"},
              {"url":"javascript:alert(1)","title":"x","content":""},
              {"url":"https://www.baidu.com/s?wd=x","title":"星河科技","content":""}]}
            """);
        _web.Page("site.test/", Html("星河科技首页")).Page("news.test/xinghe-ai", Html("星河科技的客服", "/another"))
            .Page("other.test/lookalike", "<main><p>星河科技谷房地产开发公司今天开盘，欢迎大家前来参观选购，现场另有抽奖活动。</p></main>");

        var run = await OverAsync(_web, Request("http://site.test/"), search: Searxng);

        Assert.Equal(["http://site.test/", "http://news.test/xinghe-ai"], run.Urls);
        Assert.Equal(nameof(PageProblem.OtherSubject), run.FailureOf("http://other.test/lookalike"));
        Assert.Equal(nameof(PageProblem.Forbidden), run.FailureOf("http://169.254.169.254/latest"));
        Assert.DoesNotContain(run.Found, u => u.Contains("baidu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_site_the_company_is_looked_for_and_the_guess_is_told()
    {
        Answer("""{"results":[{"url":"http://other.test/","title":"银河科技官网"},{"url":"http://xinghe.test/","title":"星河科技官网"}]}""");
        _web.Page("xinghe.test/", Html("星河科技", "/cases/")).Page("xinghe.test/cases/", Html("星河科技客户案例")).Page("other.test/", Html("银河科技"));

        var run = await OverAsync(_web, Request(), search: Searxng);

        Assert.Equal(["http://xinghe.test/", "http://xinghe.test/cases/"], run.Urls);
        Assert.All(run.Pages, p => Assert.Equal(SourceTier.OwnSite, p.Tier));
        Assert.Contains(run.Events, e => e is Notice { Code: ResearchNotices.SiteGuessed, Arguments: ["xinghe.test"] });
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(403, "")]
    [InlineData(200, "<html>not JSON</html>")]
    [InlineData(200, "[]")]
    public async Task A_search_that_fails_is_told_once_and_the_site_is_read(int status, string body)
    {
        _web.Page("site.test/", Html("星河科技首页")).On("127.0.0.1/search", context => { context.Response.StatusCode = status; return context.Response.WriteAsync(body); });

        var run = await OverAsync(_web, Request("http://site.test/"), search: Searxng);

        Assert.Equal(["http://site.test/"], run.Urls);
        Assert.Single(run.Events, e => e is Notice { Code: ResearchNotices.SearchUnreachable });
        Assert.Single(_web.Requests, r => r.StartsWith("127.0.0.1/search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resumed_run_does_not_search_again()
    {
        Answer("""{"results":[{"url":"http://news.test/xinghe-ai","title":"星河科技接入大模型"}]}""");
        _web.Page("news.test/xinghe-ai", Html("星河科技的客服"));
        var store = new MemoryPageStore();

        var first = await OverAsync(_web, Request(), store, search: Searxng);
        var asked = _web.Requests.Count;
        var second = await OverAsync(_web, Request(), store, search: Searxng);

        Assert.Equal(first.Pages, second.Pages);
        Assert.Equal(asked, _web.Requests.Count);
    }

    [Fact]
    public async Task An_answer_is_kept_for_an_hour_and_a_failure_is_not()
    {
        var time = new ManualTime();
        var search = new CachedSearch(Searxng, new MemorySearchCache(time));
        _web.On("127.0.0.1/search", context =>
        {
            context.Response.StatusCode = _web.Requests.Count == 1 ? 500 : 200;
            return context.Response.WriteAsync("""{"results":[]}""");
        });

        Assert.NotNull((await search.SearchAsync("星河", default)).Problem);
        Assert.Null((await search.SearchAsync("星河", default)).Problem);
        time.Advance(TimeSpan.FromMinutes(59));
        await search.SearchAsync("星河", default);
        Assert.Equal(2, _web.Requests.Count);
        time.Advance(TimeSpan.FromMinutes(2));
        await search.SearchAsync("星河", default);
        Assert.Equal(3, _web.Requests.Count);
    }

    [Fact]
    public async Task A_search_page_is_read_in_the_browser()
    {
        _web.Page("engine.test/s", """
            <header><a href="/settings">Settings of the engine</a></header><ol id=r></ol>
            <script>document.getElementById('r').innerHTML = '<li><h2><a href="http://news.test/a">星河科技接入大模型</a></h2><p>摘要</p></li><li><h2><a href="http://other.test/b">星河科技招聘算法工程师</a></h2><p>摘要</p></li>' + '<p>' + new URLSearchParams(location.search).get('q') + '</p>'</script>
            """);
        await using var browser = new BrowserFetcher(new NetworkGuard(_web.GuardOptions), new BrowserOptions { Timeout = TimeSpan.FromMinutes(2) });

        var answer = await new BrowserSearch(browser, "http://engine.test/s?q={0}&lang=zh").SearchAsync("\"星河科技\" 官网 & 更多", default);

        Assert.Equal(["http://news.test/a", "http://other.test/b"], answer.Hits.Select(h => h.Url.AbsoluteUri));
        Assert.Equal("星河科技接入大模型", answer.Hits[0].Text);
        Assert.Contains(_web.Requests, r => Uri.UnescapeDataString(r) == "engine.test/s?q=\"星河科技\" 官网 & 更多&lang=zh");
    }

    private void Answer(string json) => _web.Page("127.0.0.1/search", json, "application/json");
}
