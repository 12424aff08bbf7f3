using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public sealed class StatedPiecesTests
{
    private const double DaysPerMonth = 365d / 12;

    [Fact]
    public void Conversations_and_what_each_takes_are_multiplied_and_nothing_is_assumed()
    {
        var estimate = new MapScenario().Page("陪聊角色用豆包。每天有50万次对话，每次1000 token。")
            .Use("陪聊角色用豆包", "game", "volcengine", "doubao")
            .Says("每天有50万次对话", Metrics.Conversations, 500_000, Period.Day, "game")
            .Says("每次1000 token", Metrics.TokensPerPiece, 1000, useCase: "game").Only().Estimate!;
        Assert.Equal(500_000 * DaysPerMonth * 1000, estimate.PerMonth.Mid, 1);
        Assert.Equal(estimate.PerMonth.Low, estimate.PerMonth.High);
        Assert.Equal(Label.Fact, estimate.VolumeLabel);
        Assert.DoesNotContain(estimate.Drivers, d => d.Label is Label.Assumed);
    }

    [Fact]
    public void What_a_conversation_takes_replaces_its_turns_where_the_conversations_are_assumed()
    {
        var estimate = new MapScenario().Page("客服用豆包，每次会话 2800 token。").Use("客服用豆包", "customer_service", "volcengine", "doubao")
            .Says("每次会话 2800 token", Metrics.TokensPerPiece, 2800, useCase: "customer_service").Only().Estimate!;
        Assert.Equal(Label.Assumed, estimate.VolumeLabel);
        Assert.Equal([Metrics.Conversations], estimate.Drivers.Where(d => d.Label is Label.Assumed).Select(d => d.Id));
    }

    [Fact]
    public void Tokens_of_a_turn_replace_only_those_of_a_turn()
    {
        var estimate = new MapScenario().Page("客服用豆包，每轮 700 token。").Use("客服用豆包", "customer_service", "volcengine", "doubao")
            .Says("每轮 700 token", Metrics.TokensPerCall, 700, useCase: "customer_service").Only().Estimate!;
        Assert.Equal((700d, Label.Fact), (estimate.Drivers.Single(d => d.Id == "tokens_per_turn").Value.Mid, estimate.Drivers.Single(d => d.Id == "tokens_per_turn").Label));
        Assert.Contains(estimate.Drivers, d => d.Id == "turns");
    }

    [Fact]
    public void What_a_piece_takes_is_said_of_no_other_use_case()
    {
        var map = new MapScenario().Page("客服用豆包。审查用混元。每份 20000 token。")
            .Use("客服用豆包", "customer_service", "volcengine", "doubao").Use("审查用混元", "risk_compliance", "tencent", "hunyuan")
            .Says("每份 20000 token", Metrics.TokensPerPiece, 20_000).Map();
        Assert.DoesNotContain(map.UseCases.SelectMany(u => u.Workloads).SelectMany(w => w.Estimate!.Drivers), d => d.Id == Metrics.TokensPerPiece);
        Assert.Equal(Metrics.TokensPerPiece, map.Facts.Single().Metric);
    }

    [Fact]
    public void Only_the_share_of_messages_that_reaches_a_model_is_billed()
    {
        var estimate = new MapScenario().Page("审核用豆包，每天8万条评论，每条350 token。").Use("审核用豆包", "content_moderation", "volcengine", "doubao")
            .Says("每天8万条评论", Metrics.Documents, 80_000, Period.Day, "content_moderation")
            .Says("每条350 token", Metrics.TokensPerPiece, 350, useCase: "content_moderation").Only().Estimate!;
        var share = estimate.Drivers.Single(d => d.Id == "model_share").Value.Mid;
        Assert.Equal(80_000 * DaysPerMonth * share * 350, estimate.PerMonth.Mid, 1);
    }
}
