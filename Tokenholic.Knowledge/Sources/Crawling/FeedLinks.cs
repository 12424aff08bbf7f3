using System.Text;
using AngleSharp.Html.Parser;

namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>The feeds a page announces in its head.</summary>
public static class FeedLinks
{
    private const int MaxFeeds = 5;

    /// <summary>Addresses of RSS and Atom feeds, in page order.</summary>
    public static IReadOnlyList<Uri> Find(byte[] body, Uri address)
    {
        // Latin-1 keeps every byte, and what is looked for is ASCII in all encodings of the web but UTF-16.
        using var document = new HtmlParser().ParseDocument(Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 64 * 1024)));
        return [.. document.QuerySelectorAll("link[rel~=alternate][type='application/rss+xml'],link[rel~=alternate][type='application/atom+xml']")
            .Select(l => Uri.TryCreate(address, l.GetAttribute("href"), out var feed) ? feed : null)
            .OfType<Uri>()
            .Where(f => f.Scheme is "http" or "https")
            .Take(MaxFeeds)];
    }
}
