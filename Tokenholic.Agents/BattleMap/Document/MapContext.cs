using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>One analyst's shares of one period, in per cent; bases measure different things and are never mixed.</summary>
public sealed record MarketPrior(string Basis, LocalizedText Measure, string Period, string Certainty, string Source, IReadOnlyList<MarketPriorShare> Shares);

/// <summary>A cloud's share by that basis.</summary>
public sealed record MarketPriorShare(string Vendor, double Percent);

/// <summary>That hypotheses were asked for: <paramref name="Industry"/> is null when the words given name no industry that is known, and nothing was supposed.</summary>
public sealed record IndustryHypotheses(string? Given, LocalizedText? Industry);

/// <summary>A discount that the rep entered for a cloud: <paramref name="Share"/> of the list price is taken off, 0–1.</summary>
public sealed record MapDiscount(string Vendor, double Share, string? Note, DateTimeOffset At);
