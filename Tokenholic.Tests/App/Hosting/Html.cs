using AngleSharp;
using AngleSharp.Dom;

namespace Tokenholic.Tests.App.Hosting;

internal static class Html
{
    /// <summary>The page a response carries.</summary>
    public static async Task<IDocument> ParseAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }
}
