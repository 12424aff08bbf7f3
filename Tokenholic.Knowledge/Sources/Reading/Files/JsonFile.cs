using System.Text.Json;

namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Reads JSON: the texts in it, one a line, in document order; addresses and ids are left out.</summary>
internal static class JsonFile
{
    private const int MaxDepth = 64;

    /// <summary>The texts; JSON Feed items and API answers alike.</summary>
    /// <exception cref="UnreadablePageException">Not valid JSON.</exception>
    public static PageText Read(string text, Uri url)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = json.RootElement;
            var title = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("title", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString() : null;
            return FileText.Of(Texts(root), title, url);
        }
        catch (JsonException e)
        {
            throw new UnreadablePageException(PageProblem.NotReadable, "broken JSON", e);
        }
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String when element.GetString() is { } text && IsProse(text) => Markup.Lines(text),
        _ => [],
    };

    // Words, not keys: something with a blank or an ideograph that is no address.
    private static bool IsProse(string text)
        => (text.Contains(' ', StringComparison.Ordinal) || text.Any(ChineseText.IsIdeograph)) && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
