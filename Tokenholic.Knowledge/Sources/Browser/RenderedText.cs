using Microsoft.Playwright;

namespace Tokenholic.Knowledge.Sources.Browser;

/// <summary>
/// Waits for the text of a page whose network is quiet already: many pages ask for their text, or show it, only some time after
/// they are loaded. A page with enough text costs one look.
/// </summary>
internal static class RenderedText
{
    private const int AlmostNothing = 40;
    private const int Little = 200;
    private const float LookMilliseconds = 250;
    private const string Letters = "() => document.body ? document.body.innerText.replace(/\\s/g, '').length : 0";

    /// <summary>
    /// Returns when the text is there and has stopped growing, or the patience is used up. A menu alone is not the text: a page
    /// of few words is waited for too, though less long, as it may be all there is.
    /// </summary>
    public static async Task WaitAsync(IPage page, BrowserOptions options, Func<bool> isOver, CancellationToken cancellationToken)
    {
        var first = await CountAsync(page, cancellationToken);
        if (first >= Little)
            return;
        var (enough, patience) = first < AlmostNothing ? (AlmostNothing, options.TextPatience) : (first + AlmostNothing, options.TextPatience / 4);
        var before = first;
        for (var waited = 0f; waited < patience.TotalMilliseconds && !isOver(); waited += LookMilliseconds)
        {
            await page.WaitForTimeoutAsync(LookMilliseconds).WaitAsync(cancellationToken);
            var now = await CountAsync(page, cancellationToken);
            if (now >= enough && now == before)
                return;
            before = now;
        }
    }

    private static async Task<int> CountAsync(IPage page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.EvaluateAsync<int>(Letters).WaitAsync(cancellationToken);
        }
        catch (PlaywrightException) when (!page.IsClosed && page.Context.Browser is { IsConnected: true })
        {
            return 0; // it was going on to another page this very moment
        }
    }
}
