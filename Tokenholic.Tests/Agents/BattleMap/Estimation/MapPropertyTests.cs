using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

/// <summary>What holds for every map, whatever a company says: ordered, monotone, unit-safe, the sum of its parts.</summary>
public class MapPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_range_is_ordered(int seed)
    {
        var map = RandomMaps.Scenario(seed).Map();
        var ranges = Workloads(map).SelectMany(w => Ranges(w)).Concat(Ranges(map.Totals.Known)).Concat(Ranges(map.Totals.Assumed));
        Assert.All(ranges, r => Assert.True(r.Low <= r.Mid && r.Mid <= r.High && double.IsFinite(r.Low) && double.IsFinite(r.High), $"{r}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_headline_is_the_sum_of_its_parts_and_never_adds_two_units(int seed)
    {
        var map = RandomMaps.Scenario(seed).Map();
        var known = Workloads(map).Where(w => w.InTotals).ToList();
        AssertSum(map.Totals.Known.TextTokensPerMonth, known.Where(w => w.Estimate?.Unit is VolumeUnit.TextTokens).Select(w => w.Estimate!.PerMonth.Mid));
        AssertSum(map.Totals.Known.VideoTokensPerMonth, known.Where(w => w.Estimate?.Unit is VolumeUnit.VideoTokens).Select(w => w.Estimate!.PerMonth.Mid));
        AssertSum(map.Totals.Known.YuanPerYear, known.Where(w => w.Estimate?.Today is not null).Select(w => 12 * w.Estimate!.Today!.YuanPerMonth.Mid));
        Assert.All(known, w => Assert.True(w.Label is not Label.Assumed && w.Hypothesis is null));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_bill_is_in_the_unit_that_its_price_bills(int seed)
    {
        var map = RandomMaps.Scenario(seed).Map();
        var prices = map.Prices.ToDictionary(p => p.Id);
        Assert.All(Workloads(map).Select(w => w.Estimate).OfType<Estimate>().SelectMany(e => new[] { e.Today, e.OnAliyun }.OfType<Cost>().Select(c => (Estimate: e, Cost: c))), pair =>
        {
            var price = prices[pair.Cost.PriceId];
            var unit = pair.Cost.Volume?.Unit ?? pair.Estimate.Unit;
            Assert.Equal(unit is VolumeUnit.TextTokens, price is { Input: not null, Output: not null, PerUnit: null });
            Assert.Equal(unit is VolumeUnit.VideoTokens, price is { Input: null, Output: not null });
            Assert.Equal(unit is VolumeUnit.VideoSeconds or VolumeUnit.Images or VolumeUnit.Characters, price.PerUnit is not null);
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void More_work_never_costs_less(int seed)
    {
        var map = RandomMaps.Scenario(seed).Map();
        foreach (var workload in Workloads(map).Where(w => w.Estimate is not null))
        {
            var driver = workload.Estimate!.Drivers.Single(d => d.IsVolume);
            var more = EditedMap.Find(DriverEdit.Set(map, workload.Id, driver.Id, driver.Value.Times(1.5), Catalog.Default), workload.Id).Estimate!;
            Assert.True(more.PerMonth.Low >= workload.Estimate.PerMonth.Low && more.PerMonth.Mid >= workload.Estimate.PerMonth.Mid && more.PerMonth.High >= workload.Estimate.PerMonth.High, workload.Id);
            Assert.True((more.Today?.YuanPerMonth.Mid ?? 0) >= (workload.Estimate.Today?.YuanPerMonth.Mid ?? 0), workload.Id);
            Assert.True((more.OnAliyun?.YuanPerMonth.Mid ?? 0) >= (workload.Estimate.OnAliyun?.YuanPerMonth.Mid ?? 0), workload.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Cache_and_batch_never_cost_more_than_the_list_where_neither_thinking_nor_peak_is_priced(int seed)
    {
        var map = RandomMaps.Scenario(seed).Map();
        var cheaper = map.Prices.Where(p => p is { ThinkingOutput: null, Peak: null } && (p.CacheCreate ?? 0) <= (p.Input ?? 0)).Select(p => p.Id).ToHashSet();
        Assert.All(
            Workloads(map).SelectMany(w => new[] { w.Estimate?.Today, w.Estimate?.OnAliyun }).OfType<Cost>().Where(c => c.Marginal is not null && cheaper.Contains(c.PriceId)),
            c => Assert.True(c.Marginal!.High <= c.YuanPerMonth.High * (1 + 1e-9) && c.Marginal.Mid <= c.YuanPerMonth.Mid * (1 + 1e-9), c.PriceId));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hypotheses_change_nothing_that_is_known(int seed)
    {
        var scenario = RandomMaps.Scenario(seed);
        Assert.True(!scenario.Hypotheses || scenario.Map().Totals.Known.Workloads == Workloads(scenario.Map()).Count(w => w.InTotals && w.Hypothesis is null));
        Assert.Equal(scenario.Map().Totals.ByVendor.Sum(v => v.Workloads), Workloads(scenario.Map()).Count(w => w.Status is UsageStatus.InUse && w.Hypothesis is null));
    }

    private static IEnumerable<Workload> Workloads(BattleMapDocument map) => map.UseCases.SelectMany(u => u.Workloads);

    private static IEnumerable<MapRange> Ranges(Workload w) => new[]
    {
        w.Estimate?.PerMonth, w.Estimate?.Today?.YuanPerMonth, w.Estimate?.Today?.Marginal, w.Estimate?.OnAliyun?.YuanPerMonth, w.Estimate?.OnAliyun?.Marginal, w.Growth?.PerYear,
        w.Growth?.PerMonthInAYear, w.Opportunity.YuanPerYear,
    }.OfType<MapRange>().Concat(w.Estimate?.Drivers.Concat(w.Estimate.PriceDrivers).Select(d => d.Value) ?? []);

    private static IEnumerable<MapRange> Ranges(TotalFigures t) => new[]
    {
        t.TextTokensPerMonth, t.VideoTokensPerMonth, t.TextTokensPerMonthInAYear, t.VideoTokensPerMonthInAYear, t.YuanPerYear, t.OpportunityYuanPerYear,
    }.OfType<MapRange>();

    private static void AssertSum(MapRange? total, IEnumerable<double> parts)
    {
        var list = parts.ToList();
        Assert.Equal(list.Count == 0, total is null);
        Assert.Equal(list.Sum(), total?.Mid ?? 0, 1e-9 * Math.Max(1, list.Sum()));
    }
}
