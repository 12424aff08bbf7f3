using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>A script in another language, which knows nothing of the product, agrees with every figure and quote.</summary>
public sealed class RecomputeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recompute-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact]
    public void Maps_of_many_different_companies_are_recomputed_without_a_difference()
    {
        var maps = Enumerable.Range(1, 20).Select(seed => RandomMaps.Scenario(seed)).ToList();
        Assert.Equal([], maps.Select(scenario => Recompute(scenario.Map(), scenario).Output).Where(output => output.Length > 0));
        Assert.True(maps.Sum(m => m.Map().UseCases.Sum(u => u.Workloads.Count)) > 60);
        Assert.Contains(maps, m => m.Map().Totals.Known.VideoTokensPerMonth is not null);
        Assert.Contains(maps, m => m.Map().UseCases.SelectMany(u => u.Workloads).Any(w => w.Estimate?.Drivers.Any(d => d.ConflictIds.Count > 0) ?? false));
    }

    [PythonFact]
    public void The_sample_map_and_an_empty_one_have_no_difference()
    {
        var texts = new Dictionary<string, string> { ["p1"] = SampleMaps.NewsText, ["p2"] = SampleMaps.InterviewText };
        Assert.Equal((0, ""), Recompute(SampleMaps.Starisle, texts));
        Assert.Equal((0, ""), Recompute(SampleMaps.Empty, texts));
        Assert.Equal((0, ""), Recompute(_ => { }));

        var edited = DriverEdit.Set(DriverEdit.Set(SampleMaps.Starisle, "w4", "conversations", new(4e6, 5e6, 6e6), Catalog.Default), "w5", "developers", MapRange.Exactly(80), Catalog.Default);
        Assert.Equal((0, ""), Recompute(edited, texts));

        var (at, none) = (DateTimeOffset.UnixEpoch, new Dictionary<string, double>());
        var asked = VerdictEdit.Set(VerdictEdit.Set(VerdictEdit.Set(edited, "w1", true, null, none, at, Catalog.Default), "w6", false, null, none, at, Catalog.Default),
            "w3", false, null, new Dictionary<string, double> { [TrueFigure.PerMonth] = 1e9 }, at, Catalog.Default);
        Assert.Equal((0, ""), Recompute(DiscountEdit.Set(DiscountEdit.Set(asked, "volcengine", .2, null, at, Catalog.Default), "aliyun", .1, null, at, Catalog.Default), texts));
    }

    [PythonFact]
    public void Maps_changed_by_hand_and_researched_again_are_recomputed_without_a_difference()
    {
        var edited = Enumerable.Range(1, 15).Select(seed => (Scenario: RandomMaps.Scenario(seed), Map: RandomEdits.Of(RandomMaps.Scenario(seed).Map(), seed))).ToList();
        Assert.Equal([], edited.Select(e => Recompute(e.Map, e.Scenario).Output).Where(output => output.Length > 0));
        var again = edited.Select((e, i) => (Scenario: RandomMaps.Scenario(100 + i), e.Map)).Select(e => Recompute(CarriedEdits.Onto(e.Scenario.Map(), e.Map, EstimationBasis.Shipped, Catalog.Default), e.Scenario).Output);
        Assert.Equal([], again.Where(output => output.Length > 0));
        Assert.Contains(edited, e => e.Map.Edits.Any(x => x.Kind == EditKinds.Volume));
    }

    [PythonTheory]
    [InlineData("$.edits[0].to.text", "baidu")]
    [InlineData("$.use_cases[0].workloads[0].researched.estimate.formula", "conversations * turns")]
    [InlineData("$.edits[0].kind", "remove")]
    public void A_tampered_edit_is_found(string path, string value) => Assert.Equal(1, Recompute(json => At(json, path, _ => JsonValue.Create(value)), map =>
        MapEditing.Apply(map, [new("w1", EditKinds.Vendor, new("aliyun"))], new(DateTimeOffset.UnixEpoch, null, null), EstimationBasis.Shipped, Catalog.Default)).Code);

    [PythonTheory]
    [InlineData("$.use_cases[0].workloads[0].estimate.per_month.mid")]
    [InlineData("$.use_cases[0].workloads[0].estimate.today.yuan_per_month.high")]
    [InlineData("$.use_cases[0].workloads[0].estimate.drivers[0].value.low")]
    [InlineData("$.use_cases[0].workloads[0].opportunity.yuan_per_year.low")]
    [InlineData("$.totals.known.yuan_per_year.mid")]
    [InlineData("$.totals.competitor_share")]
    [InlineData("$.totals.by_vendor[0].share")]
    [InlineData("$.prices[0].output")]
    [InlineData("$.prices[0].cache_hit")]
    [InlineData("$.use_cases[0].workloads[0].estimate.on_aliyun.marginal.mid")]
    [InlineData("$.use_cases[0].workloads[0].growth.per_month_in_a_year.high")]
    [InlineData("$.use_cases[0].workloads[0].opportunity.score.value")]
    [InlineData("$.use_cases[0].workloads[0].opportunity.score.factors[0].points")]
    [InlineData("$.totals.known.text_tokens_per_month_in_a_year.mid")]
    [InlineData("$.evidence[1].start")]
    public void A_tampered_number_is_found(string path)
    {
        var (code, output) = Recompute(json => At(json, path, node => path.EndsWith("start", StringComparison.Ordinal) ? JsonValue.Create(1) : JsonValue.Create(node.GetValue<double>() * 1.001 + 1)));
        Assert.Equal(1, code);
        Assert.NotEqual("", output);
        Assert.DoesNotContain("documented shape", output, StringComparison.Ordinal);
    }

    [PythonTheory]
    [InlineData("$.evidence[0].quote", "客服已接入文心")]
    [InlineData("$.evidence[1].reading.low", "400000")]
    [InlineData("$.pages[0].sha256", "00")]
    [InlineData("$.use_cases[0].workloads[0].estimate.formula", "conversations * turns")]
    [InlineData("$.use_cases[0].workloads[0].label", "assumed")]
    [InlineData("$.use_cases[0].workloads[0].status", "planned")]
    [InlineData("$.use_cases[0].workloads[0].vendor", "aliyun")]
    public void A_tampered_quote_reading_or_label_is_found(string path, string value) =>
        Assert.Equal(1, Recompute(json => At(json, path, _ => JsonValue.Create(value))).Code);

    [PythonFact]
    public void A_tampered_page_is_found()
    {
        var scenario = One();
        var map = scenario.Map();
        Assert.Equal(1, Recompute(map, map.Pages.ToDictionary(p => p.Id, _ => scenario.Pages[0].Text + " ")).Code);
    }

    private static MapScenario One() => new MapScenario().Page("😀客服已接入豆包1.6，每天处理约30万次会话。")
        .Use("客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6")
        .Says("每天处理约30万次会话", Metrics.Conversations, 3e5, Period.Day, "customer_service");

    private (int Code, string Output) Recompute(BattleMapDocument map, MapScenario scenario) =>
        Recompute(map, scenario.Pages.Select((p, i) => (Id: $"p{i + 1}", p.Text)).ToDictionary(p => p.Id, p => p.Text));

    private (int Code, string Output) Recompute(Action<JsonNode> tamper, Func<BattleMapDocument, BattleMapDocument>? edit = null)
    {
        var scenario = One();
        var map = scenario.Map();
        var json = JsonSerializer.SerializeToNode(edit is null ? map : edit(map), BattleMapJson.Options)!;
        tamper(json);
        return Recompute(json.ToJsonString(BattleMapJson.Options), new() { ["p1"] = scenario.Pages[0].Text });
    }

    private (int Code, string Output) Recompute(BattleMapDocument map, Dictionary<string, string> texts) =>
        Recompute(JsonSerializer.Serialize(map, BattleMapJson.Options), texts);

    private (int Code, string Output) Recompute(string json, Dictionary<string, string> texts)
    {
        File.WriteAllText(Path.Combine(_folder, "map.json"), json);
        Directory.CreateDirectory(Path.Combine(_folder, "map.pages"));
        foreach (var (id, text) in texts)
        {
            File.WriteAllText(Path.Combine(_folder, "map.pages", id + ".txt"), text);
        }

        using var process = Process.Start(new ProcessStartInfo("python3", [Path.Combine(SourceTree.Root, "tools", "recompute.py"), Path.Combine(_folder, "map.json")])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1 && errors.Contains(" checks, ", StringComparison.Ordinal), errors);
        return (process.ExitCode, output.Result);
    }

    private static void At(JsonNode root, string path, Func<JsonNode, JsonNode?> change)
    {
        var node = root;
        string[] steps = path[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
        {
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        }

        node[steps[^1]] = change(node[steps[^1]]!);
    }
}
