using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>
/// The battle map as it is stored, shown, exported and written by the command line: self-contained, so that a script that
/// knows nothing of Tokenholic can recompute every figure and check every quote (docs/battle-map-json.md).
/// </summary>
public sealed record BattleMapDocument
{
    /// <summary>The format this code writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the JSON's shape.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Whom the map is about.</summary>
    public required MapCompany Company { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The language it was asked for in; texts carry both.</summary>
    public required ReplyLanguage Language { get; init; }

    /// <summary>"rules", or "rules+model".</summary>
    public string Mode { get; init; } = "rules";

    /// <summary>Every page that was read, in the order it was read.</summary>
    public required IReadOnlyList<MapPage> Pages { get; init; }

    /// <summary>Every quote the map rests on.</summary>
    public required IReadOnlyList<MapEvidence> Evidence { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<UseCaseColumn> UseCases { get; init; }

    /// <summary>The price-book rows that the map's ¥ rest on.</summary>
    public required IReadOnlyList<MapPrice> Prices { get; init; }

    /// <summary>The headline figures.</summary>
    public required MapTotals Totals { get; init; }

    /// <summary>Sentences that were looked at and not believed.</summary>
    public required IReadOnlyList<MapRejection> Rejected { get; init; }

    /// <summary>Pages that could not be used, with the reason.</summary>
    public required IReadOnlyList<MapFailedPage> FailedPages { get; init; }

    /// <summary>Facts about the company that scale assumptions or are worth knowing (staff, users …).</summary>
    public IReadOnlyList<MapFact> Facts { get; init; } = [];

    /// <summary>The rules behind the opportunity scores; empty when nothing is scored.</summary>
    public IReadOnlyList<ScoreRule> Scoring { get; init; } = [];

    /// <summary>What analysts say of the market, where a workload's cloud is unknown: one basis, named; null where nothing needs it.</summary>
    public MarketPrior? MarketPrior { get; init; }

    /// <summary>What was supposed of the industry, when the rep asked for it.</summary>
    public IndustryHypotheses? Hypotheses { get; init; }

    /// <summary>Discounts the rep entered, one a cloud; list prices are never changed by them.</summary>
    public IReadOnlyList<MapDiscount> Discounts { get; init; } = [];

    /// <summary>What people changed by hand, in the order it was done to the cells.</summary>
    public IReadOnlyList<MapEdit> Edits { get; init; } = [];
}

/// <summary>The company of a map; <paramref name="Fictional"/> is shown wherever its name is.</summary>
public sealed record MapCompany(string Name, IReadOnlyList<string> Sites, string? Industry, bool Fictional);

/// <summary>A sentence that names AI and was not believed; <paramref name="Reason"/> is a <c>DropReason</c> in snake_case.</summary>
public sealed record MapRejection(string PageId, string Quote, string Reason);

/// <summary>A page that could not be used; <paramref name="Reason"/> is a <c>PageProblem</c> in snake_case.</summary>
public sealed record MapFailedPage(string Url, string Reason, string? Detail);

/// <summary>A quantity the company states: <paramref name="Metric"/> of <c>Metrics</c>, per <paramref name="Period"/>; <paramref name="UseCase"/> is null when it is said of the company as a whole.</summary>
public sealed record MapFact(string Metric, double Low, double High, string Period, IReadOnlyList<string> EvidenceIds, string? UseCase = null);
