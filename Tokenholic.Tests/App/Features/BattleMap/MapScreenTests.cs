using Microsoft.Playwright;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class MapScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task A_link_to_a_cell_opens_it_and_back_and_escape_close_it()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}");
        var drawer = page.GetByRole(AriaRole.Dialog);

        await page.Locator("[data-block=w3]").ClickAsync();
        await Expect(drawer).ToContainTextAsync("视频制作 · Seedance 2.0");
        Assert.Contains("cell=w3", page.Url, StringComparison.Ordinal);

        await page.ReloadAsync();
        await Expect(drawer).ToContainTextAsync("成片分钟数");
        await page.Keyboard.PressAsync("Escape");
        await Expect(drawer).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-block=w3]")).ToBeFocusedAsync();

        await page.Locator("[data-block=w4]").ClickAsync();
        await Expect(drawer).ToContainTextAsync("智能客服");
        await page.GoBackAsync();
        await Expect(drawer).ToHaveCountAsync(0);

        // cells that were opened and closed are no steps of the way back
        await page.GotoAsync("/customers");
        await page.GotoAsync($"/maps/{customer.Id}");
        foreach (var block in new[] { "w3", "w4" })
        {
            await page.Locator($"[data-block={block}]").ClickAsync();
            await drawer.WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(drawer).ToHaveCountAsync(0);
        }

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "客户", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Opening_and_closing_a_cell_leaves_a_phone_where_it_was()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}", width: 390);
        var block = page.Locator("[data-block=w6]");
        await block.ScrollIntoViewIfNeededAsync();
        var before = await page.EvaluateAsync<int>("Math.round(scrollY)");
        Assert.True(before > 300);

        await block.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("内容审核");
        await page.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();

        await Expect(block).ToBeFocusedAsync();
        Assert.Equal(before, await page.EvaluateAsync<int>("Math.round(scrollY)"));
    }

    [Fact]
    public async Task Arrow_keys_walk_from_block_to_block_and_enter_opens_one()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}");
        var block = page.Locator("[data-block=w1]");
        await block.WaitForAsync();

        // The board listens once its script is there: the block in focus is then the one that Tab reaches.
        await page.WaitForFunctionAsync("() => { const next = document.querySelector('[data-block=w2]'); next.blur(); next.focus(); return next.tabIndex === 0; }");
        await block.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("[data-block=w3]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Seedance 2.0");
    }

    [Fact]
    public async Task Filters_live_in_the_address_and_survive_a_reload()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "自建", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-block]")).ToHaveCountAsync(1);
        await page.ReloadAsync();

        await Expect(page.Locator("[data-block=w6]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-block]")).ToHaveCountAsync(1);
        await page.GetByText("清除筛选").ClickAsync();
        await Expect(page.Locator("[data-block]")).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task What_was_not_believed_is_one_click_away_with_its_reason()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}");

        await page.GetByRole(AriaRole.Link, new() { Name = "1 条被剔除" }).ClickAsync();

        await Expect(page.Locator("#list-rejected")).ToContainTextAsync("提到了大模型，但没有说这家公司在用。");
    }

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(1440, "en-US", true)]
    [InlineData(390, "zh-CN", true)]
    [InlineData(390, "en-US", false)]
    public async Task Maps_and_cells_are_accessible_and_do_not_scroll_sideways(int width, string language, bool dark)
    {
        // where pictures are wanted, as many as the largest customers have; axe needs fewer to see each kind of box
        var many = Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } ? 60 : 18;
        foreach (var (name, map, query) in new[] { ("sample", SampleMaps.Starisle, ""), ("cell", SampleMaps.Starisle, "?cell=w4"), ("many", Maps.Wide(many), ""), ("empty", SampleMaps.Empty, "?show=failed") })
        {
            var customer = await _arranged.MapAsync(map, map.Company.Name);
            var page = await app.OpenAsync($"/maps/{customer.Id}{query}", width, language, dark);
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            if (name == "cell")
            {
                await page.GetByRole(AriaRole.Dialog).WaitForAsync();
            }

            await Shots.TakeAsync(page, $"map-{name}-{width}-{language[..2]}{(dark ? "-dark" : "")}");
            await Accessibility.AssertCleanAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways at {width}");
            await page.Context.CloseAsync();
        }

        Assert.Empty(app.Complaints);
    }

    [Fact]
    public async Task A_customer_without_a_map_is_offered_one()
    {
        var customer = await _arranged.CustomerAsync();

        var page = await app.OpenAsync($"/maps/{customer.Id}");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "生成战场图" })).ToHaveAttributeAsync("href", $"/maps/new?customer={customer.Id}");

        await page.GotoAsync($"/maps/{Guid.NewGuid()}"); // deleted since the link was sent
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "没有这个客户" })).ToBeVisibleAsync();
    }
}
