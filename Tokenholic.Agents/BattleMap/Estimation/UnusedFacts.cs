using System.Text.Json;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Stated quantities that no estimate rests on: kept on the map, so that nothing read is lost silently.</summary>
internal static class UnusedFacts
{
    public static IReadOnlyList<MapFact> Of(IReadOnlyList<VolumeEvidence> volumes, IEnumerable<Workload> workloads)
    {
        var used = workloads
            .SelectMany(w => (w.Estimate is null ? [] : EstimateBuilder.EvidenceOf(w.Estimate)).Concat(w.Growth?.EvidenceIds ?? []))
            .ToHashSet();
        return volumes
            .Where(v => v.Fact.UseCase is null || !used.Contains(v.Evidence.Id))
            .GroupBy(v => (v.Fact.Metric, v.Fact.Low, v.Fact.High, v.Fact.Period, v.Fact.UseCase))
            .Select(g => new MapFact(
                g.Key.Metric, g.Key.Low, g.Key.High, JsonNamingPolicy.SnakeCaseLower.ConvertName(g.Key.Period.ToString()),
                g.Select(v => v.Evidence.Id).ToList(), g.Key.UseCase))
            .ToList();
    }
}
