namespace Tokenholic.App.Storage;

/// <summary>The kinds of documents that are kept in versions.</summary>
public static class DocumentKinds
{
    /// <summary>A <c>BattleMapDocument</c>.</summary>
    public const string BattleMap = "battle_map";

    /// <summary>A <c>ProposalDocument</c>.</summary>
    public const string Proposal = "proposal";
}

/// <summary>One version of a document; versions are only ever added.</summary>
public sealed record DocumentVersion<T>(
    Guid Id,
    int Version,
    string Kind,
    Guid CustomerId,
    Guid? RunId,
    int? ParentVersion,
    int? RestoredFrom,
    string? Note,
    DateTimeOffset CreatedAt,
    T Body)
{
    /// <summary>Who made it by hand, as they named themselves; null when they did not, or a run made it.</summary>
    public string? Author { get; init; }
}

/// <summary>A version without its body, for lists.</summary>
public sealed record DocumentVersionHead(int Version, Guid? RunId, int? RestoredFrom, string? Note, DateTimeOffset CreatedAt, string? Author = null);
