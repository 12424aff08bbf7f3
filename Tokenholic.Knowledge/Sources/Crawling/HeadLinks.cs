using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>Where a page's head leads, other than by its visible links.</summary>
public sealed partial record HeadLinks(IReadOnlyList<Uri> Feeds, Uri? Refresh)
{
    private const int MaxFeeds = 5;
    private const int HeadBytes = 64 * 1024;

    /// <summary>The RSS and Atom feeds a page announces, in order, and the page it goes on to by itself (<c>meta refresh</c>).</summary>
    public static HeadLinks Find(byte[] body, Uri address)
    {
        // Latin-1 keeps every byte, and what is looked for is ASCII in all encodings of the web but UTF-16.
        using var document = new HtmlParser().ParseDocument(Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, HeadBytes)));
        var feeds = document.QuerySelectorAll("link[rel~=alternate][type='application/rss+xml'],link[rel~=alternate][type='application/atom+xml']")
            .Select(l => Absolute(address, l.GetAttribute("href")))
            .OfType<Uri>()
            .Take(MaxFeeds);
        var refresh = document.QuerySelectorAll("meta[http-equiv=refresh i]").Select(m => RefreshTarget().Match(m.GetAttribute("content") ?? "")).FirstOrDefault(m => m.Success);
        return new HeadLinks([.. feeds], Absolute(address, refresh?.Groups[1].Value));
    }

    private static Uri? Absolute(Uri address, string? written) =>
        !string.IsNullOrWhiteSpace(written) && Uri.TryCreate(address, written.Trim(), out var url) && url.Scheme is "http" or "https" ? url : null;

    [GeneratedRegex(@"^\s*\d+(?:\.\d*)?\s*[;,]\s*url\s*=\s*['""]?([^'""]+)", RegexOptions.IgnoreCase)]
    private static partial Regex RefreshTarget();
}
