using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.App.Shared.Office;
using Tokenholic.App.Storage;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Customers;

[Collection(OtherEndToEndTests.Name)]
public sealed class ImportScreenTests(AppFixture app)
{
    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    public async Task A_file_is_previewed_row_by_row_and_imported_whole_or_not_at_all(int width, string language, bool dark)
    {
        var english = language == "en-US";
        var mark = Guid.NewGuid().ToString("n")[..8];
        var page = await app.OpenAsync("/customers/import", width, language, dark);
        await ChooseAsync(page, Workbook(["公司名称", "官网", "已知事实"], [$"甲 {mark}", "https://a.example/", "客服每月 10 万次会话"], [$"乙 {mark}", "no site", ""], ["=1+1", "", ""]));

        await Expect(page.Locator("tr.wrong")).ToHaveCountAsync(2);
        var import = page.GetByRole(AriaRole.Button, new() { Name = english ? "Import rows: 1" : "导入 1 行" });
        await Expect(import).ToBeDisabledAsync();
        await Shots.TakeAsync(page, $"import-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await Accessibility.AssertCleanAsync(page);

        Assert.Equal(0, await app.Services.GetRequiredService<CustomerStore>().CountAsync(mark, default)); // not even the good row

        await ChooseAsync(page, Workbook(["公司名称", "官网", "已知事实"], [$"甲 {mark}", "https://a.example/", "客服每月 10 万次会话"], [$"甲{mark}", "", "用了通义千问"], [$"乙 {mark}", "", ""]));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = english ? "Import rows: 3" : "导入 3 行" }).ClickAsync();
        await Expect(page.Locator(".done")).ToContainTextAsync(english ? "New customers: 2" : "新客户 2 家");

        await page.GotoAsync($"/customers?q={mark}");
        await page.Locator("tbody th a").Filter(new() { HasText = "甲" }).ClickAsync();
        await Expect(page.Locator("textarea[name=facts]")).ToHaveValueAsync("客服每月 10 万次会话\n用了通义千问");
        await Expect(page.Locator("[name=sites]")).ToHaveValueAsync("https://a.example/");
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_words_and_the_templates_example_is_not_imported()
    {
        var page = await app.OpenAsync("/customers/import");
        await ChooseAsync(page, [(byte)'P', (byte)'K', 3, 4, 0], "x.xlsx");
        await Expect(page.Locator(".failure")).ToContainTextAsync("读不出表格");

        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        foreach (var template in new[] { "template.xlsx", "template.csv" })
        {
            var bytes = await http.GetByteArrayAsync(new Uri("customers/import/" + template, UriKind.Relative));
            await ChooseAsync(page, bytes, template);
            await Expect(page.Locator(".failure")).ToContainTextAsync("没有客户"); // nothing but the example
            if (template == "template.csv")
            {
                await ChooseAsync(page, [.. bytes, .. "甲公司,,,\r\n"u8], template);
                await Expect(page.Locator("tbody")).ToContainTextAsync("模板里的示例行，不导入");
                await Expect(page.GetByRole(AriaRole.Button, new() { Name = "导入 1 行" })).ToBeEnabledAsync();
            }
        }
    }

    private static Task ChooseAsync(IPage page, byte[] bytes, string name = "customers.xlsx") =>
        page.Locator("#customer-file:enabled").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    private static byte[] Workbook(params string[][] rows)
    {
        var file = new SheetFile();
        var sheet = file.Add("a");
        foreach (var row in rows)
        {
            sheet.Row([.. row.Select(cell => SheetCell.Of(cell))]);
        }

        return file.ToBytes();
    }
}
