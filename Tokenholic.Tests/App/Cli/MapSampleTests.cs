using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Tokenholic.Tests.Architecture;

namespace Tokenholic.Tests.App.Cli;

public sealed class MapSampleTests : IDisposable
{
    private readonly TokenholicProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task The_sample_in_English_gives_a_map_that_a_script_can_check_from_its_files_alone()
    {
        var outcome = await _program.RunAsync("map", "Starisle Shorts", "--language", "en", "--out", "map.json");

        Assert.Equal(0, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.Contains("Research: finding and reading pages", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("this is a fictional sample company", outcome.Error, StringComparison.Ordinal);
        using var map = JsonDocument.Parse(_program.Read("map.json"));
        Assert.True(map.RootElement.GetProperty("company").GetProperty("fictional").GetBoolean());
        var pages = map.RootElement.GetProperty("pages").EnumerateArray().ToDictionary(
            page => page.GetProperty("id").GetString()!,
            page => (Sha: page.GetProperty("sha256").GetString(), Text: _program.Read($"map.pages/{page.GetProperty("id").GetString()}.txt")));
        Assert.All(pages.Values, page => Assert.Equal(page.Sha, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(page.Text)))));
        Assert.All(map.RootElement.GetProperty("evidence").EnumerateArray(), evidence => Assert.Equal(
            evidence.GetProperty("quote").GetString(),
            pages[evidence.GetProperty("page_id").GetString()!].Text.Substring(evidence.GetProperty("start").GetInt32(), evidence.GetProperty("quote").GetString()!.Length)));

        using var recompute = Process.Start(new ProcessStartInfo("python3", [Path.Combine(SourceTree.Root, "tools", "recompute.py"), "map.json"])
        {
            WorkingDirectory = _program.Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var verdict = await recompute.StandardOutput.ReadToEndAsync();
        await recompute.WaitForExitAsync();
        Assert.True(recompute.ExitCode == 0, verdict);
    }

    [Fact]
    public async Task Stopped_by_Ctrl_C_it_says_so_and_writes_nothing()
    {
        var outcome = await _program.RunAsync(["map", "星屿短剧", "--out", "map.json"], (process, line) =>
        {
            if (line.StartsWith("研究", StringComparison.Ordinal))
            {
                Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
            }
        });

        Assert.Equal(130, outcome.Code);
        Assert.Contains("已取消", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_program.Files);
    }
}
