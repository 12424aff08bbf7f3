using System.Text.Json.Serialization;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap.Document;

/// <summary>
/// A row of the price book as it was when the map was made. <see cref="Input"/> and <see cref="Output"/> are ¥ per million
/// tokens, <see cref="PerUnit"/> is ¥ per image, second or character; exactly one of the two kinds is set.
/// </summary>
public sealed record MapPrice
{
    /// <summary>"provider/model" with the tier where there are several.</summary>
    public required string Id { get; init; }

    /// <summary>Who bills it: an id of <c>VendorIds</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The model as the price list writes it.</summary>
    public required string Model { get; init; }

    /// <summary>¥ per million input tokens.</summary>
    public double? Input { get; init; }

    /// <summary>¥ per million output tokens.</summary>
    public double? Output { get; init; }

    /// <summary>¥ per million output tokens with thinking on.</summary>
    public double? ThinkingOutput { get; init; }

    /// <summary>¥ per million input tokens read from the cache.</summary>
    public double? CacheHit { get; init; }

    /// <summary>¥ per million input tokens written to the cache.</summary>
    public double? CacheCreate { get; init; }

    /// <summary>A batch's price as a share of the ordinary one.</summary>
    public double? Batch { get; init; }

    /// <summary>The price in peak hours as a multiple of the ordinary one.</summary>
    public double? Peak { get; init; }

    /// <summary>¥ per image, second or character.</summary>
    public double? PerUnit { get; init; }

    /// <summary>The currency of the list; other than CNY it was converted at <see cref="YuanPerCurrency"/>.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>Exchange rate used, ¥ per unit of <see cref="Currency"/>.</summary>
    public double YuanPerCurrency { get; init; } = 1;

    /// <summary>The day of that rate; null for CNY.</summary>
    public DateOnly? RateAsOf { get; init; }

    /// <summary>The day the price was seen.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>A vendor's own page, B dated mirror or press, C single weak source, D derived, M from memory.</summary>
    public required string Certainty { get; init; }

    /// <summary>Where it was seen.</summary>
    public required string Source { get; init; }

    /// <summary>The longest request input, in tokens, that this tier covers; null when there is one tier.</summary>
    public long? MaxInputTokens { get; init; }

    /// <summary>What a reader should know of this price; null when there is nothing.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>What other sources say of the same price and disagree, in ¥; kept beside it and not used.</summary>
    public IReadOnlyList<DisputedPrice> Disputes { get; init; } = [];

    /// <summary>Whether one weak source or none bears it out: it is to be checked before anybody quotes it.</summary>
    [JsonIgnore]
    public bool IsUnverified => Certainty is "C" or "M";

    /// <summary>Whether the day in <see cref="AsOf"/> is not known but by its month, which the note says.</summary>
    [JsonIgnore]
    public bool IsOfMonth => Note is { } note && PriceRow.DayUnknown.Any(words => note.Zh.Contains(words, StringComparison.Ordinal));

    /// <summary>True when the price was seen more than 90 days before <paramref name="day"/>: warn before it goes to a customer.</summary>
    public bool IsStaleOn(DateOnly day) => day.DayNumber - AsOf.DayNumber > 90;
}

/// <summary>Another source's price for the same thing, in ¥.</summary>
public sealed record DisputedPrice(double? Input, double? Output, double? PerUnit, DateOnly AsOf, string Certainty, string Source);
