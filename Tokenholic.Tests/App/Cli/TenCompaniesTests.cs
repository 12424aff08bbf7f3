using System.Diagnostics;
using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Cli;

/// <summary>Ten companies that do not exist, of ten industries, in Chinese and English: from saved pages to a map that a script recomputes.</summary>
public sealed class TenCompaniesTests : IDisposable
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "Tokenholic.Tests", "Fixtures", "Companies");
    private readonly TokenholicProcess _program = new();

    public void Dispose() => _program.Dispose();

    [PythonFact]
    public async Task Maps_of_ten_companies_made_by_the_command_line_are_recomputed_without_a_difference()
    {
        var maps = new List<BattleMapDocument>();
        foreach (var company in Directory.GetDirectories(Folder).Order(StringComparer.Ordinal))
        {
            maps.Add(await MapAsync(company));
        }

        Assert.Equal(10, maps.Count);
        var workloads = maps.SelectMany(m => m.UseCases).SelectMany(u => u.Workloads).ToList();
        Assert.All(maps.SkipLast(1), m => Assert.NotEmpty(m.UseCases));
        Assert.Contains(workloads, w => w.InTotals && w.Estimate?.Unit is VolumeUnit.TextTokens);
        Assert.Contains(workloads, w => w.InTotals && w.Estimate?.Unit is VolumeUnit.VideoTokens);
        Assert.Contains(workloads, w => w.Hypothesis is not null);
        Assert.Contains(workloads, w => w.Estimate?.Drivers.Any(d => d.ConflictIds.Count > 0) ?? false);
        Assert.Contains(maps.SelectMany(m => m.Prices), p => p.Currency == "USD");
        Assert.Contains(workloads, w => w.Opportunity.Score is not null);

        // the last one says nothing of AI and its industry is not known: an honest nothing
        Assert.Empty(maps[^1].UseCases);
        Assert.Null(maps[^1].Hypotheses!.Industry);
    }

    private async Task<BattleMapDocument> MapAsync(string folder)
    {
        var company = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "company.json"))).RootElement;
        string Say(string name) => company.GetProperty(name).GetString()!;
        string[] words = ["map", Say("name"), "--language", Say("language"), "--industry", Say("industry"), "--pages", Path.Combine(folder, "pages"), "--out", "map.json"];
        var outcome = await _program.RunAsync(company.GetProperty("hypotheses").GetBoolean() ? [.. words, "--hypotheses"] : words);
        Assert.True(outcome.Code == 0, outcome.Error);

        using var recompute = Process.Start(new ProcessStartInfo("python3", [Path.Combine(SourceTree.Root, "tools", "recompute.py"), "map.json"])
        {
            WorkingDirectory = _program.Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var errors = recompute.StandardError.ReadToEndAsync();
        var differences = await recompute.StandardOutput.ReadToEndAsync();
        await recompute.WaitForExitAsync();
        Assert.Equal((0, ""), (recompute.ExitCode, differences));
        Assert.Contains(" checks, 0 differences", await errors, StringComparison.Ordinal);
        return JsonSerializer.Deserialize<BattleMapDocument>(_program.Read("map.json"), BattleMapJson.Options)!;
    }
}
