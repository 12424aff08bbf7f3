using System.Text.Json.Serialization;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>A range, always <c>Low ≤ Mid ≤ High</c>.</summary>
public sealed record MapRange(double Low, double Mid, double High)
{
    /// <summary>A range of one value.</summary>
    public static MapRange Exactly(double value) => new(value, value, value);

    /// <summary>The range times a non-negative factor.</summary>
    public MapRange Times(double factor) => new(Low * factor, Mid * factor, High * factor);

    /// <summary>The range times a factor for each of its bounds; the factors may fall from the first to the last, as they do where a figure takes the place of a range.</summary>
    public MapRange Times(MapRange factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return new(Low * factors.Low, Mid * factors.Mid, High * factors.High);
    }

    /// <summary>The sum bound by bound: the widest honest total, because nothing is assumed to be independent.</summary>
    public static MapRange operator +(MapRange a, MapRange b) => new(a.Low + b.Low, a.Mid + b.Mid, a.High + b.High);
}

/// <summary>What a volume is counted in; units are never added to each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VolumeUnit>))]
public enum VolumeUnit
{
    /// <summary>Text tokens, input and output together.</summary>
    [JsonStringEnumMemberName("text_tokens")]
    TextTokens,

    /// <summary>Video tokens as Seedance bills them; never added to text tokens.</summary>
    [JsonStringEnumMemberName("video_tokens")]
    VideoTokens,

    /// <summary>Seconds of video billed per second.</summary>
    [JsonStringEnumMemberName("video_seconds")]
    VideoSeconds,

    /// <summary>Images billed per piece.</summary>
    [JsonStringEnumMemberName("images")]
    Images,

    /// <summary>Characters of speech billed per character.</summary>
    [JsonStringEnumMemberName("characters")]
    Characters,
}

/// <summary>
/// A workload's consumption a month: <see cref="PerMonth"/> is <see cref="Formula"/> evaluated over the drivers by interval
/// arithmetic. The formula's grammar: driver ids, numbers, <c>+ - * / ( )</c>.
/// </summary>
public sealed record Estimate
{
    /// <summary>What is counted.</summary>
    public required VolumeUnit Unit { get; init; }

    /// <summary>The template it comes from.</summary>
    public required string Template { get; init; }

    /// <summary>For example <c>conversations * turns * tokens_per_turn</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The formula's variables, in its order.</summary>
    public required IReadOnlyList<Driver> Drivers { get; init; }

    /// <summary>The result, in <see cref="Unit"/> a month.</summary>
    public required MapRange PerMonth { get; init; }

    /// <summary>How well the driver that counts the work is known.</summary>
    public required Label VolumeLabel { get; init; }

    /// <summary>Share of the tokens that is input, 0–1; null for units that have none.</summary>
    public double? InputShare { get; init; }

    /// <summary>How prices are met: the drivers of <c>PriceDrivers</c>, for <see cref="Cost.Marginal"/>; empty for units other than text.</summary>
    public IReadOnlyList<Driver> PriceDrivers { get; init; } = [];

    /// <summary>What it costs where it runs today; null when it is only planned, no price is known, or nobody bills it (self-hosted).</summary>
    public Cost? Today { get; init; }

    /// <summary>What the same work costs on Alibaba Cloud's fitting model; null when it has none.</summary>
    public Cost? OnAliyun { get; init; }
}

/// <summary>A variable of a formula.</summary>
public sealed record Driver
{
    /// <summary>Its name in the formula.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in words.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Its unit in words.</summary>
    public required LocalizedText Unit { get; init; }

    /// <summary>Its value.</summary>
    public required MapRange Value { get; init; }

    /// <summary>How well it is known.</summary>
    public required Label Label { get; init; }

    /// <summary>True for the one driver that counts how much work there is.</summary>
    public bool IsVolume { get; init; }

    /// <summary>Quotes it rests on, the leading one first.</summary>
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];

    /// <summary>Quotes that state another value, kept beside it; <see cref="Reason"/> says which of them widened the range.</summary>
    public IReadOnlyList<string> ConflictIds { get; init; } = [];

    /// <summary>Where the value comes from: how a quote was converted, or a template's reason and source.</summary>
    public required LocalizedText Reason { get; init; }

    /// <summary>True when a model proposed the value because of its quotes, which do not state it themselves; null otherwise.</summary>
    public bool? ProposedByModel { get; init; }

    /// <summary>True when the value is a default learned from other customers' figures, of which no customer may read; null otherwise.</summary>
    public bool? Learned { get; init; }
}
