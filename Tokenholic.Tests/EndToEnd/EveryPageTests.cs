using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Tokenholic.App.Components.Layout;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.EndToEnd;

[Collection(OtherEndToEndTests.Name)]
public sealed partial class EveryPageTests(AppFixture app)
{
    /// <summary>Whoever adds a page that needs no customer is checked here without doing anything.</summary>
    public static TheoryData<string> Addresses => [.. typeof(MainLayout).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
        .Select(route => route.Template)
        .Where(template => !template.Contains('{', StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_accessible_fits_a_phone_and_speaks_English(string address)
    {
        var page = await app.OpenAsync(address, width: 390, language: "en-US", dark: true);
        await Expect(page.Locator("#main h1").First).ToBeVisibleAsync();
        await Expect(page.Locator("#main [aria-busy=true]")).ToHaveCountAsync(0);

        await Accessibility.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        Assert.DoesNotMatch(PlaceholderLeft(), await page.Locator("#main").InnerTextAsync());
    }

    /// <summary>A format that nobody filled, or a variable that was taken for a text.</summary>
    [GeneratedRegex(@"\{\d\}|(^|\s)_[a-z]+\b|System\.\w+|\bnull\b", RegexOptions.None, 1000)]
    private static partial Regex PlaceholderLeft();
}
