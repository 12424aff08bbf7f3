namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>Turns the bytes an address sent, or a file, into title, main text, date and links.</summary>
public static class PageReader
{
    /// <summary>
    /// Reads a page or file. What it is, and how it is encoded, is found from the bytes; <paramref name="contentType"/> and the
    /// extension of <paramref name="url"/> are hints. An HTML page without main text has an empty <see cref="PageText.Text"/>.
    /// </summary>
    /// <exception cref="UnreadablePageException">Corrupt, empty, of a format that is not read, or not what it claims to be.</exception>
    public static PageText Read(byte[] body, string? contentType, Uri url)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(url);
        return Html.HtmlPage.Read(Charset.Decode(body, contentType), url);
    }
}
