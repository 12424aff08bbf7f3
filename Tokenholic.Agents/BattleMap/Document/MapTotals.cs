namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>The headline: <see cref="Known"/> rests on evidence alone, <see cref="Assumed"/> is what templates would add.</summary>
public sealed record MapTotals
{
    /// <summary>Workloads with <see cref="Workload.InTotals"/>.</summary>
    public required TotalFigures Known { get; init; }

    /// <summary>The other workloads in use or planned: the volume is assumed, or the use only intended; never added to <see cref="Known"/> silently.</summary>
    public required TotalFigures Assumed { get; init; }

    /// <summary>Current workloads (in use) by cloud: how many, and the ¥ a year of those in <see cref="Known"/>.</summary>
    public required IReadOnlyList<VendorShare> ByVendor { get; init; }

    /// <summary>Share of current workloads on competitors and on the customer's own machines, 0–1; null when no workload is on a known cloud. Those on an unknown cloud count as neither, so it is at least this much.</summary>
    public double? CompetitorShare { get; init; }

    /// <summary>"yuan" when every current workload's ¥ is known, else "workloads".</summary>
    public string CompetitorShareBasis { get; init; } = "workloads";
}

/// <summary>Sums over a set of workloads; a null is "nothing known", never zero.</summary>
public sealed record TotalFigures
{
    /// <summary>How many workloads.</summary>
    public required int Workloads { get; init; }

    /// <summary>Text tokens a month.</summary>
    public MapRange? TextTokensPerMonth { get; init; }

    /// <summary>Video tokens a month.</summary>
    public MapRange? VideoTokensPerMonth { get; init; }

    /// <summary>Text tokens a month in twelve months: those that grow and those of which no growth is known, as they are.</summary>
    public MapRange? TextTokensPerMonthInAYear { get; init; }

    /// <summary>Video tokens a month in twelve months.</summary>
    public MapRange? VideoTokensPerMonthInAYear { get; init; }

    /// <summary>¥ a year at list price where the work runs today.</summary>
    public MapRange? YuanPerYear { get; init; }

    /// <summary>¥ a year of the same work after the discounts that the rep entered; null when none was entered.</summary>
    public MapRange? DiscountedYuanPerYear { get; init; }

    /// <summary>¥ a year of what Alibaba Cloud could win, at its own list price.</summary>
    public MapRange? OpportunityYuanPerYear { get; init; }
}

/// <summary>One cloud's part of the current workloads.</summary>
public sealed record VendorShare(string Vendor, int Workloads, MapRange? YuanPerYear, double Share);
