using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.Research.Search;
using Tokenholic.App.Hosting;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;

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

    private static IWebSearch? Create(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => new BrowserFetcher(new NetworkGuard(new NetworkGuardOptions())))
            .BuildServiceProvider();
        return SearchServices.Create(services, configuration);
    }
}
