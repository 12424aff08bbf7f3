using Microsoft.Playwright;
using Tokenholic.Tests.App.Hosting;

namespace Tokenholic.Tests.EndToEnd;

[Collection(OtherEndToEndTests.Name)]
public sealed class ReconnectTests(AppFixture browser)
{
    [Fact]
    public async Task A_page_finds_back_by_itself_when_the_server_was_restarted_and_keeps_what_was_typed()
    {
        var page = await browser.NewPageAsync();
        var dialog = page.Locator("#components-reconnect-modal");
        Uri address;
        await using (var before = new WebApp())
        {
            before.UseKestrel(0);
            before.StartServer();
            address = before.ClientOptions.BaseAddress;
            await page.GotoAsync(new Uri(address, "/maps/new").ToString());
            await page.Locator("#name").FillAsync("星屿短剧");
            Assert.False(await dialog.IsVisibleAsync());
        }

        await dialog.GetByText("连接断开").WaitForAsync();
        await Shots.TakeAsync(page, "reconnect-lost");
        Assert.True(await page.Locator(".shell").EvaluateAsync<bool>("e => e.inert"), "Clicks would be lost.");

        await using var after = new WebApp();
        after.UseKestrel(address.Port);
        after.StartServer();

        await Assertions.Expect(dialog).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("星屿短剧");
        Assert.False(await page.Locator(".shell").EvaluateAsync<bool>("e => e.inert"));
    }

    // The script of .NET 10 says more than the older one; its words are classes on the dialog, spoken here in its place.
    [Theory]
    [InlineData("retrying", "连接断开", null)]
    [InlineData("failed", "暂时连不上服务器", "重试")]
    [InlineData("paused", "会话已暂停", "继续")]
    [InlineData("resume-failed", "会话已暂停", "重新加载")]
    public async Task Every_state_says_what_to_do(string state, string title, string? button)
    {
        var page = await browser.OpenAsync("/not-found", 390, dark: state is "failed");
        var dialog = page.Locator("#components-reconnect-modal");

        await dialog.EvaluateAsync("(e, state) => e.classList.add(`components-reconnect-${state}`)", state);

        await dialog.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = title }).WaitForAsync();
        await Assertions.Expect(dialog.Locator("button:visible")).ToHaveCountAsync(state is "failed" or "resume-failed" ? 2 : button is null ? 0 : 1);
        Assert.True(button is null || await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button }).IsVisibleAsync());
        await Accessibility.AssertCleanAsync(page);
        await Shots.TakeAsync(page, $"reconnect-{state}");

        await dialog.EvaluateAsync("e => e.className = 'reconnect components-reconnect-hide'");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_circuit_that_failed_offers_to_reload()
    {
        var page = await browser.OpenAsync("/not-found");

        await page.Locator("#blazor-error-ui").EvaluateAsync("e => e.style.display = 'block'"); // what the script does
        await Shots.TakeAsync(page, "circuit-failed");
        await page.Locator("#blazor-error-ui .reload").ClickAsync();

        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await page.Locator(".shell").WaitForAsync();
    }
}
