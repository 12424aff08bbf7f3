using System.Text.Json;

namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>The rules' word lists: files under Data that a domain expert edits, read from the assembly.</summary>
internal static class AnalysisData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static string ReadText(string file)
    {
        using var stream = typeof(AnalysisData).Assembly.GetManifestResourceStream("Data/" + file)
            ?? throw new InvalidOperationException($"The resource Data/{file} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static T ReadJson<T>(string file) =>
        JsonSerializer.Deserialize<T>(ReadText(file), Json) ?? throw new InvalidOperationException($"Data/{file} is empty.");
}
