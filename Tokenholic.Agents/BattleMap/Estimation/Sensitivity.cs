using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What one driver alone does to a result: <paramref name="Result"/> is the result with that driver at its low, mid and high and all others in the middle, in order of size.</summary>
public sealed record DriverEffect(string WorkloadId, string DriverId, MapRange Result)
{
    /// <summary>How far apart the two ends are.</summary>
    public double Swing => Result.High - Result.Low;
}

/// <summary>Which driver is worth asking the customer about: the one that moves the result most.</summary>
public static class Sensitivity
{
    /// <summary>The effect of every driver on a workload's consumption a month, in its unit, the largest first; empty without an estimate.</summary>
    public static IReadOnlyList<DriverEffect> OfVolume(Workload workload) => Effects(workload, 1);

    /// <summary>
    /// The effect of every driver of the given workloads on ¥ a year where the work runs today, the largest first. Workloads
    /// without a price add nothing. The effects of two drivers cannot be added: they multiply each other.
    /// </summary>
    public static IReadOnlyList<DriverEffect> OfYuanPerYear(IEnumerable<Workload> workloads) => workloads
        .Where(w => w.Estimate is { Today: not null, PerMonth.Mid: > 0 })
        .SelectMany(w => Effects(w, 12 * w.Estimate!.Today!.YuanPerMonth.Mid / w.Estimate.PerMonth.Mid))
        .OrderByDescending(e => e.Swing)
        .ToList();

    private static List<DriverEffect> Effects(Workload workload, double perUnit)
    {
        if (workload.Estimate is not { } estimate)
        {
            return [];
        }

        var formula = Formula.Parse(estimate.Formula);
        var middles = estimate.Drivers.ToDictionary(d => d.Id, d => MapRange.Exactly(d.Value.Mid));
        return estimate.Drivers
            .Select(d => new DriverEffect(workload.Id, d.Id, Between(At(d, d.Value.Low), estimate.PerMonth.Mid, At(d, d.Value.High)).Times(perUnit)))
            .OrderByDescending(e => e.Swing)
            .ToList();

        double At(Driver driver, double value) => formula.Evaluate(new Dictionary<string, MapRange>(middles) { [driver.Id] = MapRange.Exactly(value) }).Mid;
    }

    private static MapRange Between(double a, double mid, double b) => new(Math.Min(a, b), mid, Math.Max(a, b));
}
