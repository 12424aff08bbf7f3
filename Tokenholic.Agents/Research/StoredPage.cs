using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>
/// A page as a run read it (or failed to): the snapshot that quotes are checked against. <see cref="Sha256"/> is over the
/// UTF-8 bytes of <see cref="Text"/>, in lower-case hex.
/// </summary>
public sealed record StoredPage
{
    /// <summary>What the page is known by: the address asked for, once it is cited the one that answered; or <c>text:…</c>, <c>file:…</c>, <c>known:…</c> for what the rep gave.</summary>
    public required string Url { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required string FinalUrl { get; init; }

    /// <summary>How close the source is to the company.</summary>
    public required SourceTier Tier { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The page's title; empty when it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The main text; empty when <see cref="Problem"/> is set.</summary>
    public string Text { get; init; } = "";

    /// <summary>SHA-256 of the text.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>When the page says it was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Who published it, of a news article.</summary>
    public string? Publisher { get; init; }

    /// <summary>Links worth following, in page order.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>Whether a browser had to run the page's scripts.</summary>
    public bool Rendered { get; init; }

    /// <summary>Why the page is not used; null when it is.</summary>
    public PageProblem? Problem { get; init; }

    /// <summary>A technical detail of the problem.</summary>
    public string? ProblemDetail { get; init; }
}
