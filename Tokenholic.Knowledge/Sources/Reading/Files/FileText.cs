namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>What the readers of files have in common: one paragraph a line, and a title where the format has none.</summary>
internal static class FileText
{
    private const int MaxTitle = 120;

    /// <summary>A text from its paragraphs; the title is the given one, else a short first line, else the name of the file.</summary>
    /// <exception cref="UnreadablePageException">There is no text in it.</exception>
    public static PageText Of(IEnumerable<string> paragraphs, string? title, Uri url, DateOnly? published = null, IReadOnlyList<PageLink>? links = null)
    {
        var lines = paragraphs.Select(p => TextMeasure.Collapse(p)).Where(p => p.Length > 0).ToList();
        if (lines.Count == 0)
            throw new UnreadablePageException(PageProblem.Empty, "no text");
        var name = TextMeasure.Collapse(title ?? "");
        if (name.Length == 0)
            name = lines[0].Length <= MaxTitle && !lines[0].EndsWith('。') ? lines[0] : FileName(url);
        return new PageText(name.Length > MaxTitle * 2 ? name[..(MaxTitle * 2)] : name, string.Join('\n', lines), published, links ?? [], NeedsBrowser: false);
    }

    private static string FileName(Uri url)
        => Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(url.IsAbsoluteUri ? url.AbsolutePath : url.OriginalString));
}
