using Tokenholic.Knowledge.Sources.Reading.Files;
using Tokenholic.Knowledge.Sources.Reading.Html;

namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>Turns the bytes an address sent, or a file, into title, main text, date and links.</summary>
public static class PageReader
{
    /// <summary>
    /// Reads HTML, plain text, Markdown, Word (docx), PDF, JSON, feeds and other XML. What a body is, and how it is encoded, is found from
    /// its bytes; <paramref name="contentType"/> and the extension of <paramref name="url"/> are hints. An HTML page without main text has
    /// an empty <see cref="PageText.Text"/>, because it may still have links to follow or need a browser.
    /// </summary>
    /// <exception cref="UnreadablePageException">Empty, corrupt, of a format that is not read, or not what it claims to be.</exception>
    public static PageText Read(byte[] body, string? contentType, Uri url)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(url);
        return PageFormats.Of(body, contentType, url) switch
        {
            PageFormat.Docx => DocxFile.Read(body, url),
            PageFormat.Pdf => PdfFile.Read(body, url),
            PageFormat.Markdown => MarkdownFile.Read(Charset.Decode(body, contentType), url),
            PageFormat.Json => JsonFile.Read(Charset.Decode(body, contentType), url),
            PageFormat.Xml => XmlFile.Read(Charset.Decode(body, contentType), url),
            PageFormat.Text => TextFile.Read(Charset.Decode(body, contentType), url),
            _ => HtmlPage.Read(Charset.Decode(body, contentType), url),
        };
    }
}
