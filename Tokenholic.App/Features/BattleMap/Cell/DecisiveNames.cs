using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap.Cell;

/// <summary>The words that decide what a quote says of a workload: how texts write its model and its cloud.</summary>
internal static class DecisiveNames
{
    internal static IReadOnlyList<string> Of(Workload workload)
    {
        var model = workload.Model is { } id ? Catalog.Default.Model(id) : null;
        var vendor = Catalog.Default.Vendors.FirstOrDefault(vendor => vendor.Id == workload.Vendor);
        return
        [
            .. model?.Aliases ?? [],
            .. workload.ModelName is { } name ? new[] { name.Zh, name.En } : [],
            .. vendor?.Aliases ?? [],
            .. vendor?.Platforms.SelectMany(platform => platform.Aliases) ?? [],
        ];
    }
}
