using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What follows from a workload's use, estimate and verdict; in one place, because maps are made and edited.</summary>
public static class WorkloadState
{
    /// <summary>The workload with its label and whether it counts as its use, its volume and the customer's verdict say.</summary>
    public static Workload Settle(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var label = (Label)Math.Max((int)workload.UsageLabel, (int)(workload.Estimate?.VolumeLabel ?? workload.UsageLabel));
        return workload with
        {
            Label = label,
            InTotals = workload.Status is UsageStatus.InUse && label is not Label.Assumed && !IsOut(workload),
        };
    }

    /// <summary>Refuted by the customer, who gave no true figure to put in its place.</summary>
    public static bool IsRefuted(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Verdict is { Outcome: CustomerVerdict.Refuted, Figures.Count: 0 };
    }

    /// <summary>Counted nowhere: refuted by the customer, or taken off the map by hand.</summary>
    public static bool IsOut(Workload workload) => IsRefuted(workload) || workload.Removed is true;

    /// <summary>In use as far as anybody knows: what shares of clouds are about. Suppositions, and what was refuted or removed, are not.</summary>
    public static bool IsCurrent(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Status is UsageStatus.InUse && workload.UsageLabel is not Label.Assumed && !IsOut(workload);
    }

    /// <summary>Adds to what is not in the totals: in use or planned, without enough evidence, and neither refuted nor removed.</summary>
    public static bool IsOpen(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return !workload.InTotals && workload.Status is UsageStatus.InUse or UsageStatus.Planned && !IsOut(workload);
    }
}
