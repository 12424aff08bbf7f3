using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>The order of the table's rows: a column's name in the address bar, with "-" before it for the largest first.</summary>
internal static class MapSort
{
    /// <summary>The columns that can be sorted by, in their order.</summary>
    internal static readonly IReadOnlyList<string> Columns = ["use", "model", "cloud", "status", "label", "volume", "yuan", "opportunity", "score"];

    /// <summary>The rows in order; unknown values come last whichever way, an unknown order is the map's own.</summary>
    internal static IReadOnlyList<(UseCaseColumn Column, Workload Cell)> Order(IReadOnlyList<(UseCaseColumn Column, Workload Cell)> cells, string? sort)
    {
        var (name, down) = Read(sort);
        Func<(UseCaseColumn Column, Workload Cell), IComparable?>? key = name switch
        {
            "use" => cell => cell.Column.Name.Here(),
            "model" => cell => cell.Cell.ModelName?.Here(),
            "cloud" => cell => MapWords.Clouds.ToList().IndexOf(MapWords.Cloud(cell.Cell.Vendor)),
            "status" => cell => cell.Cell.Status,
            "label" => cell => cell.Cell.Label,
            // units are never compared with each other: they are kept apart, each in its order
            "volume" => cell => cell.Cell.Estimate?.PerMonth.Mid,
            "yuan" => cell => cell.Cell.Estimate?.Today?.YuanPerMonth.Mid,
            "opportunity" => cell => cell.Cell.Opportunity.YuanPerYear?.Mid,
            "score" => cell => cell.Cell.Opportunity.Score?.Value,
            _ => null,
        };
        if (key is null)
        {
            return cells;
        }

        var known = cells.OrderBy(cell => key(cell) is null);
        if (name == "volume")
        {
            known = known.ThenBy(cell => cell.Cell.Estimate?.Unit);
        }

        return [.. down ? known.ThenByDescending(key) : known.ThenBy(key)];
    }

    /// <summary>The order that a click on a column's head asks for: the largest first, then the other way.</summary>
    internal static string Next(string? sort, string column) => sort == "-" + column ? column : "-" + column;

    /// <summary>The column of an order and whether the largest comes first.</summary>
    internal static (string? Column, bool Down) Read(string? sort) => sort is ['-', .. var name] ? (name, true) : (sort, false);
}
