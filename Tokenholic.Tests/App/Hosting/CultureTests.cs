using System.Net;

namespace Tokenholic.Tests.App.Hosting;

public sealed class CultureTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("", "", "zh-CN")]
    [InlineData("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("", "zh", "zh-CN")]
    [InlineData("", "zh-TW", "zh-CN")]
    [InlineData("", "zh-Hans-CN", "zh-CN")]
    [InlineData("", "en-GB", "en-US")]
    [InlineData("", "en-US,en;q=0.9", "en-US")]
    [InlineData("", "fr-FR,en;q=0.7,zh;q=0.3", "en-US")]
    [InlineData("", "en;q=0.3,zh;q=0.7", "zh-CN")]
    [InlineData("", "en;q=0,de", "zh-CN")]
    [InlineData("", "de-DE", "zh-CN")]
    [InlineData("", "*", "zh-CN")]
    [InlineData("", ";;;=,q", "zh-CN")]
    [InlineData("c=en-US|uic=en-US", "zh-CN", "en-US")]
    [InlineData("c=zh-CN|uic=zh-CN", "en-US", "zh-CN")]
    [InlineData("c=xx|uic=xx", "en", "en-US")]
    public async Task Chinese_unless_a_cookie_or_the_browser_says_english(string cookie, string accept, string expected)
    {
        using var response = await app.GetAsync("/", $"Cookie: .AspNetCore.Culture={Uri.EscapeDataString(cookie)}", $"Accept-Language: {accept}");

        using var page = await Html.ParseAsync(response);
        Assert.Equal(expected, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(expected == "en-US" ? "Customers" : "客户", page.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "/customers?search=%E6%98%9F#x")]
    [InlineData("en-US", "/")]
    public async Task The_switch_sets_a_lasting_cookie_and_goes_back(string culture, string path)
    {
        using var response = await app.GetAsync($"/culture/set?culture={culture}&redirectUri={Uri.EscapeDataString(path)}");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(path, response.Headers.Location!.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains(culture, cookie, StringComparison.Ordinal);
        Assert.Contains("expires=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx", "/")]
    [InlineData("en", "/")]
    [InlineData("", "/")]
    [InlineData("en-US", "")]
    [InlineData("en-US", "customers")]
    [InlineData("en-US", "//evil.example")]
    [InlineData("en-US", "/\\evil.example")]
    [InlineData("en-US", "/\t/evil.example")]
    [InlineData("en-US", "https://evil.example/")]
    [InlineData("en-US", "javascript:alert(1)")]
    [InlineData("en-US", "/a\r\nSet-Cookie: x=y")]
    public async Task The_switch_leads_nowhere_else_and_to_no_other_language(string culture, string path)
    {
        using var response = await app.GetAsync($"/culture/set?culture={Uri.EscapeDataString(culture)}&redirectUri={Uri.EscapeDataString(path)}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
