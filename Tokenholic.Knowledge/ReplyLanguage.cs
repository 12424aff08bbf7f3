using System.Text.Json.Serialization;

namespace Tokenholic.Knowledge;

/// <summary>The language an answer or a document is written in; always an explicit input, never read from the thread.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyLanguage>))]
public enum ReplyLanguage
{
    /// <summary>Simplified Chinese, the default.</summary>
    [JsonStringEnumMemberName("zh")]
    Zh,

    /// <summary>English.</summary>
    [JsonStringEnumMemberName("en")]
    En,
}
