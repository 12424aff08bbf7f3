using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Doubles;

/// <summary>People who change anything about anything on a map; the same seed does the same.</summary>
public static class RandomEdits
{
    public static BattleMapDocument Of(BattleMapDocument map, int seed)
    {
        var random = new Random(seed);
        T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        var stamp = new EditStamp(map.GeneratedAt.AddDays(1), "王芳", "更正");
        for (var i = random.Next(3, 9); i > 0; i--)
        {
            var cells = map.UseCases.SelectMany(u => u.Workloads).ToList();
            if (cells.Count == 0 || random.Next(5) == 0)
            {
                var useCase = Any(UseCaseIds.All);
                map = Try(map, m => MapEditing.Add(m, new(useCase, Catalog.Default.UseCase(useCase).Name, Any(Catalog.Default.Vendors).Id, Any(Catalog.Default.Models).Id, Any(Enum.GetValues<UsageStatus>())), stamp, EstimationBasis.Shipped, Catalog.Default));
                continue;
            }

            var cell = Any(cells);
            var range = new MapRange(1 + random.Next(100), 200 + random.Next(1000), 2000 + random.Next(100000));
            CellChange[] changes =
            [
                new(cell.Id, EditKinds.Vendor, new(Any(Catalog.Default.Vendors).Id)), new(cell.Id, EditKinds.Model, new(Any(Catalog.Default.Models).Id)),
                new(cell.Id, EditKinds.Status, new(Any(new[] { "in_use", "planned", "past", "denied" }))), new(cell.Id, EditKinds.Volume, new(Range: range)),
                new(cell.Id, EditKinds.Note, new("备注")), new(cell.Id, EditKinds.Remove, null),
                new(cell.Id, EditKinds.Growth, new(Range: new(-.2, .1 * random.Next(20), 2.5))),
                .. cell.Estimate is { Drivers: [var first, ..] } ? [new CellChange(cell.Id, EditKinds.Driver, new(Range: range), first.Id), new CellChange(cell.Id, EditKinds.Driver, new(Range: range), first.Id)] : Array.Empty<CellChange>(),
            ];
            map = Try(map, m => MapEditing.Apply(m, [Any(changes)], stamp, EstimationBasis.Shipped, Catalog.Default));
        }

        return random.Next(2) == 0 ? map : DiscountEdit.Set(map, "aliyun", .2, null, stamp.At, Catalog.Default);
    }

    private static BattleMapDocument Try(BattleMapDocument map, Func<BattleMapDocument, BattleMapDocument> edit)
    {
        try
        {
            return edit(map);
        }
        catch (EditException)
        {
            return map; // a driver that a whole volume replaced, a cell that is there: refused, nothing changed
        }
    }
}
