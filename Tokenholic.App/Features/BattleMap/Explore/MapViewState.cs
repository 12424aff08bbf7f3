using System.Globalization;

namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>The ways to look at a map.</summary>
public enum MapViewKind
{
    /// <summary>Columns of blocks.</summary>
    Board,

    /// <summary>From use case over model to cloud.</summary>
    Flow,

    /// <summary>Areas.</summary>
    Treemap,

    /// <summary>Use cases against clouds.</summary>
    Heat,

    /// <summary>A row a workload.</summary>
    Table,

    /// <summary>What can be won, the most worthwhile first.</summary>
    Rank,
}

/// <summary>How a map is looked at. It lives in the address bar, so back, reload and a sent link keep it.</summary>
public sealed record MapViewState(MapViewKind View, MapMeasure? Measure, int Zoom, string? Sort, string? Basis)
{
    /// <summary>The zooms of the board, in per cent.</summary>
    internal static readonly IReadOnlyList<int> Zooms = [40, 60, 80, 100, 125];

    internal static readonly MapViewState Default = new(MapViewKind.Board, null, 100, null, null);

    /// <summary>Reads the query; what is not known there is as if it were not written.</summary>
    internal static MapViewState Parse(string? view, string? by, string? zoom, string? sort, string? basis) => new(
        Enum.TryParse<MapViewKind>(view, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : MapViewKind.Board,
        Enum.TryParse<MapMeasure>(by, ignoreCase: true, out var measure) && Enum.IsDefined(measure) ? measure : null,
        int.TryParse(zoom, CultureInfo.InvariantCulture, out var percent) && Zooms.Contains(percent) ? percent : 100,
        string.IsNullOrWhiteSpace(sort) ? null : sort,
        string.IsNullOrWhiteSpace(basis) ? null : basis);

    /// <summary>The query parameters; null removes one.</summary>
    internal IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["view"] = View is MapViewKind.Board ? null : View.ToString().ToLowerInvariant(),
        ["by"] = Measure?.ToString().ToLowerInvariant(),
        ["zoom"] = Zoom == 100 ? null : Zoom,
        ["sort"] = Sort,
        ["basis"] = Basis,
    };

    /// <summary>The next larger or smaller zoom.</summary>
    internal MapViewState Zoomed(int steps) => this with { Zoom = Zooms[Math.Clamp(Zooms.ToList().IndexOf(Zoom) + steps, 0, Zooms.Count - 1)] };
}
