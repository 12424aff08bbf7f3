using System.Globalization;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>
/// Published figures against the ranges that the shipped templates, prices and growth priors give; docs/public-figures.md has
/// the same table for people, misses included.
/// </summary>
public class PublicFiguresTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "public-figures.md"));

    [Theory]
    [InlineData("customer_service", Metrics.Conversations, "a conversation of 8 turns without retrieval", 4_800, true)]
    [InlineData("customer_service", Metrics.Conversations, "one answer with retrieval", 6_000, true)]
    [InlineData("knowledge_qa", Metrics.Conversations, "one answer with retrieval", 6_000, true)]
    [InlineData("agent_platform", Metrics.Conversations, "a deep-research report, the shortest", 580_000, true)]
    [InlineData("agent_platform", Metrics.Conversations, "a deep-research report, the longest", 2_050_000, true)]
    [InlineData("script_writing", Metrics.Calls, "a call that parses a screenplay, the shortest", 9_200, true)]
    [InlineData("script_writing", Metrics.Calls, "a call that parses a screenplay, the longest", 71_000, true)]
    public void Tokens_of_a_piece_of_work(string useCase, string metric, string what, double published, bool inside) =>
        Check(what, published, Of(useCase, "aliyun", "qwen3-max", metric, 1).PerMonth, inside);

    [Theory]
    [InlineData("a series of 120 minutes, every clip used", 1.57e8, true)]
    [InlineData("a series of 120 minutes, 90 % used", 1.74e8, true)]
    [InlineData("a series of 120 minutes, 20 % used", 7.84e8, true)]
    public void Video_tokens(string what, double published, bool inside) =>
        Check(what, published, Of("video_generation", "volcengine", "seedance-2.0", Metrics.VideoMinutes, 120).PerMonth, inside);

    [Theory]
    [InlineData("an ordinary AI short drama, low end (¥)", 3_000, false)]
    [InlineData("an ordinary AI short drama, high end (¥)", 5_000, true)]
    [InlineData("a premium AI short drama (¥, people included)", 200_000, false)]
    public void Yuan_of_a_short_drama(string what, double published, bool inside) =>
        Check(what, published, Of("video_generation", "volcengine", "seedance-2.0", Metrics.VideoMinutes, 120).Today!.YuanPerMonth, inside);

    [Theory]
    [InlineData("a finished minute with a good model (¥, people included)", 1_000, false)]
    [InlineData("a finished minute with a poor model (¥, people included)", 10_000, false)]
    public void Yuan_of_a_finished_minute(string what, double published, bool inside) =>
        Check(what, published, Of("video_generation", "volcengine", "seedance-2.0", Metrics.VideoMinutes, 1).Today!.YuanPerMonth, inside);

    [Theory]
    [InlineData("a coding agent, 6 $ a working day ($ a developer a month)", 132, true)]
    [InlineData("a coding agent, low average ($ a developer a month)", 150, true)]
    [InlineData("a coding agent, high average ($ a developer a month)", 250, true)]
    [InlineData("a coding agent, 13 $ an active day ($ a developer a month)", 286, true)]
    [InlineData("a coding agent at one large company, low end ($ a developer a month)", 500, true)]
    [InlineData("a coding agent at one large company, high end ($ a developer a month)", 2_000, false)]
    public void Dollars_of_a_coding_agent(string what, double published, bool inside) =>
        Check(what, published, Of("coding", "overseas", "claude-sonnet-5", Metrics.MonthlyUsers, 1).Today!.YuanPerMonth.Times(1 / 7.2), inside);

    [Theory]
    [InlineData("baidu", "ernie-5.0", "China's daily tokens, 30 to 140 trillion in 9 months (times a year)", 140d / 30, 9, true)]
    [InlineData("volcengine", "doubao-seed-1.6", "Doubao's daily tokens, 16.4 to 50 trillion in 7 months (times a year)", 50 / 16.4, 7, true)]
    [InlineData("baidu", "ernie-5.0", "enterprise calls in China, 10.2 to 37 trillion in 6 months (times a year)", 37 / 10.2, 6, false)]
    [InlineData("baidu", "ernie-5.0", "China's inference forecast, 10 to 3,900 quadrillion in 60 months (times a year)", 390, 60, true)]
    public void Growth_in_a_year(string vendor, string model, string what, double times, int months, bool inside)
    {
        var growth = Growth(vendor, model);
        Check(what, Math.Pow(times, 12d / months), new(1 + growth.Low, 1 + growth.Mid, 1 + growth.High), inside);
    }

    private static MapRange Growth(string vendor, string model) => new MapScenario().Page("已在使用。").Use("已在使用", "customer_service", vendor, model).Only().Growth!.PerYear;

    private static void Check(string what, double published, MapRange range, bool inside)
    {
        // the ends of the growth priors are these very series, rounded
        Assert.Equal(inside, range.Low <= published * 1.005 && published * .995 <= range.High);
        Assert.Contains($"| {what} | {Say(published)} | {Say(range.Low)} – {Say(range.High)} | {(inside ? "inside" : "**miss**")} |", Document, StringComparison.Ordinal);
    }

    private static string Say(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.InvariantCulture);

    private static Estimate Of(string useCase, string vendor, string model, string metric, double value) => new MapScenario()
        .Page("已在使用，每月有数。").Use("已在使用", useCase, vendor, model).Says("每月有数", metric, value, Period.Month, useCase).Only().Estimate!;
}
