using System.Net;

namespace Tokenholic.Tests.App.Hosting;

public sealed class AssetTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task Everything_a_page_links_is_there_and_goes_over_the_wire_compressed()
    {
        using var home = await app.GetAsync("/");
        using var page = await Html.ParseAsync(home);
        var links = page.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).ToList();

        Assert.Contains(links, link => link.Contains("blazor.web", StringComparison.Ordinal));
        foreach (var link in links)
        {
            using var asset = await app.GetAsync("/" + link, "Accept-Encoding: gzip");
            Assert.True(asset.StatusCode is HttpStatusCode.OK && asset.Content.Headers.ContentEncoding.Contains("gzip"), $"{link}: {asset.StatusCode}, {asset.Content.Headers}");
        }
    }
}
