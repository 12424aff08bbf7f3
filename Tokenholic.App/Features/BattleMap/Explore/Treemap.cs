namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>A rectangle, in the units of the area it was cut from.</summary>
internal sealed record Area(double X, double Y, double Width, double Height);

/// <summary>Cuts an area into rectangles as large as their weights and as square as can be ("squarified"). Pure.</summary>
internal static class Treemap
{
    /// <summary>A rectangle for each weight, in their order; weights must be positive, the largest first for the best shapes.</summary>
    internal static IReadOnlyList<Area> Cut(Area area, IReadOnlyList<double> weights)
    {
        var result = new List<Area>();
        var sum = weights.Sum();
        if (sum <= 0)
        {
            return result;
        }

        var sizes = weights.Select(weight => weight / sum * area.Width * area.Height).ToList();
        var (left, from) = (area, 0);
        while (from < sizes.Count)
        {
            var count = 1;
            var side = Math.Min(left.Width, left.Height);
            while (from + count < sizes.Count && Worst(sizes, from, count + 1, side) <= Worst(sizes, from, count, side))
            {
                count++;
            }

            left = Row(result, sizes.GetRange(from, count), left);
            from += count;
        }

        return result;
    }

    /// <summary>The aspect of the least square rectangle of a row along that side.</summary>
    private static double Worst(List<double> sizes, int from, int count, double side)
    {
        var row = sizes.GetRange(from, count);
        var (sum, square) = (row.Sum(), side * side);
        return Math.Max(square * row.Max() / (sum * sum), sum * sum / (square * row.Min()));
    }

    private static Area Row(List<Area> result, List<double> row, Area left)
    {
        var sum = row.Sum();
        var upright = left.Width >= left.Height;
        var thickness = upright ? sum / left.Height : sum / left.Width;
        var at = upright ? left.Y : left.X;
        foreach (var size in row)
        {
            var length = size / thickness;
            result.Add(upright ? new(left.X, at, thickness, length) : new(at, left.Y, length, thickness));
            at += length;
        }

        return upright
            ? left with { X = left.X + thickness, Width = Math.Max(0, left.Width - thickness) }
            : left with { Y = left.Y + thickness, Height = Math.Max(0, left.Height - thickness) };
    }
}
