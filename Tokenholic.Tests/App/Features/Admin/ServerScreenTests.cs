using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Storage;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Admin;

[Collection(OtherEndToEndTests.Name)]
public sealed class ServerScreenTests(AppFixture app)
{
    [Fact]
    public async Task A_key_is_shown_once_and_ended_and_nothing_is_deleted_by_a_slip()
    {
        var page = await app.OpenAsync("/admin/server");
        await Expect(page.Locator("#keys ~ .made")).ToHaveCountAsync(0);
        await page.Locator("#key-name").FillAsync("钉钉机器人");
        await page.GetByRole(AriaRole.Button, new() { Name = "生成密钥" }).ClickAsync();
        await Expect(page.Locator(".made code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^thk_[A-Za-z0-9_-]{20,}$"));
        await Accessibility.AssertCleanAsync(page);
        await Shots.TakeAsync(page, "server");

        await page.ReloadAsync();
        await Expect(page.GetByText("钉钉机器人")).ToBeVisibleAsync();
        await Expect(page.Locator(".made")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "钉钉机器人" }).ClickAsync();
        await Expect(page.Locator("li.ended")).ToContainTextAsync("钉钉机器人");

        await app.Services.GetRequiredService<CustomerStore>().GetOrCreateAsync(CompanyName.Parse("不会误删的公司").Value!, null, null, false, default);
        await page.GetByRole(AriaRole.Button, new() { Name = "刷新" }).ClickAsync();
        await page.Locator("#demo-confirm").FillAsync("999999");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "全部删除" })).ToBeDisabledAsync();
    }
}
