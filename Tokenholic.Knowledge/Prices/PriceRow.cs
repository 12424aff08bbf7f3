using System.Text.Json.Serialization;

namespace Tokenholic.Knowledge.Prices;

/// <summary>What a price is for.</summary>
public enum PriceUnit
{
    /// <summary>A million text tokens, input and output apart.</summary>
    Text,

    /// <summary>A million video tokens.</summary>
    VideoTokens,

    /// <summary>A second of video.</summary>
    VideoSeconds,

    /// <summary>An image.</summary>
    Images,

    /// <summary>A character of speech.</summary>
    Characters,
}

/// <summary>How far a price can be trusted.</summary>
public enum PriceCertainty
{
    /// <summary>The vendor's own page was seen.</summary>
    A,

    /// <summary>A dated mirror of the vendor's page, or press that quotes it, coherent with a second source.</summary>
    B,

    /// <summary>One weak source: a blog, a reseller.</summary>
    C,

    /// <summary>Derived from another price; the note says how.</summary>
    D,

    /// <summary>From memory, unverified.</summary>
    M,
}

/// <summary>One line of the price book: one model, one tier, one variant, as seen on one day.</summary>
public sealed record PriceRow
{
    /// <summary>The variant of a price that another source states and that is not used.</summary>
    public const string Disputed = "disputed";

    /// <summary>What a note says of a price whose day is not known; <see cref="AsOf"/> is then the first of its month.</summary>
    public static readonly IReadOnlyList<string> DayUnknown = ["只知月份", "日期不确切"];

    /// <summary>The variant for the vendor's peak hours.</summary>
    public const string Peak = "peak";

    /// <summary>True for a line that was entered by mistake and taken back; it is kept and no longer used.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Who bills it: an id of <c>VendorIds</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The model: the catalogue's id where it has one, else the list's name in lower case.</summary>
    public required string Model { get; init; }

    /// <summary>The model as the price list writes it.</summary>
    public required string ListedAs { get; init; }

    /// <summary>What the price is for.</summary>
    public required PriceUnit Unit { get; init; }

    /// <summary>Empty for the ordinary price, else what makes it another: <c>peak</c>, <c>1080p</c>, <c>with_video_input</c>, <c>disputed</c> …</summary>
    public required string Variant { get; init; }

    /// <summary>The longest request input in tokens that this tier covers; null when no tier is above it.</summary>
    public long? MaxInputTokens { get; init; }

    /// <summary>Per million input tokens, in <see cref="Currency"/>.</summary>
    public double? Input { get; init; }

    /// <summary>Per million output tokens, in <see cref="Currency"/>; of video tokens, the one price.</summary>
    public double? Output { get; init; }

    /// <summary>Per million output tokens with thinking on, where that costs more.</summary>
    public double? ThinkingOutput { get; init; }

    /// <summary>Per million input tokens read from the cache, where the list says.</summary>
    public double? CacheHit { get; init; }

    /// <summary>Per million input tokens written to the cache, where the list says.</summary>
    public double? CacheCreate { get; init; }

    /// <summary>What a batch request costs as a share of the ordinary price, 0–1; null where no batch price is known.</summary>
    public double? Batch { get; init; }

    /// <summary>Per image, second or character, in <see cref="Currency"/>.</summary>
    public double? PerUnit { get; init; }

    /// <summary>The list's currency.</summary>
    public required string Currency { get; init; }

    /// <summary>The day the price was seen, or from which it was announced to hold.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required PriceCertainty Certainty { get; init; }

    /// <summary>Where it was seen.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know of it.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>What tells one line of the book from another; a later line of the same key corrects the earlier one.</summary>
    [JsonIgnore]
    public (string Vendor, string Model, string Variant, long? MaxInputTokens, DateOnly AsOf) Key => (Vendor, Model, Variant, MaxInputTokens, AsOf);

    /// <summary>Whether both lists say the same price, whoever wrote them.</summary>
    public bool SamePriceAs(PriceRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Unit, Currency, Input, Output, ThinkingOutput, CacheHit, CacheCreate, Batch, PerUnit)
            == (other.Unit, other.Currency, other.Input, other.Output, other.ThinkingOutput, other.CacheHit, other.CacheCreate, other.Batch, other.PerUnit);
    }
}

/// <summary>
/// What a vendor says of all its models whose name begins with <paramref name="Prefix"/>, as shares of the ordinary price: reading
/// from the cache, writing to it, batch. A line's own price goes before it.
/// </summary>
public sealed record PriceModifier(
    string Vendor, string Prefix, double? CacheHit, double? CacheCreate, double? Batch, DateOnly AsOf, PriceCertainty Certainty, string Source, LocalizedText Note);

/// <summary>What a currency was worth on a day.</summary>
public sealed record ExchangeRate(string Currency, double Yuan, DateOnly AsOf, PriceCertainty Certainty, string Source);

/// <summary>A model whose price stands for another that has none of its own; <paramref name="Covers"/> is a model, a family or <c>*</c>.</summary>
public sealed record StandIn(string Vendor, string Covers, string Modality, string Model, LocalizedText Reason);
