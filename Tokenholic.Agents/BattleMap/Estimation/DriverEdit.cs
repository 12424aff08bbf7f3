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
        ArgumentNullException.ThrowIfNull(map);
        Demand(value, driverId, EditedMap.Find(map, workloadId).Estimate?.Drivers.FirstOrDefault(d => d.Id == driverId));
        return Put(map, workloadId, driverId, driver => Entered(driver, value, "手动填写", "Entered by hand"), catalog);
    }

    /// <summary>The map with another driver in its place, computed anew. Throws as <see cref="Set"/>.</summary>
    internal static BattleMapDocument Put(BattleMapDocument map, string workloadId, string driverId, Func<Driver, Driver> change, Catalog catalog)
    {
        var workload = EditedMap.Find(map, workloadId);
        var driver = workload.Estimate?.Drivers.FirstOrDefault(d => d.Id == driverId) ?? throw new KeyNotFoundException($"{workloadId} has no driver {driverId}.");
        var estimate = EditedMap.Recomputed(With(workload.Estimate, change(driver)), map, workload.Vendor);
        return EditedMap.With(map, w => w == workload ? w with { Estimate = estimate } : w, catalog);
    }

    /// <summary>Whether the driver is a share, which ends at all of it: 0 to 1, shown in per cent.</summary>
    public static bool IsShare(Driver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return driver.Unit.Zh == "0–1" || (driver.Unit.Zh.Length == 0 && driver.Value.High <= 1);
    }

    // More than anybody on earth uses of anything in a month; what is beyond it is a slip of the keyboard.
    private const double Most = 1e21;

    /// <summary>Throws <see cref="FormulaException"/> for a value that is no range from 0 to 10^21, or more than all where <paramref name="driver"/> is a share.</summary>
    internal static void Demand(MapRange value, string driverId, Driver? driver = null)
    {
        if (!Interval.IsValid(value) || value.Low < 0 || value.High > Most)
        {
            throw new FormulaException(FormulaProblem.BadValue, driverId);
        }

        if (driver is not null && IsShare(driver) && value.High > 1)
        {
            throw new FormulaException(FormulaProblem.MoreThanAll, driverId);
        }
    }

    /// <summary>The driver at another value, saying who entered it and what it was before.</summary>
    internal static Driver Entered(Driver driver, MapRange value, string whoZh, string whoEn) => driver with
    {
        Value = value,
        Label = Label.Manual,
        ProposedByModel = null,
        Learned = null,
        EvidenceIds = [],
        ConflictIds = driver.EvidenceIds.Concat(driver.ConflictIds).ToList(),
        Reason = new(
            $"{whoZh}；原为 {Words.Zh(driver.Value.Low)}–{Words.Zh(driver.Value.High)}（中值 {Words.Zh(driver.Value.Mid)}）。",
            $"{whoEn}; it was {Words.En(driver.Value.Low)}–{Words.En(driver.Value.High)} (middle {Words.En(driver.Value.Mid)})."),
    };

    /// <summary>The estimate with that driver in the place of the one of its id.</summary>
    internal static Estimate With(Estimate estimate, Driver entered) => estimate with
    {
        Drivers = estimate.Drivers.Select(d => d.Id == entered.Id ? entered : d).ToList(),
        VolumeLabel = entered.IsVolume ? entered.Label : estimate.VolumeLabel,
    };
}
