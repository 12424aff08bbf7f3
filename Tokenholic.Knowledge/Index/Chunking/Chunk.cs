namespace Tokenholic.Knowledge.Index.Chunking;

/// <summary>A passage of a document: its exact place in the text (UTF-16 units) and the headings above it, outermost first.</summary>
public sealed record Chunk(int Start, int Length, IReadOnlyList<string> Headings)
{
    /// <summary>The passage, as it stands in the document's text.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }
}

/// <summary>What a document says of itself and how it is cut; <paramref name="Facts"/> are the fields of its front matter (url, keywords …).</summary>
public sealed record ChunkedText(string Title, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<Chunk> Chunks);
