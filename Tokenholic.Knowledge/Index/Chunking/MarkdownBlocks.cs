namespace Tokenholic.Knowledge.Index.Chunking;

/// <summary>Reads text, with or without Markdown in it, into headings, paragraphs, tables and code, each with its place.</summary>
internal static class MarkdownBlocks
{
    private const int LongestTitle = 160;

    public static IEnumerable<Block> Read(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            var end = LineEnd(text, at);
            var line = text.AsSpan(at, end - at).Trim();
            if (line.IsEmpty)
            {
                at = Next(text, end);
                continue;
            }

            var block = Fence(line) is { } fence ? Until(BlockKind.Code, text, at, (l, first) => !first && l.StartsWith(fence, StringComparison.Ordinal))
                : Heading(text, at, end) ?? (line[0] == '|' ? While(BlockKind.Table, text, at, l => l.Length > 0 && l[0] == '|')
                : line.StartsWith("<table", StringComparison.OrdinalIgnoreCase) ? Until(BlockKind.Table, text, at, (l, _) => l.Contains("</table>", StringComparison.OrdinalIgnoreCase))
                : While(BlockKind.Paragraph, text, at, l => l.Length > 0 && l[0] is not ('|' or '#') && Fence(l) is null));
            yield return block;
            at = Next(text, block.End);
        }
    }

    private static string? Fence(ReadOnlySpan<char> line)
        => line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;

    private static Block? Heading(string text, int at, int end)
    {
        var line = text.AsSpan(at, end - at).Trim();
        var level = line.IndexOfAnyExcept('#');
        if (level is < 1 or > 6 || line[level] is not (' ' or '\t'))
            return null;
        var title = line[level..].Trim().TrimEnd('#').Trim();
        var attributes = title.IndexOf("{#", StringComparison.Ordinal);
        title = (attributes > 0 ? title[..attributes] : title).Trim(" *\\");
        return new Block(BlockKind.Heading, at, end, level, (title.Length > LongestTitle ? title[..LongestTitle] : title).ToString());
    }

    // The first line always belongs to the block.
    private static Block While(BlockKind kind, string text, int start, LineTest belongs)
    {
        var end = LineEnd(text, start);
        for (var at = Next(text, end); at < text.Length; at = Next(text, end))
        {
            var next = LineEnd(text, at);
            if (!belongs(text.AsSpan(at, next - at).Trim()))
                break;
            end = next;
        }

        return new Block(kind, start, end);
    }

    // Up to and with the line that ends it, or to the end of the text.
    private static Block Until(BlockKind kind, string text, int start, EndTest ends)
    {
        var end = start;
        for (var at = start; at < text.Length; at = Next(text, end))
        {
            end = LineEnd(text, at);
            if (ends(text.AsSpan(at, end - at).Trim(), at == start))
                break;
        }

        return new Block(kind, start, end);
    }

    private static int LineEnd(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : at + end;
    }

    private static int Next(string text, int end)
        => end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : Math.Min(end + 1, text.Length);

    private delegate bool LineTest(ReadOnlySpan<char> line);

    private delegate bool EndTest(ReadOnlySpan<char> line, bool first);
}
