using System.Text.Json;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>What a page says about itself for search engines (JSON-LD), as far as an article is concerned.</summary>
internal sealed record StructuredData(bool IsArticle, string? Headline, string? Published, bool IsNews = false, string? Publisher = null)
{
    private const int MaxText = 500_000;
    private const int MaxDepth = 12;

    /// <summary>Reads the JSON-LD scripts; broken ones are passed over.</summary>
    public static StructuredData Of(IDocument document)
    {
        var found = new StructuredData(false, null, null);
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (script.TextContent.Length > MaxText)
                continue;
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                found = Read(json.RootElement, found, 0);
            }
            catch (JsonException)
            {
                // Many sites write line breaks into their strings; the date and the title are then found elsewhere.
            }
        }

        return found;
    }

    private static StructuredData Read(JsonElement element, StructuredData found, int depth)
    {
        if (depth > MaxDepth)
            return found;
        if (element.ValueKind is JsonValueKind.Array)
            return element.EnumerateArray().Aggregate(found, (f, e) => Read(e, f, depth + 1));
        if (element.ValueKind is not JsonValueKind.Object)
            return found;

        var isArticle = Types(element).Any(t => t.EndsWith("Article", StringComparison.Ordinal) || t.EndsWith("Posting", StringComparison.Ordinal) && t != "JobPosting" || t is "Report");
        if (isArticle)
            found = found with { IsArticle = true, Headline = found.Headline ?? Text(element, "headline"), IsNews = found.IsNews || Types(element).Any(t => t.EndsWith("NewsArticle", StringComparison.Ordinal)), Publisher = found.Publisher ?? Name(element, "publisher") };
        if (isArticle || element.TryGetProperty("datePublished", out _) || element.TryGetProperty("pubDate", out _))
            found = found with { Published = found.Published ?? Text(element, "datePublished") ?? Text(element, "pubDate") ?? Text(element, "dateCreated") };
        foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage"])
        {
            if (element.TryGetProperty(name, out var inner))
                found = Read(inner, found, depth + 1);
        }

        return found;
    }

    private static IEnumerable<string> Types(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
            return [];
        return type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => type.EnumerateArray().Where(t => t.ValueKind is JsonValueKind.String).Select(t => t.GetString()!),
            _ => [],
        };
    }

    private static string? Name(JsonElement element, string name)
        => !element.TryGetProperty(name, out var inner) ? null : inner.ValueKind switch
        {
            JsonValueKind.Object => Text(inner, "name"),
            JsonValueKind.Array when inner.GetArrayLength() > 0 && inner[0].ValueKind is JsonValueKind.Object => Text(inner[0], "name"),
            _ => Text(element, name),
        };

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
