using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Knowledge;

[Collection(OtherEndToEndTests.Name)]
public sealed class KnowledgeScreenTests(AppFixture app)
{
    [Fact]
    public async Task A_question_is_answered_in_the_words_of_a_source_that_opens_with_them_highlighted()
    {
        await ArrangeAsync();
        var page = await app.OpenAsync("/knowledge?q=" + Uri.EscapeDataString("批量推理的价格是多少"));
        var said = page.Locator(".said a").First;
        await Expect(said).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Accessibility.AssertCleanAsync(page);
        await Shots.TakeAsync(page, "knowledge-answer");
        var words = await said.TextContentAsync();

        await said.ClickAsync();

        await Expect(page.Locator("mark#quote")).ToHaveTextAsync(words!);
        await Expect(page.Locator("mark#quote")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task What_nobody_wrote_down_is_not_answered()
    {
        await ArrangeAsync();
        var page = await app.OpenAsync("/knowledge?q=" + Uri.EscapeDataString("火星上有可用区吗"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "知识库里没有答案" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task The_list_is_readable_on_a_phone_in_english()
    {
        await ArrangeAsync();
        var page = await app.OpenAsync("/knowledge");
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync(new Uri(app.Address, "/culture/set?culture=en-US&redirectUri=%2Fknowledge").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Lowering the cost of model calls" })).ToBeVisibleAsync(new() { Timeout = 30_000 });

        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(page);
    }

    private async Task ArrangeAsync()
    {
        foreach (var document in StartingKnowledge.Documents)
            await app.Services.GetRequiredService<KnowledgeStore>().SaveAsync(document, default);
    }
}
