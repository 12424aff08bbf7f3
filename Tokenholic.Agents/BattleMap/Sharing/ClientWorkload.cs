using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Sharing;

/// <summary>A workload as the customer may see it. It is built up from what is safe, so that what the document learns to hold later stays inside.</summary>
internal static class ClientWorkload
{
    private static readonly LocalizedText Nothing = new("", "");

    internal static Workload Of(Workload workload, IReadOnlySet<string> open, RivalNames? rivals, bool prices)
    {
        var hidden = rivals?.IsRival(workload.Vendor) is true;
        // a competitor's model is named nowhere, wherever it runs: the cloud may be unknown, or ours; nor is its price, whose id names it
        var nameless = hidden || rivals?.AreIn($"{workload.Model}\n{workload.ModelName?.Zh}\n{workload.ModelName?.En}") is true;
        return new()
        {
            Id = workload.Id,
            Vendor = hidden ? VendorIds.Other : workload.Vendor,
            Model = nameless ? null : workload.Model,
            ModelName = nameless ? null : workload.ModelName,
            Status = workload.Status,
            UsageLabel = workload.UsageLabel,
            Label = workload.Label,
            EvidenceIds = Only(workload.EvidenceIds, open),
            Opportunity = new("none", null, Nothing),
            InTotals = workload.InTotals,
            Estimate = workload.Estimate is { } estimate ? Of(estimate, open, rivals, prices, withToday: prices && (rivals is null || (workload.Vendor is VendorIds.Aliyun && !nameless && !rivals.AreIn(estimate.Today?.PriceId ?? "")))) : null,
        };
    }

    private static Estimate Of(Estimate estimate, IReadOnlySet<string> open, RivalNames? rivals, bool prices, bool withToday) => new()
    {
        Unit = estimate.Unit,
        Template = estimate.Template,
        Formula = estimate.Formula,
        PerMonth = estimate.PerMonth,
        VolumeLabel = estimate.VolumeLabel,
        InputShare = estimate.InputShare,
        Drivers = [.. estimate.Drivers.Select(driver => Of(driver, open, rivals))],
        Today = withToday ? Of(estimate.Today) : null,
        OnAliyun = prices ? Of(estimate.OnAliyun) : null,
    };

    // A reason may say what the rep was told, or repeat a quote that is left out; the label says enough.
    private static Driver Of(Driver driver, IReadOnlySet<string> open, RivalNames? rivals) => new()
    {
        Id = driver.Id,
        Name = driver.Name,
        Unit = driver.Unit,
        Value = driver.Value,
        Label = driver.Label,
        IsVolume = driver.IsVolume,
        EvidenceIds = Only(driver.EvidenceIds, open),
        Reason = driver.Label is Label.Manual || driver.Learned is true || !driver.EvidenceIds.Concat(driver.ConflictIds).All(open.Contains) || rivals?.AreIn(driver.Reason.Zh + "\n" + driver.Reason.En) is true ? Nothing : driver.Reason,
    };

    private static Cost? Of(Cost? cost) => cost is null ? null : new() { PriceId = cost.PriceId, Basis = cost.Basis, YuanPerMonth = cost.YuanPerMonth, Volume = cost.Volume };

    private static List<string> Only(IReadOnlyList<string> ids, IReadOnlySet<string> open) => [.. ids.Where(open.Contains)];
}
