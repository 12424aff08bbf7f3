using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Tokenholic.Agents.BattleMap;

/// <summary>How map documents and run events are written as JSON, in the database as in files.</summary>
public static class BattleMapJson
{
    /// <summary>snake_case names and enums, Chinese written as it is, nulls left out.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new RoundedFigures() },
        AllowOutOfOrderMetadataProperties = true,
    };
}
