using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap.Comparison;

/// <summary>What can differ between two versions of a workload; the values are those of the workloads themselves.</summary>
public enum WorkloadField
{
    /// <summary>The cloud it runs on.</summary>
    Vendor,

    /// <summary>The model.</summary>
    Model,

    /// <summary>The company's relation to it.</summary>
    Status,

    /// <summary>How well it is known.</summary>
    Label,

    /// <summary>The volume a month, in the unit of its estimate.</summary>
    Volume,

    /// <summary>¥ a month where it runs today.</summary>
    Yuan,

    /// <summary>¥ a year that Alibaba Cloud could win.</summary>
    Opportunity,

    /// <summary>The growth a year.</summary>
    Growth,

    /// <summary>Whether it was taken off the map by hand.</summary>
    Removed,

    /// <summary>What the customer said of it.</summary>
    Verdict,
}

/// <summary>A driver whose value or label differs; one side is null where the formula does not have it.</summary>
public sealed record DriverChange(Driver? Before, Driver? After);

/// <summary>A workload that came (<paramref name="Before"/> null), went (<paramref name="After"/> null) or changed in <paramref name="Fields"/> or in the quotes it stands on.</summary>
public sealed record WorkloadChange(
    string UseCaseId,
    LocalizedText UseCase,
    Workload? Before,
    Workload? After,
    IReadOnlyList<WorkloadField> Fields,
    IReadOnlyList<string> NewQuotes,
    IReadOnlyList<string> LostQuotes)
{
    /// <summary>The drivers that differ.</summary>
    public IReadOnlyList<DriverChange> Drivers { get; init; } = [];
}

/// <summary>Two versions of a map side by side: values, not texts of JSON.</summary>
/// <param name="Before">The headline of the earlier version.</param>
/// <param name="After">The headline of the later one.</param>
/// <param name="Changes">The workloads that differ, in the order of the later map, those that went last in their column.</param>
/// <param name="Unchanged">How many workloads are the same in both.</param>
public sealed record MapComparison(MapTotals Before, MapTotals After, IReadOnlyList<WorkloadChange> Changes, int Unchanged)
{
    /// <summary>What people changed by hand since the earlier version.</summary>
    public IReadOnlyList<MapEdit> NewEdits { get; init; } = [];

    /// <summary>Changes by hand that the later version no longer has: taken back, or replaced.</summary>
    public IReadOnlyList<MapEdit> UndoneEdits { get; init; } = [];
}
