using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed partial class SampleJourneyTests(AppFixture app)
{
    [Fact]
    public async Task One_click_takes_the_fictional_sample_from_its_site_to_a_map_and_a_quote_to_its_page()
    {
        var page = await app.OpenAsync("/maps/new");
        await Expect(page.Locator("#name")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "用星屿短剧试一试" }).ClickAsync();
        await page.WaitForURLAsync("**/runs/*");
        await Shots.TakeAsync(page, "journey-run");

        await Expect(page.Locator("[data-block]").First).ToBeVisibleAsync(new() { Timeout = 180_000 });
        Assert.Matches(MapAddress(), page.Url);
        await Expect(page.Locator("h1")).ToContainTextAsync("虚构示例");
        await Shots.TakeAsync(page, "journey-map");
        await page.Locator(".block.fact").Last.ClickAsync();
        await page.Locator("dialog blockquote mark").First.WaitForAsync();
        await Shots.TakeAsync(page, "journey-cell");
        var quote = await page.Locator("dialog blockquote mark").First.TextContentAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "打开原文并高亮" }).First.ClickAsync();

        await Expect(page.Locator("mark.asked")).ToContainTextAsync(quote!);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "打开网页" })).ToHaveAttributeAsync("href", SampleAddress());
        await Shots.TakeAsync(page, "journey-source");

        await page.GotoAsync(Regex.Match(page.Url, "^.*/maps/[0-9a-f-]{36}/versions").Value);
        await page.GetByRole(AriaRole.Link, new() { Name = "研究所得" }).First.ClickAsync();
        await Expect(page.GetByText("研究完成。")).ToBeVisibleAsync(); // what was read, and what was not
    }

    [GeneratedRegex("/maps/[0-9a-f-]{36}(/versions/1)?$", RegexOptions.None, 1000)]
    private static partial Regex MapAddress();

    [GeneratedRegex("^/sample/", RegexOptions.None, 1000)]
    private static partial Regex SampleAddress();
}
