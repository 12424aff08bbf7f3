using System.Text.Json;

namespace Tokenholic.Knowledge.Catalog;

/// <summary>The JSON files of Catalog/Data, read from the assembly.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The file's content; a file that is missing, empty or broken throws, which a test finds before a user does.</summary>
    public static T Read<T>(string file)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream("Data/" + file)
            ?? throw new InvalidOperationException($"The resource Data/{file} is missing from the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"Data/{file} is empty.");
    }
}
