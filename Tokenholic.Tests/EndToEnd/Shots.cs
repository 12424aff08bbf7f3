using Microsoft.Playwright;

namespace Tokenholic.Tests.EndToEnd;

/// <summary>Screenshots for people, written only when the environment variable <c>SHOTS</c> names a folder.</summary>
internal static class Shots
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
        {
            await Accessibility.SettleAsync(page);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
