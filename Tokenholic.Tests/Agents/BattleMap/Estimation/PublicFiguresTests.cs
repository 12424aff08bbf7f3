using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>Published figures lie inside the ranges that the shipped templates give; the ones that do not are named as misses.</summary>
public class PublicFiguresTests
{
    [Theory]
    [InlineData("customer_service", 4_800)] // 8 turns without retrieval
    [InlineData("customer_service", 6_000)] // one answer with retrieval
    [InlineData("knowledge_qa", 6_000)]
    [InlineData("agent_platform", 580_000)] // deep-research reports of one project
    [InlineData("agent_platform", 2_050_000)]
    public void Tokens_of_a_piece_of_work(string useCase, double published) => Inside(
        published, Of(useCase, "aliyun", "qwen3-max", Metrics.Conversations, 1).PerMonth);

    [Theory]
    [InlineData(9_200)]
    [InlineData(71_000)]
    public void Tokens_of_a_call_that_parses_a_screenplay(double published) => Inside(
        published, Of("script_writing", "aliyun", "qwen3-max", Metrics.Calls, 1).PerMonth);

    [Theory]
    [InlineData(1.57e8)] // every clip used
    [InlineData(1.74e8)] // 90 %
    [InlineData(7.84e8)] // 20 %
    public void Video_tokens_of_a_series_of_120_minutes(double published) => Inside(
        published, Of("video_generation", "volcengine", "seedance-2.0", Metrics.VideoMinutes, 120).PerMonth);

    [Theory]
    [InlineData(150, true)] // published average a developer a month, USD
    [InlineData(250, true)]
    [InlineData(500, true)] // the low end of what one large company reports
    [InlineData(2_000, false)] // its high end: a miss, kept visible here
    public void Dollars_of_a_coding_agent_a_developer_a_month(double published, bool inside)
    {
        var estimate = Of("coding", "overseas", "claude-sonnet-5", Metrics.MonthlyUsers, 1);
        var dollars = estimate.Today!.YuanPerMonth.Times(1 / 7.2);
        Assert.Equal(inside, dollars.Low <= published && published <= dollars.High);
    }

    private static void Inside(double published, MapRange range) => Assert.InRange(published, range.Low, range.High);

    private static Estimate Of(string useCase, string vendor, string model, string metric, double value) => new MapScenario()
        .Page("已在使用，每月有数。").Use("已在使用", useCase, vendor, model).Says("每月有数", metric, value, Period.Month, useCase).Only().Estimate!;
}
