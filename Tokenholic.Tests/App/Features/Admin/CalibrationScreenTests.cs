using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.App.Storage;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Admin;

[Collection(OtherEndToEndTests.Name)]
public sealed class CalibrationScreenTests(AppFixture app)
{
    [Fact]
    public async Task What_a_customer_puts_right_in_a_cell_is_shown_counted_proposed_and_accepted()
    {
        var customer = await new Arranged(app.Services).MapAsync(new MapScenario().Page("客服用 Qwen3-Max。").Use("客服用 Qwen3-Max", "customer_service", "aliyun", "qwen3-max").Map());
        var page = await app.OpenAsync($"/maps/{customer.Id}?cell=w1");
        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.GetByLabel("真实数字").SelectOptionAsync("tokens_per_turn");
        await drawer.GetByLabel("例如 3.5亿、20万").FillAsync("1500");
        await drawer.GetByLabel("备注：谁说的").FillAsync("王总，电话");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "记下" }).ClickAsync();
        await Expect(drawer).ToContainTextAsync("客户说 1,500，原估 2,000");
        await Expect(page.Locator(".sub").First).ToContainTextAsync("第 2 版");

        await page.GotoAsync("/admin/calibration");
        var line = page.Locator(".lines tbody tr").Filter(new() { HasText = "每轮" });
        await Expect(line).ToContainTextAsync("× 0.75");
        await Expect(line).ToContainTextAsync("只有 1 家客户");
        await Shots.TakeAsync(page, "calibration-1440-zh");
        await line.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(line).ToContainTextAsync("起生效");

        var driver = (await app.Services.GetRequiredService<EstimationStore>().BasisAsync(default)).Templates.For("customer_service")!.Drivers.Single(d => d.Id == "tokens_per_turn");
        Assert.Equal(Math.Pow(2000d * 2000 * 1500, 1d / 3), driver.Mid, 1e-6);
    }

    [Fact]
    public async Task A_discount_is_written_down_beside_the_list_price()
    {
        var customer = await new Arranged(app.Services).MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}");
        await page.Locator(".discounts summary").ClickAsync();
        await page.Locator(".discounts select").SelectOptionAsync("volcengine");
        await page.Locator(".discounts input").First.FillAsync("25%");
        await page.Locator(".discounts button").ClickAsync();
        await Expect(page.Locator(".discounts li")).ToContainTextAsync("火山引擎：目录价减 25%");
        await Expect(page.Locator(".kpis")).ToContainTextAsync("折后");
    }

    [Theory]
    [InlineData(390, "zh-CN", true)]
    [InlineData(1440, "en-US", false)]
    public async Task The_page_is_accessible_and_does_not_scroll_sideways(int width, string language, bool dark)
    {
        var page = await app.OpenAsync("/admin/calibration", width, language, dark);
        await page.Locator(".lines, .empty-state, .verdicts").First.WaitForAsync();
        await Shots.TakeAsync(page, $"calibration-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await Accessibility.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"scrolls sideways at {width}");
        await page.Context.CloseAsync();
    }
}
