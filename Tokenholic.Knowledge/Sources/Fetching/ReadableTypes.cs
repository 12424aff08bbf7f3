namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>The content types that can become text; a video or an archive is not even downloaded.</summary>
internal static class ReadableTypes
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/xhtml+xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
        "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    private static readonly HashSet<string> UnreadableText = new(StringComparer.OrdinalIgnoreCase)
    {
        "text/css", "text/javascript", "text/event-stream", "text/calendar", "text/vcard",
    };

    /// <summary>True for text, markup, feeds, PDF and DOCX; a missing type is let through, the reader looks at the bytes.</summary>
    public static bool Accept(string? mediaType)
    {
        if (string.IsNullOrWhiteSpace(mediaType))
            return true;
        return mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? !UnreadableText.Contains(mediaType) : Types.Contains(mediaType);
    }
}
