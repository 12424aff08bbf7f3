using System.Globalization;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Knowledge.Ingestion;

/// <summary>A document as it was read: its text, kept as it is so that places in it stay true, and how it is cut.</summary>
public sealed record ReadDocument(string Title, string Text, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<Chunk> Chunks, DateOnly? Published);

/// <summary>Turns a file or a fetched page into a document of the knowledge base.</summary>
public static class DocumentReader
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int MaxCharacters = 5_000_000;

    /// <summary>
    /// Reads Markdown and plain text as they are, and the text of HTML, Word, PDF, JSON and XML. <paramref name="url"/> may be relative,
    /// as a file's name is. Scripts and instructions in a document are text like any other: nothing is run or obeyed.
    /// </summary>
    /// <exception cref="UnreadablePageException">Too large, empty, protected, corrupt, or of a format that is not read.</exception>
    public static ReadDocument Read(byte[] body, string? contentType, Uri url)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(url);
        if (body.Length > MaxBytes)
            throw new UnreadablePageException(PageProblem.TooLarge, $"over {MaxBytes / 1024 / 1024} MB");

        var name = Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(url.IsAbsoluteUri ? url.AbsolutePath : url.OriginalString));
        if (PageFormats.Of(body, contentType, url) is PageFormat.Markdown or PageFormat.Text)
            return Cut(Charset.Decode(body, contentType).TrimStart('\uFEFF'), null, name, null);

        var page = PageReader.Read(body, contentType, url);
        return Cut(page.Text, page.Title, name, page.Published);
    }

    private static ReadDocument Cut(string text, string? title, string name, DateOnly? published)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadablePageException(PageProblem.Empty, "no text");
        if (text.Length > MaxCharacters)
            throw new UnreadablePageException(PageProblem.TooLarge, "over 5 million characters");
        var cut = Chunker.Cut(text, name);
        return new ReadDocument(string.IsNullOrWhiteSpace(title) ? cut.Title : title, text, cut.Facts, cut.Chunks, published ?? DateOf(cut.Facts));
    }

    private static DateOnly? DateOf(IReadOnlyDictionary<string, string> facts)
        => new[] { "date", "updated", "collected_at", "crawled_at" }.Select(facts.GetValueOrDefault).OfType<string>()
            .Select(value => value.Length >= 10 && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null)
            .FirstOrDefault(date => date is not null);
}
