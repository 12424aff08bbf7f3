using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>What one piece takes is often said in two figures, "输入 1,200、输出 80": a call takes both.</summary>
internal static partial class PieceTokens
{
    private const int Before = 12;
    private const int Behind = 20;

    /// <summary>Whether the metric says what one piece takes.</summary>
    public static bool Are(string metric) => metric is Metrics.TokensPerPiece or Metrics.TokensPerCall;

    /// <summary>The facts of a sentence, the input and the output of one piece added up.</summary>
    public static IEnumerable<(VolumeFact Fact, Moment Moment)> InputAndOutput(string sentence, IReadOnlyList<(StatedNumber Number, VolumeFact Fact, Moment Moment)> read)
    {
        for (var i = 0; i < read.Count; i++)
        {
            var (number, fact, moment) = read[i];
            if (i + 1 < read.Count && ArePair(sentence, (number, fact), (read[i + 1].Number, read[i + 1].Fact)))
            {
                var other = read[++i].Fact;
                fact = fact with { Low = fact.Low + other.Low, High = fact.High + other.High };
            }

            yield return (fact, moment);
        }
    }

    private static bool ArePair(string sentence, (StatedNumber Number, VolumeFact Fact) first, (StatedNumber Number, VolumeFact Fact) second)
    {
        var said = sentence[Math.Max(0, first.Number.Start - Before)..Math.Min(sentence.Length, second.Number.End + Behind)];
        return Are(first.Fact.Metric) && first.Fact.Metric == second.Fact.Metric
            && first.Fact.UseCase == second.Fact.UseCase && Input().IsMatch(said) && Output().IsMatch(said);
    }

    [GeneratedRegex(@"输入|\b(?:input|prompt|in)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Input();

    [GeneratedRegex(@"输出|\b(?:output|completion|out)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Output();
}
