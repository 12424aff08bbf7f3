using System.Diagnostics;
using System.Text.Json;
using Tokenholic.Tests.Agents.BattleMap.Pipeline;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Cli;

/// <summary>The command line with a key in its environment.</summary>
public sealed class MapModelTests : IAsyncLifetime
{
    private const string Key = "sk-commandline-5555566666";
    private readonly TokenholicProcess _program = new();
    private ScriptedProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        _provider.Answer = ModelPipelineTests.AnswerOf;
        _program.Environment["TOKENHOLIC_API_KEY"] = Key;
        _program.Environment["TOKENHOLIC_BASE_URL"] = _provider.Address.AbsoluteUri;
        _program.Environment["TOKENHOLIC_MODEL"] = "qwen3.7-max";
        _program.Write("story.txt", ModelPipelineTests.Story);
    }

    public async Task DisposeAsync()
    {
        _program.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_map_made_with_a_model_still_adds_up_and_holds_neither_key_nor_personal_data()
    {
        var outcome = await _program.RunAsync("map", "桂花物流", "--text", "story.txt", "--out", "map.json");

        Assert.Equal(0, outcome.Code);
        Assert.All(_provider.Requests, r => Assert.Equal($"Bearer {Key}", r.Authorization));
        var map = _program.Read("map.json");
        Assert.Equal("rules+model", JsonDocument.Parse(map).RootElement.GetProperty("mode").GetString());
        Assert.Contains("Kimi", map, StringComparison.Ordinal);
        var everything = outcome.Output + outcome.Error + map + string.Concat(Directory.GetFiles(Path.Combine(_program.Folder, "map.pages")).Select(File.ReadAllText));
        Assert.DoesNotContain(Key, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("张伟", everything, StringComparison.Ordinal);
        using var recompute = Process.Start(new ProcessStartInfo("python3", [Path.Combine(SourceTree.Root, "tools", "recompute.py"), "map.json"]) { WorkingDirectory = _program.Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var verdict = await recompute.StandardOutput.ReadToEndAsync();
        await recompute.WaitForExitAsync();
        Assert.True(recompute.ExitCode == 0, verdict);
    }

    [Fact]
    public async Task A_model_that_fails_is_said_in_a_sentence_and_the_rules_go_on()
    {
        _provider.Always = Fault.BadKey;

        var outcome = await _program.RunAsync("map", "桂花物流", "--text", "story.txt", "--language", "en", "--out", "map.json");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("the rules read alone. The provider does not accept the key.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("rules", JsonDocument.Parse(_program.Read("map.json")).RootElement.GetProperty("mode").GetString());
    }
}
