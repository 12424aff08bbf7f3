using System.Globalization;
using System.Text.Json;
using Tokenholic.Agents.BattleMap.Analysis.Volumes;

namespace Tokenholic.Agents.Models.Structured;

/// <summary>Reads fields of an answer as a model may have written them: numbers as text, null as "null", one value where a list was asked for.</summary>
internal static class JsonFields
{
    /// <summary>The objects of a list; a single object counts as a list of one.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement parent, string name)
    {
        if (parent.ValueKind is not JsonValueKind.Object || !parent.TryGetProperty(name, out var list))
        {
            return [];
        }

        return list.ValueKind switch
        {
            JsonValueKind.Array => list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object),
            JsonValueKind.Object => [list],
            _ => [],
        };
    }

    /// <summary>A text, trimmed; null when it is missing, empty, or a word for nothing.</summary>
    public static string? Text(this JsonElement parent, string name)
    {
        if (parent.ValueKind is not JsonValueKind.Object || !parent.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch { JsonValueKind.String => value.GetString()!.Trim(), JsonValueKind.Number => value.GetRawText(), _ => "" };
        return text.ToLowerInvariant() is "" or "null" or "none" or "n/a" or "unknown" or "无" or "未知" ? null : text;
    }

    /// <summary>Texts of a list; a single text counts as a list of one.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement parent, string name)
    {
        if (parent.ValueKind is not JsonValueKind.Object || !parent.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind is JsonValueKind.String).Select(v => v.GetString()!.Trim()).Where(t => t.Length > 0)],
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => [text.Trim()],
            _ => [],
        };
    }

    /// <summary>A number: 3.2e4, "32,000", "3.2万", "15%"; null for anything else.</summary>
    public static double? Number(this JsonElement parent, string name)
    {
        if (parent.ValueKind is not JsonValueKind.Object || !parent.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number))
        {
            return double.IsFinite(number) ? number : null;
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        var text = value.GetString()!.Trim();
        var percent = text.EndsWith('%');
        var plain = text.TrimEnd('%').Replace(",", "", StringComparison.Ordinal);
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed))
        {
            return percent ? parsed / 100 : parsed;
        }

        return text.Length <= 40 && StatedNumber.In(text).ToList() is [var stated] ? stated.Low : null;
    }
}
