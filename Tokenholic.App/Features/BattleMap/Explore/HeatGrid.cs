using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>A field of the heat map: how much, how strong its shade is (0–1), whether any of it is only assumed.</summary>
internal sealed record HeatField(double Value, double Strength, bool HasAssumed, int Cells);

/// <summary>Use cases against clouds in one measure; the shade goes by the square root, as the blocks of the board do. Pure.</summary>
internal sealed record HeatGrid(IReadOnlyList<UseCaseColumn> Rows, IReadOnlyList<string> Clouds, IReadOnlyDictionary<(string UseCase, string Cloud), HeatField> Fields)
{
    internal static HeatGrid Of(IReadOnlyList<(UseCaseColumn Column, Workload Cell)> cells, MapMeasure measure)
    {
        var sums = cells.Where(cell => measure.Of(cell.Cell) is not null)
            .GroupBy(cell => (cell.Column.Id, MapWords.Cloud(cell.Cell.Vendor)))
            .ToDictionary(group => group.Key, group => (Value: group.Sum(cell => measure.Of(cell.Cell)!.Value), Assumed: group.Any(cell => !cell.Cell.InTotals), Count: group.Count()));
        var most = sums.Values.Select(sum => sum.Value).DefaultIfEmpty(1).Max();
        return new(
            [.. cells.Select(cell => cell.Column).DistinctBy(column => column.Id).Where(column => sums.Keys.Any(key => key.Id == column.Id))],
            [.. MapWords.Clouds.Where(cloud => sums.Keys.Any(key => key.Item2 == cloud))],
            sums.ToDictionary(sum => sum.Key, sum => new HeatField(sum.Value.Value, Math.Sqrt(sum.Value.Value / most), sum.Value.Assumed, sum.Value.Count)));
    }
}
