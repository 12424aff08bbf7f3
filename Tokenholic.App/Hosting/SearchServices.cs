using Tokenholic.Agents.Research.Search;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.App.Hosting;

/// <summary>
/// The web search, when one is configured: <c>Search:SearxngUrl</c>, the address of a SearXNG server whose JSON format is on, or
/// <c>Search:PageUrl</c>, a public search page with <c>{0}</c> where the query goes, read in the browser.
/// </summary>
internal static class SearchServices
{
    private const string Browser = "search";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The search of the configuration behind its hour of memory, or null. Throws <see cref="SearchSettingException"/> for an address that is none.</summary>
    internal static IWebSearch? Create(IServiceProvider services, IConfiguration configuration)
    {
        IWebSearch? search = null;
        if (configuration["Search:SearxngUrl"] is { Length: > 0 } server)
        {
            // one client for the life of the process; the address is the administrator's, so it does not go through the guard
            search = new SearxngSearch(new HttpClient { Timeout = Patience }, Address("Search:SearxngUrl", server.TrimEnd('/') + "/"));
        }
        else if (configuration["Search:PageUrl"] is { Length: > 0 } page)
        {
            _ = PageAddress(page);
            search = new BrowserSearch(services.GetRequiredKeyedService<BrowserFetcher>(Browser), page);
        }

        var time = services.GetRequiredService<TimeProvider>();
        return search is null ? null : new CachedSearch(search, services.GetService<ISearchCache>() ?? new MemorySearchCache(time));
    }

    /// <summary>The search page's own browser: it may reach that page wherever it is, which no other page may make the others reach.</summary>
    internal static IServiceCollection AddSearchBrowser(this IServiceCollection services, IConfiguration configuration) => services.AddKeyedSingleton(Browser, (_, _) =>
    {
        var page = PageAddress(configuration["Search:PageUrl"] ?? "");
        return new BrowserFetcher(
            new NetworkGuard(new NetworkGuardOptions { Configured = new HashSet<string> { $"{page.IdnHost.Trim('[', ']')}:{page.Port}" } }),
            configuration.GetSection("Browser").Get<BrowserOptions>());
    });

    private static Uri PageAddress(string page) =>
        Address("Search:PageUrl", page.Contains("{0}", StringComparison.Ordinal) ? page.Replace("{0}", "q", StringComparison.Ordinal) : "");

    private static Uri Address(string setting, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : throw new SearchSettingException(setting);
}

/// <summary>The setting of that name is no http or https address, or a search page without <c>{0}</c>.</summary>
public sealed class SearchSettingException(string setting) : Tokenholic.Knowledge.TokenholicException($"{setting} is no usable address.");
