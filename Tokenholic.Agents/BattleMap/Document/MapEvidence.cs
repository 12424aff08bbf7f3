using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>A page that was read; <see cref="Sha256"/> is over the UTF-8 bytes of its text, which the command line writes to <c>map.pages/{Id}.txt</c>.</summary>
public sealed record MapPage
{
    /// <summary>"p1", "p2" …</summary>
    public required string Id { get; init; }

    /// <summary>The address, or <c>text:…</c>, <c>file:…</c>, <c>known:…</c> for what the rep gave.</summary>
    public required string Url { get; init; }

    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>How close the source is to the company.</summary>
    public required SourceTier Tier { get; init; }

    /// <summary>Who published it, of a news article.</summary>
    public string? Publisher { get; init; }

    /// <summary>When the page says it was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length of the text in UTF-16 units.</summary>
    public required int Characters { get; init; }
}

/// <summary>A verbatim quote: an exact substring of its page's text at <see cref="Start"/> (UTF-16 units).</summary>
public sealed record MapEvidence
{
    /// <summary>"e1", "e2" …</summary>
    public required string Id { get; init; }

    /// <summary>The page it stands on.</summary>
    public required string PageId { get; init; }

    /// <summary>The words.</summary>
    public required string Quote { get; init; }

    /// <summary>Where they begin in the page's text.</summary>
    public required int Start { get; init; }

    /// <summary>"usage" or "volume".</summary>
    public required string Kind { get; init; }

    /// <summary>What the quote was read to say, for a usage: use_case, vendor, model, status; for a volume: metric, low, high, period, use_case (numbers invariant, absent when unknown).</summary>
    public required IReadOnlyDictionary<string, string> Reading { get; init; }

    /// <summary>How sure the reading is, 0–1.</summary>
    public double Confidence { get; init; } = 1;
}
