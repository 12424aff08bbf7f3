namespace Tokenholic.Agents.Models;

/// <summary>A part of a page that a prompt carries: <paramref name="Length"/> UTF-16 units of the page's text from <paramref name="Start"/>.</summary>
public sealed record SentPassage(string Url, int Start, int Length);

/// <summary>On whose behalf a model is asked.</summary>
public sealed record CallContext
{
    /// <summary>Who asks, such as <c>battle_map.claims</c>.</summary>
    public required string Agent { get; init; }

    /// <summary>What for.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The run it belongs to; null outside of runs.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The customer whose texts are in the prompt; null when nobody's are.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>What the prompt carries of pages.</summary>
    public IReadOnlyList<SentPassage> Sent { get; init; } = [];

    /// <summary>Whether somebody reads the answer as it comes. Otherwise it is passed on when it is complete, so that a call that breaks off can be repeated unseen.</summary>
    public bool Live { get; init; }

    /// <summary>False where each answer must be new, as when a model is tried out.</summary>
    public bool Cached { get; init; } = true;
}
