using System.Buffers.Binary;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class ShareScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    public async Task A_link_opens_the_safe_part_until_it_is_taken_back(int width, string language, bool dark)
    {
        var english = language == "en-US";
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.OpenAsync($"/maps/{customer.Id}/versions/1/share", width, language, dark);
        await page.GetByRole(AriaRole.Button, new() { Name = english ? "Make a link" : "生成链接" }).ClickAsync();
        var link = await page.Locator("#link").InputValueAsync();
        await Shots.TakeAsync(page, $"share-{width}-{language[..2]}");
        await Accessibility.AssertCleanAsync(page);

        var guest = await app.NewPageAsync(width, language);
        await guest.GotoAsync(link);
        await Expect(guest.Locator("h1")).ToHaveTextAsync("星屿短剧");
        await Expect(guest.Locator("body")).Not.ToContainTextAsync(english ? "Opportunity" : "机会");
        await Shots.TakeAsync(guest, $"present-{width}-{language[..2]}");
        await Accessibility.AssertCleanAsync(guest);

        using var http = new HttpClient();
        using (var open = await http.GetAsync(link))
        {
            Assert.Equal("no-referrer", Assert.Single(open.Headers.GetValues("Referrer-Policy"))); // the address is the key
        }

        await page.GetByRole(AriaRole.Button, new() { Name = english ? "Take back" : "收回" }).ClickAsync();
        await Expect(page.GetByText(english ? "taken back" : "已收回")).ToBeVisibleAsync();
        using var answer = await http.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_arrow_keys_turn_the_slides()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var page = await app.NewPageAsync();
        await page.GotoAsync($"/maps/{customer.Id}/versions/1/present");

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".slide").Nth(1)).ToBeInViewportAsync(new() { Ratio = .9f });
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator(".slide").Nth(0)).ToBeInViewportAsync(new() { Ratio = .9f });
    }

    [Theory]
    [InlineData("export.pdf", "application/pdf", "%PDF-")]
    [InlineData("export.png", "image/png", "PNG")]
    [InlineData("export.csv", "text/csv", "用例")]
    [InlineData("export.json", "application/json", "\"format\"")]
    public async Task A_map_is_saved_as_a_file_of_its_kind(string file, string type, string contains)
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        using var http = new HttpClient { BaseAddress = app.Address };

        using var answer = await http.GetAsync($"/maps/{customer.Id}/versions/1/{file}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(contains, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_sixty_use_cases_is_no_strip_that_nothing_opens()
    {
        var customer = await _arranged.MapAsync(Maps.Wide(60));
        using var http = new HttpClient { BaseAddress = app.Address };

        var png = await http.GetByteArrayAsync(new Uri($"maps/{customer.Id}/versions/1/export.png?clouds=true", UriKind.Relative));

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.InRange(width, 1_440, 4_000);
        Assert.InRange(height, 1_000, 16_384);
    }

    [Fact]
    public async Task Only_a_hash_of_a_links_secret_is_kept_and_a_wrong_one_opens_nothing()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        var links = app.Services.GetRequiredService<ShareLinks>();
        var map = (await app.Services.GetRequiredService<DocumentStore>().LatestAsync<BattleMapDocument>(customer.Id, DocumentKinds.BattleMap, default))!.Id;
        var secret = await links.CreateAsync(customer.Id, map, 1, TimeSpan.FromDays(1), false, default);
        var expired = await links.CreateAsync(customer.Id, map, 1, TimeSpan.FromSeconds(-1), false, default);

        Assert.NotNull(await links.FindAsync(secret, DocumentKinds.BattleMap, default));
        Assert.Null(await links.FindAsync(secret[..^1], DocumentKinds.BattleMap, default));
        Assert.Null(await links.FindAsync(expired, DocumentKinds.BattleMap, default));
        Assert.Null(await links.FindAsync(secret, DocumentKinds.Proposal, default)); // a map's link opens no proposal
        Assert.Equal(43, secret.Length);
    }
}
