using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A discount that the rep knows of: off the list price of a cloud, kept apart from it.</summary>
public static class DiscountEdit
{
    /// <summary>
    /// The map with <paramref name="share"/> (0–1) taken off that cloud's list prices, beside them; 0 takes an earlier discount back.
    /// Throws <see cref="FormulaException"/> (BadValue) for a share outside 0–1.
    /// </summary>
    public static BattleMapDocument Set(BattleMapDocument map, string vendor, double share, string? note, DateTimeOffset at, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (share is not (>= 0 and <= 1))
        {
            throw new FormulaException(FormulaProblem.BadValue, vendor);
        }

        var others = map.Discounts.Where(d => d.Vendor != vendor);
        map = map with { Discounts = share == 0 ? others.ToList() : [.. others, new(vendor, share, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), at)] };
        return EditedMap.With(map, w => w with { Estimate = Discounted(w, map) }, catalog);
    }

    private static Estimate? Discounted(Workload workload, BattleMapDocument map) => workload.Estimate is not { } estimate ? null : estimate with
    {
        Today = estimate.Today is { } today ? EditedMap.Discounted(today, map.Discounts, workload.Vendor) : null,
        OnAliyun = estimate.OnAliyun is { } aliyun ? EditedMap.Discounted(aliyun, map.Discounts, VendorIds.Aliyun) : null,
    };
}
