using System.Text.Json.Nodes;

namespace Tokenholic.Tests.Doubles;

/// <summary>Checks JSON against a schema of OpenAI's own description of the protocol: types, required and known properties, enums, alternatives.</summary>
internal static class OpenApiShapes
{
    private static readonly JsonObject Schemas = JsonNode.Parse(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Fixtures", "Protocols", "openai-chat-embeddings.openapi.json")))!["components"]!["schemas"]!.AsObject();

    /// <summary>What is wrong, each with its place; fields beyond the description are named only when <paramref name="allowed"/> does not list them.</summary>
    public static List<string> Problems(string schema, JsonNode? value, params string[] allowed)
    {
        var problems = new List<string>();
        Check(Schemas[schema]!.AsObject(), value, schema, problems, allowed);
        return problems;
    }

    private static void Check(JsonObject schema, JsonNode? value, string place, List<string> problems, string[] allowed)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            Check(Schemas[reference[(reference.LastIndexOf('/') + 1)..]]!.AsObject(), value, place, problems, allowed);
            return;
        }

        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            Check(part!.AsObject(), value, place, problems, [.. allowed, "*"]); // the parts know only their own properties
        }

        if ((schema["anyOf"] ?? schema["oneOf"])?.AsArray() is { } alternatives)
        {
            var tries = alternatives.Select(a => { var found = new List<string>(); Check(a!.AsObject(), value, place, found, allowed); return found; }).ToList();
            if (!tries.Exists(t => t.Count == 0))
            {
                problems.AddRange(tries.MinBy(t => t.Count)!);
            }

            return;
        }

        if (value is null)
        {
            if (schema["nullable"]?.GetValue<bool>() is not true && !Types(schema).Contains("null") && Types(schema).Count > 0)
            {
                problems.Add($"{place} is null");
            }

            return;
        }

        if (Types(schema) is { Count: > 0 } types && !types.Exists(t => Is(t, value)))
        {
            problems.Add($"{place} is no {string.Join(" or ", types)}");
            return;
        }

        if (schema["enum"]?.AsArray() is { } known && !known.Any(k => JsonNode.DeepEquals(k, value)))
        {
            problems.Add($"{place} is none of {known.ToJsonString()}");
        }

        if (value is JsonObject item && schema["properties"]?.AsObject() is { } properties)
        {
            foreach (var name in (schema["required"]?.AsArray() ?? []).Select(n => n!.GetValue<string>()).Where(n => !item.ContainsKey(n)))
            {
                problems.Add($"{place}.{name} is missing");
            }

            foreach (var (name, inner) in item)
            {
                if (properties[name] is JsonObject described)
                {
                    Check(described, inner, $"{place}.{name}", problems, allowed);
                }
                else if (!allowed.Contains(name) && !allowed.Contains("*") && schema["additionalProperties"] is null)
                {
                    problems.Add($"{place}.{name} is unknown");
                }
            }
        }

        if (value is JsonArray list && schema["items"] is JsonObject items)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Check(items, list[i], $"{place}[{i}]", problems, allowed);
            }
        }
    }

    private static List<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(t => t!.GetValue<string>())],
        { } one => [one.GetValue<string>()],
        _ => [],
    };

    private static bool Is(string type, JsonNode value) => (type, value.GetValueKind()) switch
    {
        ("object", System.Text.Json.JsonValueKind.Object) or ("array", System.Text.Json.JsonValueKind.Array) or ("string", System.Text.Json.JsonValueKind.String) => true,
        ("number" or "integer", System.Text.Json.JsonValueKind.Number) => true,
        ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
        _ => false,
    };
}
