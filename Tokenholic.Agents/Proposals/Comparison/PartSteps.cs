namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Compares lists of structured parts: what is equal, what became what, what only stands elsewhere, and what stands elsewhere and says something else.</summary>
internal static class PartSteps
{
    // Less alike than this, and far from each other, two parts are two things: the same use case alone is not enough.
    private const double Same = 0.6;

    /// <summary>
    /// The steps, with what is not equal numbered as changes like <paramref name="sample"/>, with words and figures before and after.
    /// <paramref name="key"/> and <paramref name="likeness"/> are those of <see cref="Alignment"/>.
    /// </summary>
    public static List<Step<T>> Of<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, object> key, Func<T, T, double> likeness, List<ProposalChange> changes, ProposalChange sample, Func<T?, string> words, Func<T?, T?, IReadOnlyList<ValueChange>> values)
        where T : class
    {
        var aligned = Alignment.Of(before, after, key, likeness);
        var elsewhere = Elsewhere(aligned, key, likeness);
        var numbers = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var steps = new List<Step<T>>();
        foreach (var (old, @new, equal) in aligned)
        {
            var other = old is null || @new is null ? elsewhere.GetValueOrDefault((old ?? @new)!) : null;
            if (equal)
            {
                steps.Add(new(old, @new, -1));
            }
            else if (other is not null && numbers.TryGetValue(other, out var known))
            {
                steps.Add(new(old, @new, known));
            }
            else
            {
                var (was, now) = (old ?? other, @new ?? other);
                numbers[(old ?? @new)!] = changes.Count;
                steps.Add(new(old, @new, changes.Count));
                changes.Add(was is not null && now is not null && key(was).Equals(key(now))
                    ? sample with { Number = changes.Count, Kind = ChangeKind.Moved, Words = [new(TextChange.Equal, words(was))] }
                    : sample with { Number = changes.Count, Kind = was is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed, Words = TextDiff.Compare(words(was), words(now)), Values = values(was, now) });
            }
        }

        return steps;
    }

    // What went at one place and came at another, each way: the very same first, then the most alike.
    private static Dictionary<T, T> Elsewhere<T>(List<(T? Before, T? After, bool Equal)> aligned, Func<T, object> key, Func<T, T, double> likeness)
        where T : class
    {
        var pairs = new Dictionary<T, T>(ReferenceEqualityComparer.Instance);
        var (gone, come) = (aligned.Where(s => s.After is null).Select(s => s.Before!).ToList(), aligned.Where(s => s.Before is null).Select(s => s.After!).ToList());
        foreach (var (from, to, _) in gone.SelectMany(_ => come, (from, to) => (from, to, like: key(from).Equals(key(to)) ? 2 : likeness(from, to))).Where(p => p.like >= Same).OrderByDescending(p => p.like))
        {
            if (!pairs.ContainsKey(from) && !pairs.ContainsKey(to))
                (pairs[from], pairs[to]) = (to, from);
        }

        return pairs;
    }
}
