using System.IO.Compression;
using System.Xml;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>
/// The pages (and further sitemaps) that a sitemap, sitemap index, RSS or Atom feed names. A file that breaks off in the
/// middle gives what stands before the break.
/// </summary>
public sealed record LinkFile(IReadOnlyList<PageLink> Pages, IReadOnlyList<Uri> Sitemaps)
{
    private const int MaxEntries = 5000;
    private const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Reads the file; gzip is unpacked. What is no such file gives no links.</summary>
    public static async Task<LinkFile> ReadAsync(byte[] body, Uri address, CancellationToken cancellationToken)
    {
        var pages = new List<PageLink>();
        var sitemaps = new List<Uri>();
        try
        {
            if (body is [0x1F, 0x8B, ..])
            {
                await using var packed = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
                body = await BoundedBody.ReadAsync(packed, MaxBytes, cancellationToken) ?? [];
            }
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings
            {
                Async = true,
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersInDocument = MaxBytes,
            });
            await ReadAsync(reader, address, pages, sitemaps, cancellationToken);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            // Not XML, or no longer: the entries before the break are as good as any.
        }
        return new LinkFile(pages, sitemaps);
    }

    private static async Task ReadAsync(XmlReader reader, Uri address, List<PageLink> pages, List<Uri> sitemaps, CancellationToken cancellationToken)
    {
        var title = "";
        var isIndex = false;
        var canRead = await reader.ReadAsync();
        while (canRead && pages.Count + sitemaps.Count < MaxEntries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.NodeType != XmlNodeType.Element)
            {
                canRead = await reader.ReadAsync();
                continue;
            }
            switch (reader.LocalName)
            {
                case "sitemapindex":
                    isIndex = true;
                    break;
                case "item" or "entry":
                    title = "";
                    break;
                case "title":
                    title = await TextAsync(reader);
                    continue;
                case "loc" when reader.NamespaceURI is "" || reader.NamespaceURI.Contains("/sitemap/", StringComparison.Ordinal): // not an image's or a video's
                    Add(await TextAsync(reader), "", toSitemaps: isIndex);
                    continue;
                case "link" when reader.GetAttribute("href") is { } href:
                    if (reader.GetAttribute("rel") is null or "alternate")
                        Add(href, title, toSitemaps: false);
                    break;
                case "link":
                    Add(await TextAsync(reader), title, toSitemaps: false);
                    continue;
            }
            canRead = await reader.ReadAsync();
        }

        void Add(string written, string text, bool toSitemaps)
        {
            if (!Uri.TryCreate(address, written.Trim(), out var url) || url.Scheme is not ("http" or "https"))
                return;
            if (toSitemaps)
                sitemaps.Add(url);
            else
                pages.Add(new PageLink(url, text));
        }
    }

    /// <summary>The element's text, leaving the reader behind it; an element inside it ends the text.</summary>
    private static async Task<string> TextAsync(XmlReader reader)
    {
        var text = "";
        if (reader.IsEmptyElement)
        {
            await reader.ReadAsync();
            return text;
        }
        while (await reader.ReadAsync() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            text += reader.Value;
        return text.Trim();
    }
}
