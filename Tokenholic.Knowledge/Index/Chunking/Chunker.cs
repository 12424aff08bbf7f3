using System.Buffers;

namespace Tokenholic.Knowledge.Index.Chunking;

/// <summary>
/// Cuts a text into passages of about 800 characters that follow its headings; a table or a piece of code stays whole unless it is
/// longer than any reader could take in, and then breaks between lines.
/// </summary>
public static class Chunker
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；.!?;");

    private const int Target = 800;
    private const int Small = 200;
    private const int LongestParagraph = 1_600;
    private const int LongestWhole = 6_000;
    private const int MostHeadings = 6;

    /// <summary>Cuts the text; <paramref name="name"/> is its title where it has none of its own.</summary>
    public static ChunkedText Cut(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (facts, start) = FrontMatter.Read(text);
        var chunks = new List<Chunk>();
        var headings = new List<(int Level, string Title)>();
        var (from, to, above) = (-1, -1, Array.Empty<string>());
        string? title = null;

        void Close()
        {
            if (from >= 0)
                chunks.Add(new Chunk(from, to - from, above));
            from = -1;
        }

        foreach (var block in MarkdownBlocks.Read(text, start))
        {
            if (block.Kind is BlockKind.Heading)
            {
                title ??= block.Title;
                // A heading with hardly anything below it stays with its first section; sections side by side stay apart.
                var below = from >= 0 && to - from < Small && headings.Count > 0 && block.Level > headings[^1].Level;
                headings.RemoveAll(h => h.Level >= block.Level);
                headings.Add((block.Level, block.Title));
                if (!below)
                    Close();
            }

            foreach (var piece in Pieces(text, block))
            {
                if (from >= 0 && to - from > 0 && piece.End - from > Target && (to - from >= Small || piece.Length > Target))
                    Close();
                if (from < 0)
                    (from, above) = (piece.Start, [.. headings.TakeLast(MostHeadings).Select(h => h.Title)]);
                to = piece.End;
            }
        }

        Close();
        var named = facts.GetValueOrDefault("title") ?? facts.GetValueOrDefault("name") ?? title ?? FirstLine(text, chunks) ?? name;
        return new ChunkedText(named, facts, chunks);
    }

    private static IEnumerable<Block> Pieces(string text, Block block)
    {
        var longest = block.Kind is BlockKind.Paragraph ? LongestParagraph : LongestWhole;
        for (var start = block.Start; start < block.End;)
        {
            var end = block.End - start <= longest ? block.End : Break(text, start, start + longest, block.Kind);
            yield return block with { Start = start, End = end };
            start = end;
        }
    }

    // At the end of a line, else of a sentence, in the second half of what fits; never inside a surrogate pair.
    private static int Break(string text, int start, int end, BlockKind kind)
    {
        var half = (end - start) / 2;
        var tail = text.AsSpan(start + half, end - start - half);
        var at = tail.LastIndexOf('\n');
        if (at < 0 && kind is BlockKind.Paragraph)
            at = tail.LastIndexOfAny(SentenceEnds);
        if (at >= 0)
            return start + half + at + 1;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    private static string? FirstLine(string text, List<Chunk> chunks)
    {
        if (chunks.Count == 0)
            return null;
        var line = text.AsSpan(chunks[0].Start, chunks[0].Length).Trim();
        var end = line.IndexOf('\n');
        line = (end < 0 ? line : line[..end]).Trim(" *#|\r");
        return line.Length is > 1 and <= 80 ? line.ToString() : null;
    }
}
