using System.Text.Json.Serialization;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>How well something is known; the earlier, the stronger.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Label>))]
public enum Label
{
    /// <summary>■ A quote says so.</summary>
    [JsonStringEnumMemberName("fact")]
    Fact,

    /// <summary>✎ The rep says so.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,

    /// <summary>□ Derived from quotes that say something near it (a plan, a job ad, a user count).</summary>
    [JsonStringEnumMemberName("inferred")]
    Inferred,

    /// <summary>▨ A template's default: no evidence, outside the totals.</summary>
    [JsonStringEnumMemberName("assumed")]
    Assumed,
}

/// <summary>A column of the map.</summary>
public sealed record UseCaseColumn
{
    /// <summary>An id of <c>UseCaseIds</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Its workloads: one per model and cloud.</summary>
    public required IReadOnlyList<Workload> Workloads { get; init; }
}

/// <summary>One use case on one model and one cloud: a cell of the map.</summary>
public sealed record Workload
{
    /// <summary>"w1", "w2" … stable within the document.</summary>
    public required string Id { get; init; }

    /// <summary>An id of <c>VendorIds</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>An id of the model catalogue; null when no model is named.</summary>
    public string? Model { get; init; }

    /// <summary>The model's name as shown; null when no model is named.</summary>
    public LocalizedText? ModelName { get; init; }

    /// <summary>The product that is paid by seat and names no model, so that its tokens have no price today; null for anything else.</summary>
    public LocalizedText? SeatProduct { get; init; }

    /// <summary>The company's relation to it; denied and past workloads are shown but never counted.</summary>
    public required UsageStatus Status { get; init; }

    /// <summary>How well the use itself is known.</summary>
    public required Label UsageLabel { get; init; }

    /// <summary>The weaker of the use and its volume: what the cell's fill and sign say.</summary>
    public required Label Label { get; init; }

    /// <summary>Quotes that state the use.</summary>
    public required IReadOnlyList<string> EvidenceIds { get; init; }

    /// <summary>Quotes that say otherwise (another status, vendor or model), kept beside it.</summary>
    public IReadOnlyList<string> ConflictIds { get; init; } = [];

    /// <summary>How much it consumes; null when nothing can honestly be said (past, denied, no template).</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>How it will grow; null when unknown.</summary>
    public Growth? Growth { get; init; }

    /// <summary>What it means for Alibaba Cloud.</summary>
    public required Opportunity Opportunity { get; init; }

    /// <summary>Why the workload is supposed without evidence: what companies of the industry usually do; null for what is evidenced.</summary>
    public LocalizedText? Hypothesis { get; init; }

    /// <summary>What the customer said of the cell; null until somebody asked.</summary>
    public CustomerVerdict? Verdict { get; init; }

    /// <summary>The cell as research found it, before people said or entered anything; null when nobody did, or nobody found it.</summary>
    public Workload? Researched { get; init; }

    /// <summary>True when a person took the cell off the map: shown as such, counted nowhere; null otherwise.</summary>
    public bool? Removed { get; init; }

    /// <summary>True when the workload counts in the totals: in use, neither its use nor its volume assumed, and neither refuted nor removed.</summary>
    public required bool InTotals { get; init; }
}
