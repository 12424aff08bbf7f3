namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>The formats that are read.</summary>
internal enum PageFormat
{
    Html,
    Text,
    Markdown,
    Docx,
    Pdf,
    Json,
    Xml,
}

/// <summary>Finds out what a body is: from its first bytes where they are telling, else from what was declared.</summary>
internal static class PageFormats
{
    private const int Head = 4_096;

    private static readonly byte[][] UnreadableMagic =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], "GIF8"u8.ToArray(), "RIFF"u8.ToArray(), [0x1F, 0x8B], "Rar!"u8.ToArray(), [(byte)'7', (byte)'z', 0xBC, 0xAF],
        [0xD0, 0xCF, 0x11, 0xE0], [0x7F, (byte)'E', (byte)'L', (byte)'F'], "OggS"u8.ToArray(), "ID3"u8.ToArray(), "wOFF"u8.ToArray(), "wOF2"u8.ToArray(), [0x28, 0xB5, 0x2F, 0xFD], "BZh"u8.ToArray(),
    ];

    /// <summary>The format of a body.</summary>
    /// <exception cref="UnreadablePageException">No bytes, a format that is not read, or not what was declared.</exception>
    public static PageFormat Of(byte[] body, string? contentType, Uri url)
    {
        if (body.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
            throw new UnreadablePageException(PageProblem.Empty, "no content");

        var declared = Declared(contentType, url);
        if (body.AsSpan().StartsWith("%PDF-"u8))
            return PageFormat.Pdf;
        if (body.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return PageFormat.Docx;
        if (declared is PageFormat.Docx && body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) // what Office wraps a document with a password in
            throw new UnreadablePageException(PageProblem.Protected, "a password is asked for");
        if (declared is PageFormat.Pdf or PageFormat.Docx)
            throw new UnreadablePageException(PageProblem.NotReadable, $"declared as {declared}, which it is not");
        if (Array.Exists(UnreadableMagic, m => body.AsSpan().StartsWith(m)) || IsBinary(body))
            throw new UnreadablePageException(PageProblem.NotReadable, "a binary format");
        return declared ?? Guess(body);
    }

    private static PageFormat? Declared(string? contentType, Uri url)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        var path = url.IsAbsoluteUri ? url.AbsolutePath : url.OriginalString.Split('?', '#')[0];
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return type switch
        {
            "text/html" or "application/xhtml+xml" => PageFormat.Html,
            "application/pdf" => PageFormat.Pdf,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => PageFormat.Docx,
            "text/markdown" or "text/x-markdown" => PageFormat.Markdown,
            "application/json" or "application/feed+json" or "application/ld+json" or "text/json" => PageFormat.Json,
            "application/xml" or "text/xml" or "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" => PageFormat.Xml,

            // Servers send Markdown as plain text, and upload forms know no better than "octet-stream".
            "text/plain" or "application/octet-stream" or "binary/octet-stream" or "" => ByExtension(extension, type),
            _ => type.EndsWith("+json", StringComparison.Ordinal) ? PageFormat.Json : type.EndsWith("+xml", StringComparison.Ordinal) ? PageFormat.Xml : ByExtension(extension, type),
        };
    }

    private static PageFormat? ByExtension(string extension, string type) => extension switch
    {
        ".md" or ".markdown" or ".mdx" => PageFormat.Markdown,
        ".pdf" => PageFormat.Pdf,
        ".docx" => PageFormat.Docx,
        ".json" or ".jsonl" => PageFormat.Json,
        ".xml" or ".rss" or ".atom" => PageFormat.Xml,
        ".txt" or ".text" or ".log" or ".csv" or ".tsv" => PageFormat.Text,
        ".html" or ".htm" or ".xhtml" or ".shtml" => PageFormat.Html,
        _ => type == "text/plain" ? PageFormat.Text : null,
    };

    private static PageFormat Guess(byte[] body)
    {
        var head = Charset.Decode(body.AsSpan(0, Math.Min(body.Length, Head)), null).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !head.Contains("<html", StringComparison.OrdinalIgnoreCase))
            return PageFormat.Xml;
        if (head.StartsWith('<') || head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase))
            return PageFormat.Html;
        return head.StartsWith('{') || head.StartsWith("[{", StringComparison.Ordinal) ? PageFormat.Json : PageFormat.Text;
    }

    // Text holds no zero bytes, but for UTF-16 and UTF-32, and few control characters in any encoding.
    private static bool IsBinary(byte[] body)
    {
        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return false;
        var head = body.AsSpan(0, Math.Min(body.Length, Head));
        var text = Charset.Decode(head, null);
        var odd = text.Count(c => c is '\0' or '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f')));
        return odd > text.Length * 0.1;
    }
}
