using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>The published schema describes what is written; checked with the few keywords that it uses.</summary>
public class SchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "battle-map.schema.json")))!;

    [Fact]
    public void The_sample_map_and_an_empty_one_follow_the_schema()
    {
        Assert.Empty(Errors(SampleMaps.Starisle));
        Assert.Empty(Errors(SampleMaps.Empty));
        Assert.Empty(Errors(new MapScenario().Page("视频用 Seedance 2.0。翻译用 GPT-4o。共有员工3000人。")
            .Use("视频用 Seedance 2.0", "video_generation", "volcengine", "seedance-2.0").Use("翻译用 GPT-4o", "translation", "overseas", "gpt-4o")
            .Says("共有员工3000人", "staff", 3000).Map()));
        Assert.All(Enumerable.Range(1, 5), seed => Assert.Empty(Errors(RandomEdits.Of(RandomMaps.Scenario(seed).Map(), seed))));
    }

    [Fact]
    public void A_map_that_does_not_follow_it_is_noticed()
    {
        var json = Json(SampleMaps.Starisle);
        json["surprise"] = 1;
        json["use_cases"]![0]!["workloads"]![0]!["vendor"] = "nobody";
        json["pages"]![0]!.AsObject().Remove("sha256");
        Assert.Equal(["$.pages[0]: sha256 is missing", "$.surprise is not described", "$.use_cases[0].workloads[0].vendor: nobody"], Check(json, Schema, "$").Order());
    }

    private static IEnumerable<string> Errors(BattleMapDocument map) => Check(Json(map), Schema, "$");

    private static JsonNode Json(BattleMapDocument map) => JsonSerializer.SerializeToNode(map, BattleMapJson.Options)!;

    private static IEnumerable<string> Check(JsonNode? value, JsonNode schema, string path)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = Schema["$defs"]![reference["#/$defs/".Length..]]!;
        }

        var errors = new List<string>();
        switch (schema["type"]?.GetValue<string>())
        {
            case "object" when value is JsonObject o:
                errors.AddRange((schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).Where(r => !o.ContainsKey(r)).Select(r => $"{path}: {r} is missing"));
                foreach (var (name, part) in o)
                {
                    var known = schema["properties"]?[name] ?? (schema["additionalProperties"] as JsonObject);
                    errors.AddRange(known is null ? [$"{path}.{name} is not described"] : Check(part, known, $"{path}.{name}"));
                }

                break;
            case "array" when value is JsonArray a:
                errors.AddRange(a.SelectMany((item, i) => Check(item, schema["items"]!, $"{path}[{i}]")));
                break;
            case "string" when value?.GetValueKind() is JsonValueKind.String:
                var text = value.GetValue<string>();
                var ok = (schema["enum"] is not JsonArray e || e.Any(x => x!.GetValue<string>() == text))
                    && (schema["pattern"] is not { } p || Regex.IsMatch(text, p.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)));
                errors.AddRange(ok ? [] : [$"{path}: {text}"]);
                break;
            case "number" or "integer" when value?.GetValueKind() is JsonValueKind.Number:
            case "boolean" when value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                break;
            case null when JsonNode.DeepEquals(schema["const"], value):
                break;
            default:
                errors.Add($"{path}: {value?.ToJsonString()}");
                break;
        }

        return errors;
    }
}
