using Microsoft.Playwright;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Hosting;

/// <summary>Going to /admin inside a circuit, where there is no request that could be stopped.</summary>
public sealed class AdminCircuitTests
{
    [Fact]
    public async Task Navigation_inside_the_app_meets_the_same_door()
    {
        await using var app = await AppProcess.StartAsync([], ("Administration__Passphrase", "correct horse battery"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        await using var chromium = await Chromium.StartAsync();
        var page = await (await chromium.Browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), Locale = "zh-CN" })).NewPageAsync();
        await page.GotoAsync("/models");
        await page.GetByRole(AriaRole.Heading, new() { Name = "各功能的运行方式" }).WaitForAsync(new() { Timeout = 90_000 });

        // the door is first drawn into the page that is left, then loaded as a page of its own: only what is typed there is sent
        await page.EvaluateAsync("() => { window.left = true; Blazor.navigateTo('/admin/models'); }");
        await page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete'");
        await page.GetByLabel("管理口令").FillAsync("wrong passphrase");
        await page.GetByRole(AriaRole.Button, new() { Name = "进入" }).ClickAsync();
        await Expect(page.GetByText("口令不对。")).ToBeVisibleAsync();
        await page.GetByLabel("管理口令").FillAsync("correct horse battery");
        await page.GetByLabel("你的名字").FillAsync("王管理");
        await page.GetByRole(AriaRole.Button, new() { Name = "进入" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "模型管理" })).ToBeVisibleAsync();
        await page.Locator("input[name=per-run]").FillAsync("7");
        await page.Locator("form").Filter(new() { Has = page.Locator("input[name=per-run]") }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("王管理 ·")).ToBeVisibleAsync();
    }
}
