using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.Core;
using Tokenholic.App.Runs;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class RunScreenTests(AppFixture app)
{
    private static readonly AgentEvent[] Events =
    [
        new StageStarted(Stage.Research),
        new PageFound("https://starisle.example/"),
        new PageFound("https://starisle.example/news"),
        new PageFound("https://starisle.example/private"),
        new PageRead("https://starisle.example/", "星屿短剧 – 首页", 5230, Rendered: true),
        new PageFailed("https://starisle.example/private", "Robots"),
        new PageRead("https://starisle.example/news", "星屿短剧的 AI 生产线", 1830, Rendered: false),
        new StageFinished(Stage.Research, 2),
        new StageStarted(Stage.Analysis),
        new ClaimKept("https://starisle.example/news", "客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6", "in_use"),
        new ClaimDropped("https://starisle.example/news", "要求熟悉 GPT-4", "CandidateRequirement"),
    ];

    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task Progress_is_the_same_after_a_reload_and_goes_on_by_itself()
    {
        var customer = await _arranged.CustomerAsync();
        var run = await _arranged.RunAsync(customer, "running", Events);
        var page = await app.OpenAsync($"/maps/{customer.Id}/runs/{run}");
        await ExpectEventsAsync(page);
        await page.ReloadAsync();
        await ExpectEventsAsync(page);

        await _arranged.TellAsync(run, Events.Length + 1, new ClaimDropped("https://starisle.example/", "GPT 与豆包谁更强", "Comparison"));
        await Expect(page.GetByText("未采信：是比较或行情评论。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Stopping_asks_first_and_then_says_that_it_is_on_its_way()
    {
        var customer = await _arranged.CustomerAsync();
        var run = await _arranged.RunAsync(customer, "running", Events);
        var page = await app.OpenAsync($"/maps/{customer.Id}/runs/{run}");

        await page.GetByRole(AriaRole.Button, new() { Name = "停止" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "继续研究" }).ClickAsync();
        Assert.False((await app.Services.GetRequiredService<RunHub>().FindAsync(run, default))!.CancelRequested);
        await page.GetByRole(AriaRole.Button, new() { Name = "停止" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "停止", Exact = true }).ClickAsync();

        await Expect(page.GetByText("正在停止")).ToBeVisibleAsync();
        Assert.True((await app.Services.GetRequiredService<RunHub>().FindAsync(run, default))!.CancelRequested);
        await _arranged.EndAsync(run, "cancelled");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "重试（保留已填内容）" })).ToHaveAttributeAsync("href", $"/maps/new?run={run}");
    }

    [Fact]
    public async Task A_failed_run_says_why_and_offers_to_try_again()
    {
        var customer = await _arranged.CustomerAsync();
        var run = await _arranged.RunAsync(customer, "failed", Events, "DiskFull");

        var page = await app.OpenAsync($"/maps/{customer.Id}/runs/{run}");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("磁盘已满");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "重试（保留已填内容）" })).ToHaveAttributeAsync("href", $"/maps/new?run={run}");
        await Shots.TakeAsync(page, "run-failed-1440-zh");
        await Accessibility.AssertCleanAsync(page);
    }

    [Fact]
    public async Task A_run_that_is_watched_to_its_end_leads_to_the_map()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var run = await _arranged.RunAsync(customer, "running", Events);
        var page = await app.OpenAsync($"/maps/{customer.Id}/runs/{run}");
        await ExpectEventsAsync(page);

        await _arranged.EndAsync(run, "succeeded");

        await Expect(page).ToHaveURLAsync(new Regex($"/maps/{customer.Id}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("[data-block=w3]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Leaving_the_page_ends_its_subscription()
    {
        var hub = app.Services.GetRequiredService<RunHub>();
        var customer = await _arranged.CustomerAsync();
        var run = await _arranged.RunAsync(customer, "running", Events);
        var page = await app.OpenAsync("/customers");
        await page.Locator("h1").WaitForAsync();
        var before = hub.SubscriptionCount;
        await page.EvaluateAsync("path => Blazor.navigateTo(path)", $"/maps/{customer.Id}/runs/{run}");
        await ExpectEventsAsync(page);
        Assert.Equal(before + 1, hub.SubscriptionCount);

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Searchbox).WaitForAsync();

        Assert.Equal(before, hub.SubscriptionCount);
    }

    [Theory]
    [InlineData(1440, "en-US", false)]
    [InlineData(390, "zh-CN", true)]
    public async Task A_run_under_way_is_accessible(int width, string language, bool dark)
    {
        var customer = await _arranged.CustomerAsync();
        var run = await _arranged.RunAsync(customer, "running", Events);
        var page = await app.OpenAsync($"/maps/{customer.Id}/runs/{run}", width, language, dark);
        await page.GetByText("客服已接入豆包1.6").WaitForAsync();

        await Shots.TakeAsync(page, $"run-{width}-{language[..2]}{(dark ? "-dark" : "")}");
        await Accessibility.AssertCleanAsync(page);
    }

    private static async Task ExpectEventsAsync(IPage page)
    {
        await Expect(page.GetByText("星屿短剧的 AI 生产线")).ToBeVisibleAsync();
        await Expect(page.GetByText("网站的 robots.txt 不允许读取。")).ToBeVisibleAsync();
        await Expect(page.GetByText("智能客服 · 火山引擎 · Doubao-Seed-1.6 · 使用中")).ToBeVisibleAsync();
        await Expect(page.GetByText("未采信：招聘要求，不是公司现状。")).ToBeVisibleAsync();
        await Expect(page.Locator(".steps li").First).ToContainTextAsync("已读2");
        await Expect(page.GetByRole(AriaRole.Timer)).ToContainTextAsync("用时 1:");
    }
}
