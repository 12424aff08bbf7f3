using System.Text.Json.Serialization;

namespace Tokenholic.Knowledge.Sources;

/// <summary>How close a source is to the company it speaks of; the earlier, the stronger.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceTier>))]
public enum SourceTier
{
    /// <summary>Typed in by the rep.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,

    /// <summary>The company's own site.</summary>
    [JsonStringEnumMemberName("own_site")]
    OwnSite,

    /// <summary>A model or cloud vendor's case study.</summary>
    [JsonStringEnumMemberName("vendor_case")]
    VendorCase,

    /// <summary>News and press releases.</summary>
    [JsonStringEnumMemberName("press")]
    Press,

    /// <summary>A source-code repository.</summary>
    [JsonStringEnumMemberName("repository")]
    Repository,

    /// <summary>A job advertisement: duties are plans, requirements are not facts.</summary>
    [JsonStringEnumMemberName("job_ad")]
    JobAd,

    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
