using System.Text.Json.Serialization;

namespace Tokenholic.Knowledge.Catalog;

/// <summary>How the consumption of a use case is estimated: which stated quantities count its work, and what a piece of work takes.</summary>
public sealed record EstimationTemplate
{
    /// <summary>The use case: an id of <see cref="UseCaseIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of model does the work.</summary>
    public required Modality Modality { get; init; }

    /// <summary>
    /// What is consumed a month, by unit (<c>text_tokens</c>, <c>video_tokens</c>, <c>video_seconds</c>, <c>images</c>,
    /// <c>characters</c>), the usual unit first: a formula in which <c>{count}</c> stands for the pieces of work.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Consumption { get; init; }

    /// <summary>The stated quantities that count the work, the best first.</summary>
    public required IReadOnlyList<VolumeWay> Ways { get; init; }

    /// <summary>What is assumed when nothing is stated; null when nothing honest can be assumed.</summary>
    public TemplateVolume? Volume { get; init; }

    /// <summary>The other variables of its formulas.</summary>
    public required IReadOnlyList<TemplateDriver> Drivers { get; init; }

    /// <summary>Text tokens of one model call, for work that is stated in calls; null when calls say nothing.</summary>
    public TemplateRange? TokensPerCall { get; init; }

    /// <summary>Text tokens where the company states what a piece of work takes: that times the pieces, and the share of them that reaches a model.</summary>
    public string Piece { get; init; } = "{count} * tokens_per_piece";

    /// <summary>Share of the text tokens that is input, 0–1.</summary>
    public double? InputShare { get; init; }

    /// <summary>Why that share.</summary>
    public LocalizedText? InputShareReason { get; init; }

    /// <summary>Input tokens of a typical request, which decides the price tier.</summary>
    public double RequestInputTokens { get; init; }

    /// <summary>The Alibaba Cloud model that fits the work itself; null when the model in use decides.</summary>
    public FittingModel? Aliyun { get; init; }

    /// <summary>The company sizes that scale <see cref="Volume"/> when one of them is stated, the best first: ids of <see cref="Metrics"/>.</summary>
    public IReadOnlyList<string> ScalesWith { get; init; } = [Metrics.Staff, Metrics.Revenue];
}

/// <summary>Which facts a <see cref="VolumeWay"/> takes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactScope>))]
public enum FactScope
{
    /// <summary>Those said of the use case, and those said of the company as a whole.</summary>
    [JsonStringEnumMemberName("any")]
    Any,

    /// <summary>Only those said of the use case.</summary>
    [JsonStringEnumMemberName("use_case")]
    UseCase,

    /// <summary>Only those said of the company as a whole.</summary>
    [JsonStringEnumMemberName("company")]
    Company,
}

/// <summary>A stated quantity that counts the work.</summary>
public sealed record VolumeWay
{
    /// <summary>An id of <see cref="Metrics"/>; in formulas it is the driver of that name.</summary>
    public required string Metric { get; init; }

    /// <summary>Which facts it takes; without it, of a quantity that is the count itself those of the use case, else any.</summary>
    public FactScope? Scope { get; init; }

    /// <summary>How the quantity becomes pieces of work, such as <c>users_monthly * contact_rate</c>; null when it is the count itself.</summary>
    public string? Count { get; init; }

    /// <summary>A formula that replaces the template's consumption; null to use that.</summary>
    public string? Formula { get; init; }

    /// <summary>Whether the quantity counts the work itself.</summary>
    [JsonIgnore]
    public bool IsDirect => Count is null;

    /// <summary>Whether it takes facts of the use case.</summary>
    public bool TakesUseCase => Scope is not FactScope.Company;

    /// <summary>Whether it takes facts of the company as a whole.</summary>
    public bool TakesCompany => Scope is FactScope.Company or FactScope.Any || (Scope is null && !IsDirect);
}

/// <summary>A range with its reason and source; <c>low ≤ mid ≤ high</c>.</summary>
public record TemplateRange
{
    /// <summary>The least that is plausible.</summary>
    public required double Low { get; init; }

    /// <summary>The usual value.</summary>
    public required double Mid { get; init; }

    /// <summary>The most that is plausible.</summary>
    public required double High { get; init; }

    /// <summary>Why these values.</summary>
    public required LocalizedText Reason { get; init; }

    /// <summary>Where they come from; <c>judgement</c> when nowhere.</summary>
    public required string Source { get; init; }
}

/// <summary>The count of work that is assumed when none is stated.</summary>
public sealed record TemplateVolume : TemplateRange
{
    /// <summary>What is counted.</summary>
    public required string Metric { get; init; }
}

/// <summary>A variable of formulas with its default.</summary>
public sealed record TemplateDriver : TemplateRange
{
    /// <summary>Its name in formulas.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in words.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Its unit in words.</summary>
    public required LocalizedText Unit { get; init; }

    /// <summary>The metric whose stated value replaces the default; null when none does.</summary>
    public string? Metric { get; init; }

    /// <summary>Defaults for models of one family, which replace the general one.</summary>
    public IReadOnlyList<FamilyRange> ByFamily { get; init; } = [];
}

/// <summary>A driver's default for models whose family or id begins with <see cref="Family"/>.</summary>
public sealed record FamilyRange : TemplateRange
{
    /// <summary>The beginning of a model's family or id.</summary>
    public required string Family { get; init; }
}

/// <summary>The size of company that assumed volumes are made for; a company that states another size has them scaled in proportion.</summary>
public sealed record ReferenceSize(string Metric, double Value, LocalizedText Reason);

/// <summary>Drivers that say how a price is met (cache, thinking, batch, peak hours), not how much is consumed.</summary>
public static class PriceDrivers
{
    /// <summary>Share of the input that is read from the cache.</summary>
    public const string CacheShare = "cache_share";

    /// <summary>Tokens written to the cache for each one read from it, where writing is billed.</summary>
    public const string CacheWrites = "cache_writes";

    /// <summary>Share of the output that is made with thinking on.</summary>
    public const string ThinkingShare = "thinking_share";

    /// <summary>Share of the work that is sent in batches.</summary>
    public const string BatchShare = "batch_share";

    /// <summary>Share of the work that falls into the vendor's peak hours.</summary>
    public const string PeakShare = "peak_share";

    /// <summary>All of them, in the order they are shown.</summary>
    public static readonly IReadOnlyList<string> All = [CacheShare, CacheWrites, ThinkingShare, BatchShare, PeakShare];
}

/// <summary>An Alibaba Cloud model that fits a use case; <paramref name="Always"/> also where another model's equivalent is known.</summary>
public sealed record FittingModel(string Model, bool Always, LocalizedText Reason);

/// <summary>A quantity's name, unit, and kind: <c>flow</c> (so many a period), <c>stock</c> (so many at a time), <c>ratio</c>.</summary>
public sealed record TemplateMetric(string Id, string Kind, LocalizedText Name, LocalizedText Unit);
