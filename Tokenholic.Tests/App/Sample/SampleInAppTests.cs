using Tokenholic.Tests.EndToEnd;

namespace Tokenholic.Tests.App.Sample;

[Collection(EndToEndTests.Name)]
public sealed class SampleInAppTests(AppFixture app)
{
    [Fact]
    public async Task People_read_the_same_pages_in_the_app_walled_off_from_it()
    {
        var page = await app.NewPageAsync();
        var answer = await page.GotoAsync("/sample/");

        Assert.StartsWith("sandbox allow-scripts;", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("null", await page.EvaluateAsync<string>("() => self.origin"));
        Assert.True(await page.Locator(".fictional").IsVisibleAsync());

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "新闻" }).First.ClickAsync();
        await page.Locator("#news li").First.WaitForAsync();
        Assert.EndsWith("/sample/news/index.html", page.Url, StringComparison.Ordinal);

        await page.GetByText("对话星屿 CTO").ClickAsync();
        await page.Locator("article h1").WaitForAsync();
        Assert.EndsWith("/sample/news/2026-10-interview.html", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_slash_the_address_is_completed()
    {
        var page = await app.NewPageAsync();
        await page.GotoAsync("/sample");

        Assert.EndsWith("/sample/", page.Url, StringComparison.Ordinal);
    }
}
