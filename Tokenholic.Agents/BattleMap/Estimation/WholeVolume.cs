using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A volume a month that stands for the whole formula: the customer's, or one entered by hand.</summary>
internal static class WholeVolume
{
    /// <summary>The estimate at that volume; a price in another unit keeps the ratio of the middles. Its ¥ are to be computed anew.</summary>
    public static Estimate Of(Estimate estimate, MapRange value, LocalizedText name, LocalizedText reason) => estimate with
    {
        Formula = TrueFigure.PerMonth,
        Drivers = [Driver(value, name, reason)],
        VolumeLabel = Label.Manual,
        Today = InProportion(estimate.Today, estimate.PerMonth.Mid),
        OnAliyun = InProportion(estimate.OnAliyun, estimate.PerMonth.Mid),
    };

    /// <summary>The only driver of such a formula.</summary>
    public static Driver Driver(MapRange value, LocalizedText name, LocalizedText reason) => new()
    {
        Id = TrueFigure.PerMonth, Name = name, Unit = new("每月", "a month"), IsVolume = true, Value = value, Label = Label.Manual, Reason = reason,
    };

    private static Cost? InProportion(Cost? cost, double middle) => cost?.Volume is not { } volume ? cost
        : middle <= 0 ? null
        : cost with { Volume = volume with { Formula = $"{TrueFigure.PerMonth} * {(volume.PerMonth.Mid / middle).ToString("0.####################", CultureInfo.InvariantCulture)}" } };
}
