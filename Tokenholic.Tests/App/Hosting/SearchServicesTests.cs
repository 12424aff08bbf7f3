using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.Research.Search;
using Tokenholic.App.Hosting;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Tests.Knowledge.Sources;

namespace Tokenholic.Tests.App.Hosting;

public sealed class SearchServicesTests
{
    [Fact]
    public void Without_a_setting_there_is_no_search() => Assert.Null(Create());

    [Theory]
    [InlineData("Search:SearxngUrl", "http://search.internal:8080")]
    [InlineData("Search:PageUrl", "https://engine.test/s?q={0}")]
    public void A_server_or_a_page_is_asked_through_the_hour_of_memory(string setting, string value) =>
        Assert.IsType<CachedSearch>(Create((setting, value)));

    [Theory]
    [InlineData("Search:SearxngUrl", "search.internal")]
    [InlineData("Search:SearxngUrl", "file:///etc/passwd")]
    [InlineData("Search:PageUrl", "https://engine.test/s?q=")]
    public void An_address_that_is_none_is_named_by_its_setting(string setting, string value) =>
        Assert.Contains(setting, Assert.Throws<SearchSettingException>(() => Create((setting, value))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_search_page_of_the_configuration_is_read_where_it_is_and_leads_nobody_else_there()
    {
        await using var web = await LocalWeb.StartAsync();
        var here = web.EndPoint.ToString();
        web.Page("127.0.0.1/s", "<a href='https://guihua.example/news'>桂花物流 智能调度</a>");
        (string, string)[] settings = [("Search:PageUrl", $"http://{here}/s?q={{0}}")];
        await using var services = Services(settings);

        var answer = await SearchServices.Create(services, Configuration(settings))!.SearchAsync("桂花物流", default);

        Assert.Equal("https://guihua.example/news", Assert.Single(answer.Hits).Url.AbsoluteUri);
        var others = await services.GetRequiredService<BrowserFetcher>().FetchAsync(new Uri($"http://{here}/s?q=x"), default);
        Assert.Equal(PageProblem.Forbidden, others.Problem);
    }

    private static IWebSearch? Create(params (string Key, string Value)[] settings)
    {
        using var services = Services(settings);
        return SearchServices.Create(services, Configuration(settings));
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(_ => new BrowserFetcher(new NetworkGuard(new NetworkGuardOptions())))
        .AddSearchBrowser(Configuration(settings))
        .BuildServiceProvider();

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
