namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Lays two lists beside each other: what is equal, what became what, what came and what went.</summary>
internal static class Alignment
{
    private const double Alike = 0.45;
    private const int MostPairs = 1_000_000;

    // In long lists a new wording is looked for so many places around where it stood: a hundred pages then take ten times ten, not a hundred times.
    private const int Around = 24;

    /// <summary>Pairs in order. <paramref name="key"/> says what is the same thing unchanged, <paramref name="likeness"/> (0–1) whether two are versions of one.</summary>
    public static List<(T? Before, T? After, bool Equal)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, object> key, Func<T, T, double> likeness)
        where T : class
    {
        var result = new List<(T?, T?, bool)>();
        List<object> a = [.. before.Select(key)], b = [.. after.Select(key)];
        foreach (var s in SequenceDiff.Of(a, b))
        {
            if (s.Equal)
            {
                for (var i = 0; i < s.OldLength; i++)
                    result.Add((before[s.OldStart + i], after[s.NewStart + i], true));
                continue;
            }

            var (o, n) = (s.OldStart, s.NewStart);
            foreach (var (i, j) in Pairs(before, after, s, likeness))
            {
                Single(i, j);
                result.Add((before[i], after[j], false));
                (o, n) = (i + 1, j + 1);
            }

            Single(s.OldStart + s.OldLength, s.NewStart + s.NewLength);

            void Single(int untilOld, int untilNew)
            {
                while (o < untilOld)
                    result.Add((before[o++], null, false));
                while (n < untilNew)
                    result.Add((null, after[n++], false));
            }
        }

        return result;
    }

    private static (int First, int Last) Near(int old, Stretch s)
    {
        var place = (int)((long)old * s.NewLength / s.OldLength);
        return (Math.Max(0, place - Around), Math.Min(s.NewLength - 1, place + Around));
    }

    /// <summary>The pairs, in order on both sides, whose likeness adds up to the most.</summary>
    private static List<(int, int)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Stretch s, Func<T, T, double> likeness)
    {
        if (s.OldLength == 0 || s.NewLength == 0 || (long)s.OldLength * s.NewLength > MostPairs)
            return [];
        var (like, best) = (new double[s.OldLength, s.NewLength], new double[s.OldLength + 1, s.NewLength + 1]);
        for (var i = s.OldLength - 1; i >= 0; i--)
        {
            var (first, last) = Near(i, s);
            for (var j = last; j >= first; j--)
            {
                like[i, j] = likeness(before[s.OldStart + i], after[s.NewStart + j]);
                best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
                if (like[i, j] >= Alike)
                    best[i, j] = Math.Max(best[i, j], best[i + 1, j + 1] + like[i, j]);
            }
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < s.OldLength && j < s.NewLength;)
        {
            if (like[i, j] >= Alike && best[i, j] == best[i + 1, j + 1] + like[i, j])
                pairs.Add((s.OldStart + i++, s.NewStart + j++));
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        }

        return pairs;
    }
}
