using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap;

/// <summary>Maps that strain a screen: many columns, every cloud, long names.</summary>
internal static class Maps
{
    private const string LongName = "面向全球多语种短剧观众的智能剧情续写与互动分支生成平台（内部代号北斗七星计划二期）";

    /// <summary>Six columns, two or three workloads each, every kind of label.</summary>
    public static BattleMapDocument Six { get; } = Of(6, longNames: false);

    /// <summary>That many columns, names of 40 characters among them.</summary>
    public static BattleMapDocument Wide(int columns) => Of(columns, longNames: true);

    private static BattleMapDocument Of(int columns, bool longNames)
    {
        var sample = SampleMaps.Starisle;
        var cells = sample.UseCases.SelectMany(column => column.Workloads).ToDictionary(workload => workload.Id);
        Workload[] kinds = [cells["w4"], cells["w1"], cells["w3"], cells["w6"], cells["w5"], cells["w2"], cells["w7"]];
        var number = 0;
        var made = Enumerable.Range(0, columns).Select(column => new UseCaseColumn
        {
            Id = UseCaseIds.All[column % UseCaseIds.All.Count] + (column < UseCaseIds.All.Count ? "" : "_" + column),
            Name = longNames && column % 4 == 1 ? new(LongName, "Branching story continuation for viewers in many languages, phase two") : Catalog.Default.UseCase(UseCaseIds.All[column % UseCaseIds.All.Count]).Name,
            Workloads = Enumerable.Range(0, 1 + ((column + 1) % 3)).Select(place =>
            {
                var kind = kinds[((column * 2) + place) % kinds.Length];
                var size = 1d / (1 + (column % 5) + place);
                return kind with
                {
                    Id = $"w{++number}",
                    Vendor = kind.Vendor is VendorIds.Unknown ? kind.Vendor : Catalog.Default.Vendors[(column + place) % 8].Id,
                    ModelName = longNames && column % 7 == 3 ? new LocalizedText("Qwen3-235B-A22B-Thinking-2507-FP8-内部微调版", "Qwen3-235B-A22B-Thinking-2507-FP8 tuned in house") : kind.ModelName,
                    Estimate = kind.Estimate is null ? null : kind.Estimate with { PerMonth = kind.Estimate.PerMonth.Times(size) },
                };
            }).ToList(),
        }).ToList();
        return sample with
        {
            Company = sample.Company with { Name = longNames ? LongName : sample.Company.Name },
            UseCases = made,
            Facts = [new("staff", 1200, 1200, "none", ["e2"]), new("users_monthly", 3e6, 4e6, "month", ["e7"])],
            Totals = sample.Totals with
            {
                ByVendor = [new("volcengine", 4, new(1e6, 2e6, 4e6), .48), new("aliyun", 2, new(1e5, 3e5, 9e5), .17), new("overseas", 2, null, .11), new("self_hosted", 1, null, .08), new("baidu", 1, null, .06), new("tencent", 1, null, .06), new("huawei", 1, null, .03), new("other", 1, null, .01)],
                CompetitorShare = .83,
            },
        };
    }
}
