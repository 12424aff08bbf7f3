using Microsoft.Playwright;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap.Explore;

[Collection(EndToEndTests.Name)]
public sealed class ExploreScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task View_measure_and_filter_are_in_the_address_and_a_step_down_leads_back_up()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "热力图" }).ClickAsync();
        await page.Locator(".by select").SelectOptionAsync("Video");
        await Expect(page.Locator("td .field")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("td .field")).ToHaveCountAsync(1);
        await page.Locator("td .field").ClickAsync();
        await Expect(page.Locator(".trail")).ToContainTextAsync("视频制作");
        Assert.Contains("use=video_generation", page.Url, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "表格" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "视频制作" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("成片分钟数");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".trail")).ToHaveCountAsync(0);
        await Expect(page.Locator("td .field")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_wide_board_is_zoomed_and_pulled_along_and_keeps_its_heads()
    {
        var customer = await _arranged.MapAsync(Maps.Wide(60), Maps.Wide(60).Company.Name);
        var page = await app.OpenAsync($"/maps/{customer.Id}?zoom=60");
        var board = page.Locator(".board");
        await board.WaitForAsync();
        var wide = await board.EvaluateAsync<int>("b => b.scrollWidth");
        await page.GetByRole(AriaRole.Button, new() { Name = "放大" }).ClickAsync();
        await Expect(page.Locator(".zoom output")).ToHaveTextAsync("80%");
        Assert.True(await board.EvaluateAsync<int>("b => b.scrollWidth") > wide);
        await page.Keyboard.PressAsync("Tab");

        await board.ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator(".column header").Nth(3).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + box.Height - 3);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X - 200, box.Y + box.Height - 3, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        Assert.True(await board.EvaluateAsync<int>("b => Math.round(b.scrollLeft)") > 100);

        // from afar and from near, scrolled both ways: each head in sight stands at the top of the board, over its own column
        await page.SetViewportSizeAsync(1440, 600); // a laptop's window: near, the columns are taller than the board
        foreach (var zoom in (int[])[40, 125])
        {
            await page.GotoAsync($"/maps/{customer.Id}?zoom={zoom}");
            await Expect(page.Locator(".zoom output")).ToHaveTextAsync($"{zoom}%");
            await page.WaitForFunctionAsync("zoom => { const b = document.querySelector('.board'); b.scrollTo(500, 300); return b.scrollLeft > 20 && (zoom < 100 || b.scrollTop > 20); }", zoom);
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => {
                    const board = document.querySelector('.board').getBoundingClientRect();
                    const columns = [...document.querySelectorAll('.board .column')].filter(c => c.getBoundingClientRect().left < board.right && c.getBoundingClientRect().right > board.left);
                    return columns.filter(c => {
                        const [head, column] = [c.querySelector('header').getBoundingClientRect(), c.getBoundingClientRect()];
                        return Math.abs(head.top - board.top) > 3 || Math.abs(head.left - column.left) > 3 || Math.abs(head.right - column.right) > 3;
                    }).map(c => c.innerText.slice(0, 40));
                }
                """));
            await Shots.TakeAsync(page, $"zoom-{zoom}-1440-zh");
        }
    }

    [Fact]
    public async Task The_market_basis_is_named_and_changed_without_research()
    {
        var map = SampleMaps.Starisle;
        var customer = await _arranged.MapAsync(map);
        var page = await app.OpenAsync($"/maps/{customer.Id}?view=rank");
        await Expect(page.Locator(".rank li").First).ToContainTextAsync("智能客服");
        await Expect(page.Locator(".basis")).ToContainTextAsync("IDC");
        await page.Locator(".basis select").SelectOptionAsync("omdia");
        await Expect(page.Locator(".basis p")).ToContainTextAsync("AI 云收入");
        Assert.Contains("basis=omdia", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, "zh-CN", false, false)]
    [InlineData(1440, "en-US", true, true)]
    [InlineData(390, "zh-CN", true, true)]
    [InlineData(390, "en-US", false, false)]
    public async Task Every_view_is_accessible_and_stays_inside_the_screen(int width, string language, bool dark, bool wide)
    {
        var all = Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 };
        // axe holds boxes against each other: eighteen use cases have every kind of box, in a fraction of the time
        var many = all ? 60 : 18;
        foreach (var (name, map) in new[] { ("6", Maps.Six), ($"{many}", Maps.Wide(many)) }.Where(maps => all || (maps.Item1 != "6") == wide))
        {
            var customer = await _arranged.MapAsync(map, map.Company.Name);
            var page = await app.OpenAsync($"/maps/{customer.Id}", width, language, dark);
            foreach (var view in new[] { "flow", "treemap", "heat", "table", "rank", "board" })
            {
                await page.GotoAsync($"/maps/{customer.Id}?view={view}{(view == "board" && width > 720 ? "&zoom=40" : "")}");
                await page.Locator(".kinds [aria-current]").WaitForAsync();
                await Shots.TakeAsync(page, $"view-{view}-{name}-{width}-{language[..2]}{(dark ? "-dark" : "")}");
                await Accessibility.AssertCleanAsync(page);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{view} of {name} scrolls sideways at {width}");
            }

            if (width < 720)
            {
                // the board was last: a phone's page scrolls, and the head of the use case in sight stays under the bar
                Assert.True(await page.EvaluateAsync<bool>("""
                    () => {
                        const column = document.querySelectorAll('.board .column')[2], bar = document.querySelector('.topbar').getBoundingClientRect().bottom;
                        scrollTo(0, scrollY + column.getBoundingClientRect().top - bar + 60);
                        return scrollY > 0 && Math.abs(column.querySelector('header').getBoundingClientRect().top - bar) < 3;
                    }
                    """), $"a head of {name} scrolls away at {width}");
            }

            await page.Context.CloseAsync();
        }

        Assert.Empty(app.Complaints);
    }
}
