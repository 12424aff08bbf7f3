using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class VersionScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    public async Task Two_versions_are_compared_as_values_and_the_older_one_is_restored_with_its_reason(int width, string language, bool dark)
    {
        var english = language == "en-US";
        var customer = await TwoVersionsAsync();
        var page = await app.OpenAsync($"/maps/{customer.Id}/versions", width, language, dark);
        await Shots.TakeAsync(page, $"versions-{width}-{language[..2]}");
        await Accessibility.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = english ? "Compare with version 1" : "与第 1 版比较" }).ClickAsync();
        await Expect(page.Locator(".change")).ToHaveCountAsync(1);
        await Expect(page.Locator(".change")).ToContainTextAsync("GLM-5");
        await Shots.TakeAsync(page, $"compare-{width}-{language[..2]}");
        await Accessibility.AssertCleanAsync(page);

        await page.GotoAsync($"/maps/{customer.Id}/versions");
        await page.GetByRole(AriaRole.Button, new() { Name = english ? "Restore" : "恢复此版", Exact = true }).ClickAsync();
        await page.Locator(".restore .why").FillAsync("客户更正");
        await page.Locator(".restore button[type=submit]").ClickAsync();

        await Expect(page.Locator(".versions li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".versions li").First).ToContainTextAsync(english ? "restored from version 1" : "恢复自第 1 版");
        await Expect(page.Locator(".versions li").First).ToContainTextAsync("客户更正");
    }

    [Fact]
    public async Task Whoever_restores_over_a_newer_version_is_told_and_sees_it()
    {
        var customer = await TwoVersionsAsync();
        var page = await app.OpenAsync($"/maps/{customer.Id}/versions");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复此版" }).ClickAsync();
        await AppendAsync(customer, expected: 2, "同事的修改");

        await page.Locator(".restore button[type=submit]").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("版本");
        await Expect(page.Locator(".versions li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".versions li").First).ToContainTextAsync("同事的修改");
    }

    private async Task<Customer> TwoVersionsAsync()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        await AppendAsync(customer, expected: 1, null);
        return customer;
    }

    private async Task AppendAsync(Customer customer, int expected, string? note)
    {
        var documents = app.Services.GetRequiredService<DocumentStore>();
        var latest = (await documents.LatestAsync<BattleMapDocument>(customer.Id, DocumentKinds.BattleMap, default))!;
        var first = latest.Body.UseCases.SelectMany(column => column.Workloads).First(workload => workload.Model is not null).Id;
        var changed = latest.Body with
        {
            UseCases = [.. latest.Body.UseCases.Select(column => column with { Workloads = [.. column.Workloads.Select(workload => workload.Id == first ? workload with { Model = "glm-5", ModelName = new("GLM-5", "GLM-5") } : workload)] })],
        };
        await documents.AppendAsync(latest.Id, expected, DocumentKinds.BattleMap, customer.Id, null, changed, note, default);
    }
}
