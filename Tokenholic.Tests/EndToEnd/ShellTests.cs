using Microsoft.Playwright;

namespace Tokenholic.Tests.EndToEnd;

[Collection(OtherEndToEndTests.Name)]
public sealed class ShellTests(AppFixture app)
{
    private const string AnyPage = "/not-found";

    [Theory]
    [InlineData(1440, false, "zh-CN")]
    [InlineData(1440, true, "en-US")]
    [InlineData(390, false, "en-US")]
    [InlineData(390, true, "zh-CN")]
    public async Task The_shell_is_accessible_in_both_themes_languages_and_widths(int width, bool dark, string language)
    {
        var page = await app.OpenAsync(AnyPage, width, language, dark);
        await Shots.TakeAsync(page, $"shell-{width}-{(dark ? "dark" : "light")}-{language}");

        await Accessibility.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(language == "en-US" ? "Customers" : "客户", (await page.Locator(".shell nav a").First.InnerTextAsync()).Trim());
    }

    [Fact]
    public async Task Whoever_leaves_a_page_while_it_loads_finds_the_next_one_whole()
    {
        var page = await app.OpenAsync("/customers");
        foreach (var left in new[] { "/models", "/costs", "/overview", "/knowledge" })
        {
            await page.EvaluateAsync("left => { Blazor.navigateTo(left); Blazor.navigateTo('/customers'); }", left);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "客户", Level = 1 })).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.Locator(".error-id")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_theme_changes_in_place_and_is_there_at_the_first_paint_of_the_next_page()
    {
        var page = await app.OpenAsync(AnyPage);
        var button = page.Locator(".shell .theme-switch");
        var light = await BackgroundAsync(page);

        await button.ClickAsync(); // auto → light
        Assert.Equal(light, await BackgroundAsync(page));
        await button.ClickAsync(); // light → dark
        var dark = await BackgroundAsync(page);

        Assert.NotEqual(light, dark);
        Assert.Contains("深色", await button.InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(AnyPage, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.Locator("body").WaitForAsync();
        // Only in a frame: between two style sheets the computed colour is one that nobody gets to see.
        Assert.Equal(dark, await page.EvaluateAsync<string>(
            "() => new Promise(seen => requestAnimationFrame(() => seen(getComputedStyle(document.body).backgroundColor)))"));
    }

    [Fact]
    public async Task The_language_switch_keeps_the_place_and_lasts()
    {
        var page = await app.OpenAsync(AnyPage + "?q=1");

        await page.Locator(".shell").GetByText("Switch to English").ClickAsync();

        await page.GetByText("No such page").WaitForAsync();
        Assert.EndsWith(AnyPage + "?q=1", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.Locator(".shell").GetByText("切换到中文").ClickAsync();
        await page.GetByText("没有这个页面").WaitForAsync();
    }

    [Fact]
    public async Task The_keyboard_skips_to_the_content_without_leaving_the_page()
    {
        var page = await app.OpenAsync(AnyPage);
        await page.Locator(".skip").FocusAsync();

        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.EndsWith(AnyPage, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumb_hits_everything_on_a_phone()
    {
        var page = await app.OpenAsync(AnyPage, 390);

        var small = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.shell a, .shell button')].filter(e => !e.matches('.skip'))
              .map(e => ({ e, r: e.getBoundingClientRect() })).filter(x => x.r.width && (x.r.height < 44 || x.r.width < 44))
              .map(x => `${x.e.textContent.trim()}: ${x.r.width} × ${x.r.height}`)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task Until_the_circuit_is_there_the_bar_is_shown_and_its_links_work()
    {
        var page = await app.NewPageAsync();
        await page.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await page.GotoAsync(AnyPage);

        await page.Locator(".boot .skeleton").WaitForAsync();
        await Shots.TakeAsync(page, "boot");
        await page.Locator(".boot").GetByText("Switch to English").ClickAsync();

        await page.Locator(".boot").GetByText("Customers").WaitForAsync();
        Assert.Equal(1, await page.Locator("header:visible").CountAsync());
    }

    [Theory]
    [InlineData("/customers?search=x", "客户")]
    [InlineData("/maps/new?company=x", "新建战场图")]
    [InlineData("/maps/00000000-0000-0000-0000-000000000001", "客户")]
    [InlineData(AnyPage, null)]
    public async Task The_bar_says_where_one_is(string path, string? place)
    {
        var page = await app.OpenAsync(path);

        var current = await page.Locator(".shell nav [aria-current=page]").AllInnerTextsAsync();

        Assert.Equal(place is null ? [] : [place], current.Select(text => text.Trim()));
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
