using System.Text.Json;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Storage;

/// <summary>Documents, requests and events as the JSON that jsonb columns take.</summary>
internal static partial class JsonText
{
    /// <summary>Writes a value; Postgres takes no NUL in text, so each becomes U+FFFD (a page may hold anything).</summary>
    public static string Write<T>(T value)
    {
        var json = JsonSerializer.Serialize(value, BattleMapJson.Options);
        return json.Contains("\\u0000", StringComparison.Ordinal) ? EscapedNul().Replace(json, "$1\\ufffd") : json;
    }

    /// <summary>Reads a value.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, BattleMapJson.Options)
        ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    /// <summary>A text without NUL and without halves of surrogate pairs; every other character keeps its place.</summary>
    public static string Clean(string text)
    {
        var clean = text.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (char.IsHighSurrogate(clean[i]) && i + 1 < clean.Length && char.IsLowSurrogate(clean[i + 1]))
            {
                i++;
            }
            else if (clean[i] is '\0' || char.IsSurrogate(clean[i]))
            {
                clean[i] = '\uFFFD';
            }
        }

        return new string(clean);
    }

    // an even number of backslashes before it: the escape itself, not a backslash followed by "u0000"
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000")]
    private static partial Regex EscapedNul();
}
