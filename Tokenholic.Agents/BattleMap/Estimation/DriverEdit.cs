using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// A figure that the rep enters over a driver of a finished map. Everything that rests on it is computed anew from the map's
/// own formulas and prices; quotes that say otherwise stay beside it.
/// </summary>
public static class DriverEdit
{
    /// <summary>
    /// The map with the driver at <paramref name="value"/>, labelled manual. Throws <see cref="KeyNotFoundException"/> when the map
    /// has no such workload or driver, <see cref="FormulaException"/> when the value is no range from 0 or cannot be computed with.
    /// </summary>
    public static BattleMapDocument Set(BattleMapDocument map, string workloadId, string driverId, MapRange value, Catalog catalog)
    {
        if (!Interval.IsValid(value) || value.Low < 0)
        {
            throw new FormulaException(FormulaProblem.BadValue, driverId);
        }

        var workload = map.UseCases.SelectMany(u => u.Workloads).FirstOrDefault(w => w.Id == workloadId);
        if (workload?.Estimate is not { } estimate || estimate.Drivers.FirstOrDefault(d => d.Id == driverId) is not { } driver)
        {
            throw new KeyNotFoundException($"{workloadId} has no driver {driverId}.");
        }

        var edited = Edited(workload, WithDriver(estimate, Entered(driver, value), map.Prices), map.Prices, catalog);
        var columns = map.UseCases.Select(u => u with { Workloads = u.Workloads.Select(w => w == workload ? edited : w).ToList() }).ToList();
        return map with { UseCases = columns, Totals = TotalsCalculator.Of(columns.SelectMany(u => u.Workloads).ToList(), catalog) };
    }

    private static Driver Entered(Driver driver, MapRange value) => driver with
    {
        Value = value,
        Label = Label.Manual,
        EvidenceIds = [],
        ConflictIds = driver.EvidenceIds.Concat(driver.ConflictIds).ToList(),
        Reason = new(
            $"手动填写；原为 {Words.Zh(driver.Value.Low)}–{Words.Zh(driver.Value.High)}（中值 {Words.Zh(driver.Value.Mid)}）。",
            $"Entered by hand; it was {Words.En(driver.Value.Low)}–{Words.En(driver.Value.High)} (middle {Words.En(driver.Value.Mid)})."),
    };

    private static Estimate WithDriver(Estimate estimate, Driver entered, IReadOnlyList<MapPrice> prices)
    {
        var drivers = estimate.Drivers.Select(d => d.Id == entered.Id ? entered : d).ToList();
        var changed = estimate with
        {
            Drivers = drivers,
            PerMonth = EstimateBuilder.Evaluate(estimate.Formula, drivers),
            VolumeLabel = entered.IsVolume ? Label.Manual : estimate.VolumeLabel,
        };
        return changed with { Today = Repriced(estimate.Today, changed, prices), OnAliyun = Repriced(estimate.OnAliyun, changed, prices) };
    }

    private static Cost? Repriced(Cost? cost, Estimate estimate, IReadOnlyList<MapPrice> prices)
    {
        if (cost is null)
        {
            return null;
        }

        var volume = cost.Volume is null ? null : cost.Volume with { PerMonth = EstimateBuilder.Evaluate(cost.Volume.Formula, estimate.Drivers) };
        var price = prices.First(p => p.Id == cost.PriceId);
        return cost with
        {
            Volume = volume,
            YuanPerMonth = CostCalculator.Yuan(volume?.PerMonth ?? estimate.PerMonth, volume?.Unit ?? estimate.Unit, estimate.InputShare, price),
        };
    }

    private static Workload Edited(Workload workload, Estimate estimate, IReadOnlyList<MapPrice> prices, Catalog catalog)
    {
        var label = (Label)Math.Max((int)workload.UsageLabel, (int)estimate.VolumeLabel);
        return workload with
        {
            Estimate = estimate,
            Label = label,
            InTotals = workload.Status is UsageStatus.InUse && label is not Label.Assumed,
            Opportunity = new OpportunityBuilder(catalog, prices).Of(workload.Vendor, workload.Status, estimate),
        };
    }
}
