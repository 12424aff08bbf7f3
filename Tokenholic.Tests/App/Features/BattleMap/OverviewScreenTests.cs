using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class OverviewScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    public async Task A_manager_sees_all_customers_at_once_and_goes_on_to_a_cell(int width, string language, bool dark)
    {
        await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync("/overview", width, language, dark);

        await Expect(page.Locator(".kpis .win dd")).ToContainTextAsync("¥");
        await Shots.TakeAsync(page, $"overview-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await Accessibility.AssertCleanAsync(page);

        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync("**/maps/*?cell=*");
    }
}
