using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Knowledge.Sources;
using static Tokenholic.Tests.Agents.Research.ResearchRun;

namespace Tokenholic.Tests.Agents.Research;

public sealed class OutsideLinksTests : IAsyncLifetime
{
    private LocalWeb _web = null!;

    public async Task InitializeAsync() => _web = await LocalWeb.StartAsync("site.test", "github.com", "www.zhipin.com", "blog.test");

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Repositories_and_job_ads_that_the_site_links_to_are_read_and_other_sites_are_not()
    {
        _web.Page("site.test/", Html("星河科技首页", "http://github.com/xinghe", "http://www.zhipin.com/job/1.html", "http://blog.test/post", "http://github.com/features/actions/x"))
            .Page("github.com/xinghe", """
                <title>星河科技 on GitHub</title><main><p class="f4">星河科技的开源项目，欢迎参与。</p><ul>
                <li class="Box-row"><a href="/xinghe/agent">agent</a><p>客服智能体，基于通义千问。</p></li>
                <li class="Box-row"><a href="/xinghe/tools">tools</a><p>内部工具集合，供研发团队使用。</p></li></ul></main><footer>Sign up for free</footer>
                """)
            .Page("github.com/xinghe/agent", Repository("agent", "星河科技的客服智能体使用 Qwen-Plus。"))
            .Page("github.com/xinghe/tools", Repository("tools", "给研发用的命令行工具，没有别的用途。"))
            .Page("www.zhipin.com/job/1.html", Html("星河科技招聘大模型工程师"));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(
            ["http://github.com/xinghe", "http://github.com/xinghe/agent", "http://github.com/xinghe/tools", "http://site.test/", "http://www.zhipin.com/job/1.html"],
            run.Urls.Order(StringComparer.Ordinal));
        Assert.All(run.Pages.Where(p => p.Url.Contains("github", StringComparison.Ordinal)), p => Assert.Equal(SourceTier.Repository, p.Tier));
        Assert.Equal(SourceTier.JobAd, run.Pages.Single(p => p.Url.Contains("zhipin", StringComparison.Ordinal)).Tier);
        var readme = run.Pages.Single(p => p.Url.EndsWith("/agent", StringComparison.Ordinal)).Text;
        Assert.Contains("使用 Qwen-Plus", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("Go to file", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_of_somebody_else_is_set_aside_with_its_reason()
    {
        _web.Page("site.test/", Html("星河科技首页", "http://github.com/twbs/bootstrap")).Page("github.com/twbs/bootstrap", Repository("bootstrap", "The most popular framework for responsive sites."));

        var run = await OverAsync(_web, Request("http://site.test/"));

        Assert.Equal(["http://site.test/"], run.Urls);
        Assert.Equal(nameof(PageProblem.OtherSubject), run.FailureOf("http://github.com/twbs/bootstrap"));
    }

    [Fact]
    public async Task A_page_the_reader_accepted_is_believed_whatever_it_is_called()
    {
        _web.Page("site.test/", Html("星河科技首页", "http://github.com/nebula/agent")).Page("github.com/nebula/agent", Repository("agent", "Nebula's support agent runs on Qwen-Plus."));

        var run = await OverAsync(_web, Request("http://site.test/") with { Urls = ["http://github.com/nebula/agent"] });

        Assert.Contains("http://github.com/nebula/agent", run.Urls);
    }

    private static string Repository(string name, string readme) =>
        $"<title>{name}</title><main><table><tr><td>Go to file</td><td>src</td><td>last month</td></tr></table><article class=\"markdown-body\"><h1>{name}</h1><p>{readme}</p></article></main><aside>128 stars</aside>";
}
