using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay;

/// <summary>The four kinds of meeting that are practised.</summary>
public enum Scenario
{
    /// <summary>客户发现.</summary>
    Discovery,

    /// <summary>技术深聊.</summary>
    DeepDive,

    /// <summary>异议处理.</summary>
    Objections,

    /// <summary>高管汇报.</summary>
    Briefing,
}

/// <summary>How hard the buyer is; it changes the numbers of <c>BuyerRules</c>.</summary>
public enum Difficulty
{
    /// <summary>简单.</summary>
    Easy,

    /// <summary>中等.</summary>
    Medium,

    /// <summary>困难.</summary>
    Hard,
}

/// <summary>The buyer who is played: a fictional person, at a fictional company or at one of the customers.</summary>
public sealed record Persona
{
    /// <summary>An id of the data file, or "customer".</summary>
    public required string Id { get; init; }

    /// <summary>The company.</summary>
    public required LocalizedText Company { get; init; }

    /// <summary>The person; always invented.</summary>
    public required LocalizedText Person { get; init; }

    /// <summary>What the person does.</summary>
    public required LocalizedText Role { get; init; }

    /// <summary>An id of the industries.</summary>
    public required string Industry { get; init; }

    /// <summary>The industry in words.</summary>
    public required LocalizedText IndustryName { get; init; }

    /// <summary>"small" or "large".</summary>
    public required string Size { get; init; }

    /// <summary>Technical maturity: "low", "medium", "high".</summary>
    public required string Maturity { get; init; }

    /// <summary>"busy", "cautious", "direct", "sceptical".</summary>
    public required string Temper { get; init; }

    /// <summary>Whether the company is invented too.</summary>
    public bool Fictional { get; init; }

    /// <summary>The customer whose map it was made of.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>What the buyer knows and does not volunteer.</summary>
    public required IReadOnlyList<HiddenFact> Facts { get; init; }

    /// <summary>The fact on a topic.</summary>
    public HiddenFact? Fact(string topic) => Facts.FirstOrDefault(f => f.Topic == topic);
}

/// <summary>A fact the right question on its topic earns; <paramref name="Source"/> is the address of the evidence for a customer's own fact, "map" for a figure computed there, null for what is invented for practice.</summary>
public sealed record HiddenFact(string Topic, LocalizedText Text, string? Source = null);
