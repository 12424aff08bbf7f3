using System.Text.Json.Serialization;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>The company's own relation to the AI it is said to use.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UsageStatus>))]
public enum UsageStatus
{
    /// <summary>In use now.</summary>
    [JsonStringEnumMemberName("in_use")]
    InUse,

    /// <summary>Will, intends to, is exploring, is hiring for.</summary>
    [JsonStringEnumMemberName("planned")]
    Planned,

    /// <summary>Replaced or migrated away from.</summary>
    [JsonStringEnumMemberName("past")]
    Past,

    /// <summary>Banned, not connected, tested and dropped.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,
}

/// <summary>The company that is asked about, with every name it goes by.</summary>
public sealed record CompanyProfile(string Name, IReadOnlyList<string> Aliases);

/// <summary>A text to take claims from, with what is known of its origin.</summary>
public sealed record Passage(string Url, string Title, string Text, SourceTier Tier, DateOnly? Published);

/// <summary>
/// One use of AI that a passage states of the company. <see cref="Quote"/> is an exact substring of the passage's text at
/// <see cref="Start"/> (UTF-16 units), 4–300 characters; <see cref="Model"/> is an id of the model catalogue or null;
/// <see cref="UseCase"/> an id of <c>UseCaseIds</c>; <see cref="Product"/> is the id of the finished product that is named, or null.
/// </summary>
public sealed record Claim(string UseCase, string Vendor, string? Model, UsageStatus Status, string Quote, int Start, double Confidence, string? Product = null);

/// <summary>The time a stated quantity covers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Period>))]
public enum Period
{
    /// <summary>A stock, a ratio, or no period said.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>A day.</summary>
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>A week.</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>A month.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>A quarter.</summary>
    [JsonStringEnumMemberName("quarter")]
    Quarter,

    /// <summary>A year.</summary>
    [JsonStringEnumMemberName("year")]
    Year,
}

/// <summary>
/// A quantity the passage states of the company: <see cref="Metric"/> is an id of <c>Metrics</c>, <see cref="Low"/> and
/// <see cref="High"/> are equal unless a range is stated, <see cref="UseCase"/> is null when it is not bound to one;
/// it is <see cref="Older"/> when the same text states a newer value of it.
/// </summary>
public sealed record VolumeFact(string Metric, double Low, double High, Period Period, string? UseCase, string Quote, int Start, bool Older = false);

/// <summary>Why a sentence that names AI became no claim; each is a sentence on screen (resource key <c>DropReason_…</c>).</summary>
public enum DropReason
{
    /// <summary>It speaks of another company.</summary>
    OtherCompany,

    /// <summary>A vendor praising its own product or naming the company as a reference without a use.</summary>
    VendorMarketing,

    /// <summary>A question, not an answer.</summary>
    Question,

    /// <summary>A comparison or a comment on the market.</summary>
    Comparison,

    /// <summary>A partnership, resale or supply without own use.</summary>
    PartnershipOnly,

    /// <summary>What a job ad asks of candidates.</summary>
    CandidateRequirement,

    /// <summary>Chips, hosting, databases: not an AI model or platform.</summary>
    NotAnAiService,

    /// <summary>The quote is not in the page's text.</summary>
    QuoteNotFound,

    /// <summary>Text that tries to give orders to its reader.</summary>
    Instruction,

    /// <summary>Something else that names AI without saying that the company uses it.</summary>
    NoUseStated,
}

/// <summary>A sentence that was looked at and not believed.</summary>
public sealed record RejectedClaim(string Quote, int Start, DropReason Reason);

/// <summary>What a passage states: uses, quantities, and what was rejected with its reason.</summary>
public sealed record Extraction(IReadOnlyList<Claim> Claims, IReadOnlyList<VolumeFact> Volumes, IReadOnlyList<RejectedClaim> Rejected);
