using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Analysis.Volumes;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Agents.BattleMap.Analysis.Volumes;

/// <summary>What one conversation, document or call takes is no volume, whatever period stands in the clause before.</summary>
public sealed class PieceTokensTests
{
    public static TheoryData<string, string, double> Pieces => new()
    {
        { "陪聊角色每天有 50 万次对话，每次输入 900 token、输出 100 token。", Metrics.TokensPerPiece, 1000 },
        { "标书解读每月 6,000 份，每份 3 万 token 输入、2,000 token 输出。", Metrics.TokensPerPiece, 32_000 },
        { "热线每次会话 2,500 输入 + 300 输出，都按 token 计。", Metrics.TokensPerPiece, 2800 },
        { "单条评论平均 350 个 token，每天 8 万条评论。", Metrics.TokensPerPiece, 350 },
        { "审一份标书的开销是 12,000 token/份。", Metrics.TokensPerPiece, 12_000 },
        { "每天 20 万次对话，每轮 700 token。", Metrics.TokensPerCall, 700 },
        { "接口日均 90 万次，每次调用消耗 1,800 个 token。", Metrics.TokensPerCall, 1800 },
        { "The help desk answers 3,000 chats a day, with 2,000 input tokens and 250 output tokens each.", Metrics.TokensPerPiece, 2250 },
        { "We summarise 4,000 reports a month at 18,000 tokens per report.", Metrics.TokensPerPiece, 18_000 },
        { "Each ticket takes 5,000 input tokens and 400 output tokens.", Metrics.TokensPerPiece, 5400 },
        { "The gateway sees 2 million requests a day of 1,100 tokens per request.", Metrics.TokensPerCall, 1100 },
    };

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Tokens_of_a_piece_are_no_volume_and_count_input_and_output(string text, string metric, double tokens)
    {
        var facts = Read(text);
        Assert.DoesNotContain(facts, f => f.Metric == Metrics.Tokens);
        var fact = Assert.Single(facts, f => f.Metric is Metrics.TokensPerPiece or Metrics.TokensPerCall);
        Assert.Equal((metric, tokens, Period.None), (fact.Metric, fact.Low, fact.Period));
    }

    [Theory]
    [InlineData("每次升级之后，平台每天消耗 30 亿 token。", 3e9)]
    [InlineData("每天消耗 20 亿 token，每次 3,000 token。", 2e9)]
    [InlineData("Each call is short; in all the platform burns 2 billion tokens a day.", 2e9)]
    [InlineData("The platform uses 40 million tokens each day.", 4e7)]
    public void Tokens_of_a_day_stay_a_volume(string text, double tokens)
    {
        var fact = Assert.Single(Read(text), f => f.Metric == Metrics.Tokens);
        Assert.Equal((tokens, Period.Day), (fact.Low, fact.Period));
    }

    [Theory]
    [InlineData("陪聊角色每次对话最多 8,000 token。")]
    [InlineData("The gateway allows up to 30,000 tokens per request.")]
    public void What_a_call_may_take_at_most_is_not_what_it_takes(string text) => Assert.Empty(Read(text));

    [Fact]
    public void What_a_piece_takes_in_total_is_still_said_of_a_piece() =>
        Assert.Equal(3000, Assert.Single(Read("热线每次会话总计 3,000 token。")).Low);

    private static IReadOnlyList<VolumeFact> Read(string text) => new VolumeReader(_ => true, _ => null).Read(text);
}
