using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Doubles;

/// <summary>Companies that say anything about anything: what the engine must keep its promises for.</summary>
public static class RandomMaps
{
    /// <summary>The scenario of a seed; the same seed gives the same one.</summary>
    public static MapScenario Scenario(int seed)
    {
        var random = new Random(seed);
        T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        string[] metrics =
        [
            Metrics.Revenue,
            Metrics.Conversations, Metrics.Calls, Metrics.Tokens, Metrics.MonthlyUsers, Metrics.DailyUsers, Metrics.Staff, Metrics.VideoMinutes, Metrics.Series,
            Metrics.Episodes, Metrics.Images, Metrics.Documents, Metrics.Characters, Metrics.Developers,
        ];
        metrics = [.. Enumerable.Range(0, 4).Select(_ => Any(metrics))];
        string[] useCases = ["video_generation", .. Enumerable.Range(0, 3).Select(_ => Any(UseCaseIds.All))];
        Model[] models = [Catalog.Default.Model("seedance-2.0")!, .. Enumerable.Range(0, 5).Select(_ => Any(Catalog.Default.Models))];
        var scenario = new MapScenario { Industry = Any(Industries.Default).Name.Zh, Hypotheses = random.Next(2) == 0 };
        for (var page = random.Next(1, 7); page > 0; page--)
        {
            var sentences = Enumerable.Range(0, random.Next(1, 8)).Select(i => $"第{page}页第{i}句：我们用了大模型，数字是{random.Next(1, 1000)}。").ToList();
            scenario.Page(string.Concat(sentences), Any(Enum.GetValues<SourceTier>()), random.Next(4) == 0 ? null : $"202{random.Next(4, 7)}-0{random.Next(1, 10)}-15");
            foreach (var sentence in sentences)
            {
                var model = random.Next(4) == 0 ? null : Any(models);
                if (random.Next(3) > 0)
                {
                    scenario.Use(sentence, Any(useCases), random.Next(2) == 0 && model is not null ? model.Owner : Any(Catalog.Default.Vendors).Id, model?.Id, random.Next(3) > 0 ? UsageStatus.InUse : Any(Enum.GetValues<UsageStatus>()), random.NextDouble());
                }

                if (random.Next(3) > 0)
                {
                    var low = Math.Round(Math.Pow(10, 1 + 6 * random.NextDouble()), 2);
                    scenario.Says(sentence, Any(metrics), low, Any(Enum.GetValues<Period>()), random.Next(3) > 0 ? Any(useCases) : null, low * (1 + random.Next(2) * random.NextDouble()));
                }
            }

            scenario.Says(sentences[0], Metrics.ClipYield, .5, Period.None, "video_generation", .75);
        }

        return scenario;
    }
}
