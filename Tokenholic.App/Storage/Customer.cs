namespace Tokenholic.App.Storage;

/// <summary>A company that maps and proposals are made for; the fictional one is marked wherever its name is shown.</summary>
public sealed record Customer(Guid Id, string Name, string? Website, string? Industry, bool Fictional, DateTimeOffset CreatedAt);

/// <summary>A customer with the headline of its latest map and the run that is under way, if there is one.</summary>
public sealed record CustomerRow(
    Customer Customer,
    Guid? MapId,
    int? MapVersion,
    DateTimeOffset? MapAt,
    double? YuanPerYear,
    double? CompetitorShare,
    Guid? ActiveRunId);
