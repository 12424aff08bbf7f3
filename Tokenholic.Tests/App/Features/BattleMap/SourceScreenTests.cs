using Microsoft.Playwright;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class SourceScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task The_source_opens_at_the_exact_quote_in_the_stored_text()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}?cell=w3");

        await page.GetByRole(AriaRole.Link, new() { Name = "打开原文并高亮" }).First.ClickAsync();

        var quote = page.Locator("mark.asked");
        await Expect(quote).ToHaveTextAsync("视频生产线采用Seedance 2.0");
        await Expect(quote).ToBeInViewportAsync();
        await Expect(page.Locator("article")).ToContainTextAsync("星屿短剧客服已接入豆包1.6，每天处理约30万次会话。");
        await Expect(page.Locator(".facts")).ToContainTextAsync(SampleMaps.Starisle.Pages[0].Sha256);
        await Shots.TakeAsync(page, "source-1440-zh");
        await Accessibility.AssertCleanAsync(page);
    }

    [Fact]
    public async Task An_address_is_a_link_only_when_it_leads_to_the_web()
    {
        var pages = SampleMaps.Starisle.Pages;
        var customer = await _arranged.MapAsync(SampleMaps.Starisle with { Pages = [pages[0], pages[1] with { Url = "javascript:alert(1)//x" }] });

        var page = await app.OpenAsync($"/maps/{customer.Id}/versions/1/pages/p1?e=e1");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "打开网页" });
        await Expect(link).ToHaveAttributeAsync("href", "http://starisle.example/news/ai");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");

        await page.GotoAsync($"/maps/{customer.Id}/versions/1/pages/p2");
        await Expect(page.Locator(".facts")).ToContainTextAsync("javascript:alert(1)//x");
        await Expect(link).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_the_version_does_not_have_leads_back_to_the_map()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);

        var page = await app.OpenAsync($"/maps/{customer.Id}/versions/1/pages/p99");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "返回战场图" })).ToHaveAttributeAsync("href", $"/maps/{customer.Id}");
    }

    [Fact]
    public async Task A_page_that_was_set_aside_is_accepted_with_one_click_and_stands_in_the_next_form()
    {
        const string Lookalike = "https://lookalike.example/report/7";
        var customer = await _arranged.MapAsync(SampleMaps.Starisle with { FailedPages = [new(Lookalike, "OtherSubject", "LongerName")] });
        var page = await app.OpenAsync($"/maps/{customer.Id}");

        await page.Locator("button[aria-controls=list-failed]").ClickAsync();
        await Expect(page.Locator("#list-failed")).ToContainTextAsync(Lookalike);
        await Shots.TakeAsync(page, "set-aside-1440-zh");
        await page.GetByRole(AriaRole.Link, new() { Name = "确认是这家公司，重新读取" }).ClickAsync();

        await Expect(page.Locator("#urls")).ToHaveValueAsync(Lookalike);
        await Shots.TakeAsync(page, "accepted-1440-zh");
    }
}
