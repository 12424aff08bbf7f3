using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.App.Storage;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Customers;

[Collection(OtherEndToEndTests.Name)]
public sealed class CustomersScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task The_list_shows_the_headline_of_the_latest_map_and_the_run_under_way()
    {
        var mapped = await _arranged.MapAsync(SampleMaps.Starisle, "有图公司");
        var running = await _arranged.CustomerAsync("在跑公司");
        var run = await _arranged.RunAsync(running, "running", []);

        var page = await app.OpenAsync("/customers");

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = mapped.Name });
        await Expect(row).ToContainTextAsync("虚构示例");
        await Expect(row).ToContainTextAsync("第 1 版");
        await Expect(row).ToContainTextAsync("75%");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = running.Name }).GetByText("研究进行中")).ToHaveAttributeAsync("href", $"/maps/{running.Id}/runs/{run}");
        await _arranged.EndAsync(run, "succeeded"); // whoever waits for it holds one of the app's two places
    }

    [Fact]
    public async Task Search_finds_by_name_and_says_when_nothing_is_found()
    {
        var customer = await _arranged.CustomerAsync("海棠出版");
        var page = await app.OpenAsync("/customers");
        var search = page.GetByRole(AriaRole.Searchbox);

        await search.FillAsync(customer.Name[..6]);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = customer.Name })).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/customers?q=*");
        await search.FillAsync("没有这家公司");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "没有找到“没有这家公司”" })).ToBeVisibleAsync();

        // whoever stops between two words finds the space where it was typed
        await search.FillAsync("Quixotic ");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "没有找到“Quixotic”" })).ToBeVisibleAsync();
        await Expect(search).ToHaveValueAsync("Quixotic ");
    }

    [Fact]
    public async Task A_customer_is_added_once_however_it_is_written()
    {
        var name = $"Nova {Guid.NewGuid():n}"[..12];
        var page = await app.OpenAsync("/customers");

        foreach (var (typed, answer) in new[] { (name, $"已添加 {name}。"), (name.ToUpperInvariant(), $"{name} 已在列表中") })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "添加客户" }).ClickAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "客户", Exact = true }).FillAsync(typed);
            await page.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
            await Expect(page.GetByText(answer)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_half_typed_customer_survives_a_change_of_language()
    {
        var page = await app.OpenAsync("/customers");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加客户" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "行业（可选）" }).FillAsync("零售");
        // On a slow machine the page answers before the script is there that keeps what is typed; who types goes on typing.
        await page.WaitForFunctionAsync(
            "() => { document.querySelector('form.add input[name=industry]').dispatchEvent(new Event('input', { bubbles: true })); return Object.values(sessionStorage).some(v => v.includes('零售')); }");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en-US");
        await Expect(page.Locator("form.add input[name=industry]")).ToHaveValueAsync("零售");
    }

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    public async Task Long_lists_come_in_portions_and_are_accessible(int width, string language, bool dark)
    {
        var store = app.Services.GetRequiredService<CustomerStore>();
        for (var i = 0; i < 60; i++)
        {
            await store.GetOrCreateAsync(Names.Of($"批量客户 {i:00}"), null, i % 2 == 0 ? "零售" : null, false, default);
        }

        await _arranged.MapAsync(SampleMaps.Starisle, "星屿短剧");
        var page = await app.OpenAsync("/customers?q=" + Uri.EscapeDataString("批量客户"), width, language, dark);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        await page.Locator(".more button").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(60);

        await page.GotoAsync("/customers?q=" + Uri.EscapeDataString("星屿短剧"));
        await page.Locator("tbody tr").First.WaitForAsync();
        await Shots.TakeAsync(page, $"customers-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await Accessibility.AssertCleanAsync(page);
    }
}
