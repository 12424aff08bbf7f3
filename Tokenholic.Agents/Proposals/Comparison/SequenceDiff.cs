namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>A stretch of two sequences that is equal (as long on both sides), or what stands there instead.</summary>
internal readonly record struct Stretch(int OldStart, int OldLength, int NewStart, int NewLength, bool Equal);

/// <summary>
/// The shortest edit between two sequences after Myers ("An O(ND) difference algorithm"), with its middle-snake refinement, so that
/// memory stays linear. Where two sequences have little in common the search gives up and says "all of it changed".
/// </summary>
internal static class SequenceDiff
{
    // Beyond this many edits in one stretch the marks would be confetti, and the time quadratic.
    private const int MostEdits = 4000;

    /// <summary>The stretches in order; together they cover both sequences.</summary>
    public static List<Stretch> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : notnull
    {
        var ids = new Dictionary<T, int>();
        int Id(T item) => ids.TryGetValue(item, out var id) ? id : ids[item] = ids.Count;
        var (a, b) = (new int[before.Count], new int[after.Count]);
        for (var i = 0; i < a.Length; i++)
            a[i] = Id(before[i]);
        for (var i = 0; i < b.Length; i++)
            b[i] = Id(after[i]);

        var kept = new List<(int Old, int New, int Length)>();
        new Search(a, b, kept).Between(0, a.Length, 0, b.Length);
        return Cover(kept, a.Length, b.Length);
    }

    private static List<Stretch> Cover(List<(int Old, int New, int Length)> kept, int oldLength, int newLength)
    {
        var result = new List<Stretch>();
        var (o, n) = (0, 0);
        foreach (var (old, @new, length) in kept.Append((oldLength, newLength, 0)))
        {
            if (old > o || @new > n)
                result.Add(new(o, old - o, n, @new - n, false));
            if (length > 0 && result is [.., { Equal: true } last] && old == o && @new == n)
                result[^1] = last with { OldLength = last.OldLength + length, NewLength = last.NewLength + length };
            else if (length > 0)
                result.Add(new(old, length, @new, length, true));
            (o, n) = (old + length, @new + length);
        }

        return result;
    }

    private sealed class Search(int[] a, int[] b, List<(int, int, int)> kept)
    {
        private readonly int[] _forward = new int[a.Length + b.Length + 8];
        private readonly int[] _backward = new int[a.Length + b.Length + 8];

        public void Between(int a0, int a1, int b0, int b1)
        {
            var start = a0;
            while (a0 < a1 && b0 < b1 && a[a0] == b[b0])
                (a0, b0) = (a0 + 1, b0 + 1);
            if (a0 > start)
                kept.Add((start, b0 - (a0 - start), a0 - start));
            var end = a1;
            while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1])
                (a1, b1) = (a1 - 1, b1 - 1);

            if (a0 < a1 && b0 < b1 && Middle(a0, a1, b0, b1) is var (x, y, u, v))
            {
                Between(a0, x, b0, y);
                if (u > x)
                    kept.Add((x, y, u - x));
                Between(u, a1, v, b1);
            }

            if (end > a1)
                kept.Add((a1, b1, end - a1));
        }

        // The snake in the middle of a shortest path: from (x, y) to (u, v). Null when nothing is in common, or too little.
        private (int X, int Y, int U, int V)? Middle(int a0, int a1, int b0, int b1)
        {
            var (n, m) = (a1 - a0, b1 - b0);
            var (delta, most) = (n - m, Math.Min((n + m + 1) / 2, MostEdits));
            var odd = (delta & 1) != 0;
            var (f, r) = (_forward, _backward);
            int At(int k) => k < 0 ? f.Length + k : k;
            f[At(1)] = 0;
            r[At(1)] = 0;
            for (var d = 0; d <= most; d++)
            {
                for (var k = -d; k <= d; k += 2)
                {
                    var x = k == -d || (k != d && f[At(k - 1)] < f[At(k + 1)]) ? f[At(k + 1)] : f[At(k - 1)] + 1;
                    var (x0, y) = (x, x - k);
                    var y0 = y;
                    while (x < n && y < m && x >= 0 && y >= 0 && a[a0 + x] == b[b0 + y])
                        (x, y) = (x + 1, y + 1);
                    f[At(k)] = x;
                    if (odd && Math.Abs(delta - k) < d && x <= n && y <= m && x + r[At(delta - k)] >= n)
                        return Useful(a0 + x0, b0 + y0, a0 + x, b0 + y, a0, a1, b0, b1);
                }

                for (var k = -d; k <= d; k += 2)
                {
                    var x = k == -d || (k != d && r[At(k - 1)] < r[At(k + 1)]) ? r[At(k + 1)] : r[At(k - 1)] + 1;
                    var (x0, y) = (x, x - k);
                    var y0 = y;
                    while (x < n && y < m && x >= 0 && y >= 0 && a[a1 - 1 - x] == b[b1 - 1 - y])
                        (x, y) = (x + 1, y + 1);
                    r[At(k)] = x;
                    if (!odd && Math.Abs(delta - k) <= d && x <= n && y <= m && x + f[At(delta - k)] >= n)
                        return Useful(a1 - x, b1 - y, a1 - x0, b1 - y0, a0, a1, b0, b1);
                }
            }

            return null;
        }

        private static (int, int, int, int)? Useful(int x, int y, int u, int v, int a0, int a1, int b0, int b1) =>
            // a snake in the corner would ask the same question again
            (x == a0 && y == b0 && u == a0 && v == b0) || (x == a1 && y == b1 && u == a1 && v == b1) || x < a0 || y < b0 || u > a1 || v > b1 ? null : (x, y, u, v);
    }
}
