using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap.Correct;

[Collection(EndToEndTests.Name)]
public sealed class CorrectScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task A_slider_shows_what_follows_and_the_saved_version_says_who_and_why()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}?cell=w4");
        await page.GetByText("修改这个单元格").ClickAsync();
        var slider = page.Locator("input[type=range]").First;
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".preview")).ToContainTextAsync("保存后会变成");
        await page.Locator("#w4-conversations").FillAsync("500万");
        await page.Keyboard.PressAsync("Tab");
        // the slider that matters most stands at its end, 3 × 12,000 tokens a conversation; 5 million conversations of them
        await Expect(page.Locator(".preview")).ToContainTextAsync("1,800");
        await Shots.TakeAsync(page, "correct-1440-zh");
        await Accessibility.AssertCleanAsync(page);
        await page.Locator(".correct button[type=submit]").ClickAsync();
        await Expect(page.Locator(".correct [role=alert]")).ToContainTextAsync("请写明原因");

        await page.Locator(".correct .why").FillAsync("李经理电话里说的");
        await page.Locator(".correct input.by").FillAsync("王芳");
        await page.Locator(".correct button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-block=w4]")).ToContainTextAsync("✎");
        await Expect(page.Locator(".edits")).ToContainTextAsync("会话数：913 万 (600 万–913 万) → 500 万"); // 300,000 a day, 365 ÷ 12 days

        await page.GotoAsync($"/maps/{customer.Id}/versions");
        await Expect(page.Locator(".versions li").First).ToContainTextAsync("王芳");
        await Expect(page.Locator(".versions li").First).ToContainTextAsync("李经理电话里说的");
        await Expect(page.Locator(".versions li").First).ToContainTextAsync("会话数");
        await page.GotoAsync($"/maps/{customer.Id}?cell=w4");
        var back = page.GetByRole(AriaRole.Button, new() { Name = "恢复研究结果" });
        await Expect(back).ToHaveCountAsync(2);
        await back.First.ClickAsync();
        await Expect(back).ToHaveCountAsync(1);
        await back.ClickAsync();
        await Expect(page.Locator(".edits")).ToHaveCountAsync(0);
        Assert.Equal(SampleMaps.Starisle.Totals.Known.TextTokensPerMonth!.Mid, (await LatestAsync(customer)).Totals.Known.TextTokensPerMonth!.Mid, 1);
    }

    [Fact]
    public async Task Of_two_people_the_second_is_told_sees_the_difference_and_loses_nothing()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var first = await app.OpenAsync($"/maps/{customer.Id}?cell=w4");
        var second = await app.OpenAsync($"/maps/{customer.Id}?cell=w6", width: 390); // the drawer is modal: nothing behind it can be used
        await second.GetByText("修改这个单元格").ClickAsync();
        await second.Locator("#w6-documents").FillAsync("200万");
        await second.Locator(".correct .why").FillAsync("运维给的数");

        await first.GetByText("修改这个单元格").ClickAsync();
        await first.Locator(".correct .fields select").First.SelectOptionAsync("aliyun");
        await first.Locator(".correct .why").FillAsync("已经迁过来了");
        await first.Locator(".correct input.by").FillAsync("李雷");
        await first.Locator(".correct button[type=submit]").ClickAsync();
        await Expect(first.Locator(".edits")).ToContainTextAsync("火山引擎 → 阿里云");

        await second.Locator(".correct button[type=submit]").ClickAsync();
        var conflict = second.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("第 2 版已被保存");
        await Expect(conflict).ToContainTextAsync("李雷");
        await Expect(conflict).ToContainTextAsync("已经迁过来了");
        await Expect(conflict).ToContainTextAsync("智能客服");
        await Expect(conflict.Locator(".changes")).ToHaveAttributeAsync("tabindex", "0"); // a long difference scrolls by keyboard too
        await Expect(second.Locator("#w6-documents")).ToHaveValueAsync("200万");
        await Expect(second.Locator(".correct .why")).ToHaveValueAsync("运维给的数");
        await Shots.TakeAsync(second, "conflict-390-zh");
        await Accessibility.AssertCleanAsync(second);

        await second.GetByRole(AriaRole.Button, new() { Name = "把我的修改叠加到第 2 版" }).ClickAsync();
        await Expect(conflict).ToHaveCountAsync(0);
        await Expect(second.Locator(".edits")).ToContainTextAsync("运维给的数");
        var latest = await LatestAsync(customer);
        Assert.Equal(["aliyun", "self_hosted"], latest.UseCases.SelectMany(u => u.Workloads).Where(w => w.Id is "w4" or "w6").Select(w => w.Vendor));
        Assert.Equal(2, latest.Edits.Count);
    }

    [Fact]
    public async Task A_cell_is_added_and_taken_off_and_stays_in_sight()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}", width: 390, language: "en-US", dark: true);
        await page.GetByText("Add a use case or a workload").ClickAsync();
        await page.Locator(".add select").First.SelectOptionAsync("");
        await page.GetByLabel("Name of the use case").FillAsync("Interactive stories");
        await page.Locator(".add .why").FillAsync("They showed it to us");
        await Shots.TakeAsync(page, "add-390-en-dark");
        await page.Locator(".add button[type=submit]").ClickAsync();
        await page.Locator("[data-block=w8]").ClickAsync();
        await page.GetByText("Correct this cell").ClickAsync();
        await page.Locator(".correct .why").FillAsync("It was a demo only");
        await Shots.TakeAsync(page, "correct-390-en-dark");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take off the map" }).ClickAsync();
        await Expect(page.Locator("[data-block=w8]")).ToContainTextAsync("Taken off");
        Assert.True((await LatestAsync(customer)).UseCases[^1].Workloads[0].Removed);
    }

    [Fact]
    public async Task What_is_typed_outlives_the_drawer_and_a_reload_until_it_is_saved()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}?cell=w4");
        await page.GetByText("修改这个单元格").ClickAsync();
        await page.Locator("#w4-tokens_per_conversation").FillAsync("9999");
        await page.Locator("input[name='~tokens_per_conversation']").FocusAsync();
        await page.Keyboard.PressAsync("Home"); // the slider is moved last: what it says holds
        await page.Locator("#w4-conversations").FillAsync("500万");
        await page.Locator("input[name=growth]").FillAsync("30%");
        await page.Locator(".correct .why").FillAsync("年中预算会上说的");
        await Expect(page.Locator(".preview")).ToContainTextAsync("+30%");
        var slid = await page.Locator("#w4-tokens_per_conversation").InputValueAsync();

        await page.Locator("[data-close]").ClickAsync();
        await Expect(page.Locator(".correct")).ToHaveCountAsync(0);
        await page.Locator("[data-block=w4]").ClickAsync();
        await Expect(page.Locator("#w4-conversations")).ToHaveValueAsync("500万");
        await page.ReloadAsync();
        await Expect(page.Locator(".correct .kept")).ToContainTextAsync("还没有保存");
        await Expect(page.Locator("#w4-conversations")).ToHaveValueAsync("500万");
        await Expect(page.Locator("#w4-tokens_per_conversation")).ToHaveValueAsync(slid);
        await Expect(page.Locator(".preview")).ToContainTextAsync("+30%");
        await Shots.TakeAsync(page, "correct-kept-1440-zh");
        await page.Locator(".correct button[type=submit]").ClickAsync();
        await Expect(page.Locator(".edits")).ToContainTextAsync("年增长率");
        await page.ReloadAsync();
        await Expect(page.Locator(".edits")).ToContainTextAsync("年中预算会上说的");
        await Expect(page.Locator(".correct .kept button")).ToHaveCountAsync(0);
        var cell = (await LatestAsync(customer)).UseCases.SelectMany(u => u.Workloads).Single(w => w.Id == "w4");
        Assert.Equal((.3, Label.Manual, 5e6), (cell.Growth!.PerYear.Mid, cell.Growth.Label, cell.Estimate!.Drivers[0].Value.Mid));
    }

    [Fact]
    public async Task A_whole_use_case_is_taken_off_at_once_and_put_back()
    {
        var customer = await _arranged.MapAsync(Maps.Six);
        var page = await app.OpenAsync($"/maps/{customer.Id}?use=image_generation", width: 390, language: "en-US", dark: true);
        await page.GetByText("Take the whole use case off the map").First.ClickAsync();
        await page.Locator(".remove button[type=submit]").ClickAsync();
        await Expect(page.Locator(".remove [role=alert]")).ToContainTextAsync("say why");
        await page.Locator(".remove .why").FillAsync("They closed that studio");
        await Shots.TakeAsync(page, "use-390-en-dark");
        await Accessibility.AssertCleanAsync(page);
        await page.Locator(".remove button[type=submit]").ClickAsync();
        await Expect(page.Locator(".board").GetByText("Taken off", new() { Exact = true })).ToHaveCountAsync(3);
        var (off, version) = ((await LatestAsync(customer)).UseCases[1], await VersionAsync(customer));
        Assert.Equal((3, true, 2), (off.Workloads.Count, off.Workloads.All(w => w.Removed is true), version));

        await page.GetByRole(AriaRole.Button, new() { Name = "Put it back on the map" }).ClickAsync();
        await Expect(page.Locator(".board").GetByText("Taken off", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.DoesNotContain((await LatestAsync(customer)).UseCases.SelectMany(u => u.Workloads), w => w.Removed is true);
    }

    private async Task<int> VersionAsync(Customer customer) =>
        (await app.Services.GetRequiredService<DocumentStore>().LatestAsync<BattleMapDocument>(customer.Id, DocumentKinds.BattleMap, default))!.Version;

    private async Task<BattleMapDocument> LatestAsync(Customer customer) =>
        (await app.Services.GetRequiredService<DocumentStore>().LatestAsync<BattleMapDocument>(customer.Id, DocumentKinds.BattleMap, default))!.Body;
}
