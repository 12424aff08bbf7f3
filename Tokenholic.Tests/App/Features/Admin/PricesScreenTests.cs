using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.App.Storage;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Admin;

[Collection(OtherEndToEndTests.Name)]
public sealed class PricesScreenTests(AppFixture app)
{
    [Fact]
    public async Task A_price_is_corrected_with_a_source_and_the_old_one_stays_in_the_history()
    {
        var page = await app.OpenAsync("/admin/prices");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("qwen3.7-max");
        await page.GetByRole(AriaRole.Button, new() { Name = "详情 qwen3.7-max", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "更正" }).ClickAsync();
        await page.Locator("input[name=input]").FillAsync("11.5");
        await page.Locator("input[name=source]").FillAsync("");
        await page.Locator("input[name=source]").FillAsync("官网价格页，2026-11-22");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Expect(page.Locator("p.done")).ToContainTextAsync("已保存 qwen3.7-max");
        await Expect(page.Locator(".prices tbody")).ToContainTextAsync("入 ¥11.5 · 出 ¥36");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("qwen3.7-max");
        await page.GetByRole(AriaRole.Button, new() { Name = "详情 qwen3.7-max", Exact = true }).ClickAsync();
        await Expect(page.Locator(".open")).ToContainTextAsync("入 ¥12 · 出 ¥36");
        await Expect(page.Locator(".open")).ToContainTextAsync("官网价格页，2026-11-22");
    }

    [Fact]
    public async Task A_file_is_reported_line_by_line_before_its_good_lines_are_added()
    {
        var page = await app.OpenAsync("/admin/prices");
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 CSV" }).ClickAsync();
        const string Csv = "vendor,model,unit,currency,as_of,certainty,source,input,output\n"
            + "aliyun,qwen-next-test,text,CNY,2026-11-20,A,官网,1,4\nnobody,x,text,CNY,2026-11-20,A,官网,1,4\naliyun,qwen-next-test2,text,CNY,2026-11-20,A,,1,4\n";
        await Expect(page.Locator("#price-file")).ToBeEnabledAsync(); // before, the browser does not listen
        await page.Locator("#price-file").SetInputFilesAsync(new FilePayload { Name = "新价.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Csv) });

        await Expect(page.Locator(".import [role=status]")).ToHaveTextAsync("新价.csv：新增 1，更正 0，相同 0，拒绝 2");
        await Expect(page.Locator(".report tbody tr").First).ToContainTextAsync("不认识的厂商");
        await page.GetByRole(AriaRole.Button, new() { Name = "写入 1 行" }).ClickAsync();
        await Expect(page.Locator("p.done")).ToContainTextAsync("已写入 1 行，2 行被拒绝");
        Assert.Contains((await app.Services.GetRequiredService<EstimationStore>().ReadAsync(default)).Prices, p => p.Entry.Model == "qwen-next-test");
    }

    [Fact]
    public async Task The_book_is_exported_as_a_file_that_can_be_imported_again()
    {
        var page = await app.OpenAsync("/admin/prices");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "导出 CSV" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var text = await reader.ReadToEndAsync();
        Assert.StartsWith("vendor,model,", text, StringComparison.Ordinal);
        Assert.Contains("qwen3-max", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, "en-US", false)]
    [InlineData(390, "zh-CN", true)]
    public async Task The_page_is_accessible_and_does_not_scroll_sideways(int width, string language, bool dark)
    {
        var page = await app.OpenAsync("/admin/prices", width, language, dark);
        var name = language == "zh-CN" ? "新增价格" : "Add a price";
        await page.GetByRole(AriaRole.Searchbox).FillAsync("qwen3");
        await page.GetByRole(AriaRole.Button, new() { Name = language == "zh-CN" ? "详情" : "Details" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(page.Locator(".price-form").First).ToBeVisibleAsync();
        await Shots.TakeAsync(page, $"prices-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await Accessibility.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"scrolls sideways at {width}");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("no such model");
        await Expect(page.Locator(".empty-state")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
