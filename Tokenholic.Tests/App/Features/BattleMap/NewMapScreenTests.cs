using System.Text;
using Microsoft.Playwright;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class NewMapScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task A_new_map_begun_beside_another_customers_starts_empty()
    {
        var customer = await _arranged.CustomerAsync("海棠出版");
        var page = await app.OpenAsync($"/maps/new?customer={customer.Id}");
        await Expect(page.Locator("#name")).ToHaveValueAsync(customer.Name);

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "新建战场图" }).ClickAsync();

        await Expect(page.Locator("#name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once_and_nothing_typed_is_lost()
    {
        var page = await OpenAsync();
        await page.Locator("summary").ClickAsync();
        await page.Locator("#sites").FillAsync("https://good.example\nnot an address\nftp://old.example");
        await page.Locator("#facts").FillAsync("客服每月 30 万次会话");
        await page.Locator("#name").FillAsync("🚀🚀");
        await page.Locator("#name").PressAsync("Enter");

        await Expect(page.Locator("#problems-name")).ToContainTextAsync("名称里至少要有一个字或字母");
        await Expect(page.Locator("#problems-sites")).ToContainTextAsync("第 2 行“not an address”：");
        await Expect(page.Locator("#problems-sites")).ToContainTextAsync("第 3 行“ftp://old.example”：只能读取以 http:// 或 https:// 开头的网址。");
        await Expect(page.Locator("#facts")).ToHaveValueAsync("客服每月 30 万次会话");
        await Expect(page.Locator("#name")).ToBeFocusedAsync();
        await Shots.TakeAsync(page, "new-problems-1440-zh");
        await Accessibility.AssertCleanAsync(page);
    }

    [Theory]
    [InlineData("", "请填写公司名称")]
    [InlineData("a\u0007b", "控制字符")]
    public async Task A_name_that_is_none_gets_its_sentence(string name, string sentence)
    {
        var page = await OpenAsync();
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#name").PressAsync("Enter");

        await Expect(page.Locator("#problems-name")).ToContainTextAsync(sentence);
    }

    [Fact]
    public async Task An_endless_name_or_text_ends_neither_the_circuit_nor_the_draft()
    {
        var page = await OpenAsync();
        await page.Locator("summary").ClickAsync();
        await page.Locator("#text").EvaluateAsync("field => { field.value = '长'.repeat(2_000_000); field.dispatchEvent(new Event('input', { bubbles: true })); }");
        await page.Locator("#name").EvaluateAsync("field => field.value = 'x'.repeat(500_000)");
        await page.Locator("#name").PressAsync("Enter");

        await Expect(page.Locator("#problems-name")).ToContainTextAsync("100 个字以内");
        await Expect(page.Locator("#problems-text")).ToContainTextAsync("超过 5 MB");
        Assert.Equal(2_000_000, await page.Locator("#text").EvaluateAsync<int>("field => field.value.length"));
    }

    [Fact]
    public async Task A_language_switch_keeps_the_draft_and_its_files()
    {
        var page = await OpenAsync();
        await page.Locator("#name").FillAsync("云雀智能");
        await page.Locator("summary").ClickAsync();
        await page.Locator("#urls").FillAsync("https://news.example/a");
        await Expect(page.Locator("#files")).ToBeEnabledAsync();
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "访谈.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes("# 访谈\n客服用豆包") });
        await Expect(page.GetByText("访谈.md")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Switch to English" }).Or(page.Locator(".topbar-tools a")).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New battle map" })).ToBeVisibleAsync();
        await Expect(page.Locator("#name")).ToHaveValueAsync("云雀智能");
        await Expect(page.Locator("#urls")).ToHaveValueAsync("https://news.example/a");
        await Expect(page.GetByText("访谈.md")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_left_out_with_their_reason()
    {
        var page = await OpenAsync();
        await page.Locator("summary").ClickAsync();
        await Expect(page.Locator("#files")).ToBeEnabledAsync();
        await page.Locator("#files").SetInputFilesAsync(new FilePayload[]
        {
            new() { Name = "empty.txt", MimeType = "text/plain", Buffer = [] },
            new() { Name = "picture.txt", MimeType = "text/plain", Buffer = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0] },
            new() { Name = "broken.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.7 and then nothing") },
            new() { Name = "sheet.xlsx", MimeType = "application/octet-stream", Buffer = [1, 2, 3] },
            new() { Name = "huge.txt", MimeType = "text/plain", Buffer = new byte[GivenSourceRules.MaxBytes + 1] },
            new() { Name = "good.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("客服用豆包") },
        });

        await Expect(page.GetByText("empty.txt 里面没有文字。")).ToBeVisibleAsync();
        await Expect(page.GetByText("picture.txt 不是可以读取的文本或网页")).ToBeVisibleAsync();
        await Expect(page.GetByText("broken.pdf 内容已损坏")).ToBeVisibleAsync();
        await Expect(page.GetByText("sheet.xlsx 不是可以读取的文本或网页")).ToBeVisibleAsync();
        await Expect(page.GetByText("huge.txt 超过 5 MB")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "移除 good.txt" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_company_that_has_a_map_is_offered_it_or_a_new_version()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle, "云上食品");
        var page = await OpenAsync();
        await page.Locator("#name").FillAsync(" " + customer.Name.ToUpperInvariant());
        await page.Locator("#name").PressAsync("Enter");

        await Expect(page.GetByText("已有战场图：第 1 版")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "打开现有战场图" })).ToHaveAttributeAsync("href", $"/maps/{customer.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "重新研究，生成新版本" }).ClickAsync();

        await page.WaitForURLAsync($"**/maps/{customer.Id}**");
    }

    [Fact]
    public async Task Enter_that_ends_an_input_method_does_not_send_the_form()
    {
        var page = await OpenAsync();
        await page.Locator("#name").FillAsync("");

        var prevented = await page.Locator("#name").EvaluateAsync<bool>("field => !field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))");

        Assert.True(prevented);
        await Expect(page.Locator("#problems-name p")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_run_is_made_again_from_everything_it_was_made_from()
    {
        var customer = await _arranged.CustomerAsync("远帆物流");
        var run = await _arranged.RunAsync(customer, "failed", [], "DiskFull", new()
        {
            CompanyName = customer.Name, Language = ReplyLanguage.Zh, Sites = ["https://yuanfan.example/"], Urls = ["https://news.example/1"],
            Given = [new(GivenKind.KnownFacts, "facts", Encoding.UTF8.GetBytes("员工 800 人")), new(GivenKind.File, "招聘.txt", Encoding.UTF8.GetBytes("招聘"))],
        });

        var page = await app.OpenAsync($"/maps/new?run={run}");

        await Expect(page.Locator("#name")).ToHaveValueAsync(customer.Name);
        await Expect(page.Locator("#sites")).ToHaveValueAsync("https://yuanfan.example/");
        await Expect(page.Locator("#urls")).ToHaveValueAsync("https://news.example/1");
        await Expect(page.Locator("#facts")).ToHaveValueAsync("员工 800 人");
        await Expect(page.GetByText("招聘.txt")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    public async Task The_form_is_accessible(int width, string language, bool dark)
    {
        var page = await OpenAsync(width, language, dark);
        await Shots.TakeAsync(page, $"new-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await page.Locator("summary").ClickAsync();
        await Shots.TakeAsync(page, $"new-open-{width}-{language[..2]}{(dark ? "-dark" : "")}");

        await Accessibility.AssertCleanAsync(page);
    }

    private async Task<IPage> OpenAsync(int width = 1440, string language = "zh-CN", bool dark = false)
    {
        var page = await app.OpenAsync("/maps/new", width, language, dark);
        await Expect(page.Locator("#name")).ToBeFocusedAsync(); // the form is alive once its script has run
        return page;
    }
}
