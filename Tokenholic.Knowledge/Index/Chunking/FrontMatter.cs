namespace Tokenholic.Knowledge.Index.Chunking;

/// <summary>The fields between two lines of --- at the beginning of a Markdown file.</summary>
internal static class FrontMatter
{
    private const int MostFields = 50;
    private const int Longest = 20_000;

    /// <summary>The fields, names in lower case, and where the text begins.</summary>
    public static (Dictionary<string, string> Fields, int End) Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
            return (fields, 0);
        var close = text.IndexOf("\n---", 3, Math.Min(text.Length - 3, Longest), StringComparison.Ordinal);
        if (close < 0)
            return (fields, 0);

        foreach (var line in text[4..Math.Max(4, close)].Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && fields.Count < MostFields && line[(colon + 1)..].Trim().Trim('"', '\'') is { Length: > 0 } value)
                fields.TryAdd(line[..colon].Trim().ToLowerInvariant(), value);
        }

        var end = text.IndexOf('\n', close + 1);
        return (fields, end < 0 ? text.Length : end + 1);
    }
}
