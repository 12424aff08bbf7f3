using System.Text.Json;

namespace Tokenholic.Tests.App.Cli;

public sealed class RolePlayCommandTests : IDisposable
{
    private readonly TokenholicProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Given_lines_are_played_and_transcript_states_and_report_written()
    {
        _program.Write("turns.json", """["What is the hardest problem you have with AI today?", {"text": "Sign today, it is your last chance."}]""");

        var outcome = await _program.RunAsync("roleplay", "--scenario", "discovery", "--difficulty", "hard", "--script", "turns.json", "--language", "en", "--out", "session.json");

        Assert.True(outcome.Code is 0, outcome.Error);
        Assert.Contains("found 1 of 7 facts", outcome.Output, StringComparison.Ordinal);
        using var session = JsonDocument.Parse(_program.Read("session.json"));
        var turns = session.RootElement.GetProperty("turns");
        Assert.Equal(5, turns.GetArrayLength());
        Assert.All([0, 2, 4], i => Assert.InRange(turns[i].GetProperty("state").GetProperty("patience").GetInt32(), 0, 100));
        Assert.Equal("pain", turns[2].GetProperty("state").GetProperty("revealed")[0].GetString());
        Assert.InRange(session.RootElement.GetProperty("report").GetProperty("score").GetInt32(), 1, 99);
    }

    [Theory]
    [InlineData("没有“chat”这个场景", "chat", "easy", "[]")]
    [InlineData("没有“extreme”这个难度", "discovery", "extreme", "[]")]
    [InlineData("不是销售的话的列表", "discovery", "easy", "{\"a\": 1}")]
    public async Task Wrong_words_get_a_sentence(string sentence, string scenario, string difficulty, string script)
    {
        _program.Write("turns.json", script);
        var outcome = await _program.RunAsync("roleplay", "--scenario", scenario, "--difficulty", difficulty, "--script", "turns.json", "--out", "session.json");

        Assert.Equal(2, outcome.Code);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
    }
}
