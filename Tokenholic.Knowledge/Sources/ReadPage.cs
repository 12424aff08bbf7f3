namespace Tokenholic.Knowledge.Sources;

/// <summary>What an address sent: final address after redirects, bytes after decompression, and whether a browser rendered it.</summary>
public sealed record FetchedPage(Uri RequestedUrl, Uri Url, string? ContentType, byte[] Body, DateTimeOffset FetchedAt, bool Rendered = false);

/// <summary>Either a page or the problem that stood in its way; failures are values, one bad page ends no run.</summary>
public sealed record FetchResult
{
    private FetchResult(FetchedPage? page, PageProblem? problem, string? detail) => (Page, Problem, Detail) = (page, problem, detail);

    /// <summary>The page, when it was fetched.</summary>
    public FetchedPage? Page { get; }

    /// <summary>What went wrong, when it was not.</summary>
    public PageProblem? Problem { get; }

    /// <summary>A short technical detail for the log of the run (a status code, a limit); never page text.</summary>
    public string? Detail { get; }

    /// <summary>A fetched page.</summary>
    public static FetchResult Ok(FetchedPage page) => new(page, null, null);

    /// <summary>A page that could not be had.</summary>
    public static FetchResult Failed(PageProblem problem, string? detail = null) => new(null, problem, detail);
}

/// <summary>A link found in a page's markup, absolute, with its visible text.</summary>
public sealed record PageLink(Uri Url, string Text);

/// <summary>
/// The main text of a page: no menus, banners, related links or hidden text. Paragraphs are separated by one line break,
/// white space inside a line is collapsed. Quotes are exact substrings of <see cref="Text"/>, offsets are UTF-16 units.
/// </summary>
public sealed record PageText(string Title, string Text, DateOnly? Published, IReadOnlyList<PageLink> Links, bool NeedsBrowser)
{
    /// <summary>Who published it, when the page shows itself to be a news article; else null.</summary>
    public string? Publisher { get; init; }
}
