namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Turns the shortest edit into one a person would have made: no lonely letters kept between two changes, edges at word and sentence ends.</summary>
internal static class Readable
{
    public static List<Edit> Of(List<Edit> edits)
    {
        var merged = Joined(edits);
        bool again;
        do
        {
            again = false;
            for (var i = 1; i + 1 < merged.Count; i++)
            {
                if (!merged[i].Equal || merged[i - 1].Equal || merged[i + 1].Equal || !IsAccidental(merged[i - 1], merged[i], merged[i + 1]))
                    continue;
                merged[i - 1] = new([.. merged[i - 1].Old, .. merged[i].Old, .. merged[i + 1].Old], [.. merged[i - 1].New, .. merged[i].New, .. merged[i + 1].New], false);
                merged.RemoveRange(i, 2);
                again = true;
                i--;
            }
        }
        while (again);

        Slide(merged);
        return Joined(merged);
    }

    /// <summary>An equal stretch between two changes is an accident when it is short, and both changes beside it are replacements at least as long.</summary>
    private static bool IsAccidental(Edit before, Edit equal, Edit after)
    {
        var kept = equal.Old.Where(t => !TextTokens.IsFiller(t)).Sum(t => t.Length);
        if (equal.Old.Any(t => t is "\n"))
            return kept == 0 && equal.Old.Count <= 1 && before.Old.Count > 0 && before.New.Count > 0 && after.Old.Count > 0 && after.New.Count > 0;
        if (kept == 0)
            return equal.Old.Count <= 2;
        var (left, right) = (Weight(before), Weight(after));
        return kept <= Math.Min(left, right) && kept <= 2 * Math.Max(1, Math.Min(left, right) / 4);
    }

    private static int Weight(Edit edit) => Math.Max(edit.Old.Sum(t => t.Length), edit.New.Sum(t => t.Length));

    /// <summary>A pure insertion or deletion between equal stretches can often stand a little to the left: the best place begins after a sentence, a line or a space.</summary>
    private static void Slide(List<Edit> edits)
    {
        for (var i = 1; i + 1 < edits.Count; i++)
        {
            var edit = edits[i];
            if (edit.Equal || !edits[i - 1].Equal || !edits[i + 1].Equal || (edit.Old.Count > 0 && edit.New.Count > 0))
                continue;
            var moving = edit.Old.Count > 0 ? edit.Old : edit.New;
            var (left, right) = (edits[i - 1].Old, edits[i + 1].Old);
            List<string> text = [.. left, .. moving, .. right];
            var (first, last) = (left.Count, left.Count);
            while (first > 0 && text[first - 1] == text[first + moving.Count - 1])
                first--;
            while (last + moving.Count < text.Count && text[last] == text[last + moving.Count])
                last++;
            var best = Enumerable.Range(first, last - first + 1).MaxBy(at => (Score(text, at, moving.Count), at == left.Count ? 1 : 0, -at));
            if (best == left.Count)
                continue;
            var put = text.GetRange(best, moving.Count);
            var (before, after) = (text.GetRange(0, best), text.GetRange(best + moving.Count, text.Count - best - moving.Count));
            edits[i - 1] = new(before, before, true);
            edits[i] = edit.Old.Count > 0 ? new(put, [], false) : new([], put, false);
            edits[i + 1] = new(after, after, true);
        }
    }

    private static int Score(List<string> text, int at, int length)
    {
        // what stands before an edge: the beginning of a line is best, then of a sentence, of a clause, of a word
        int Edge(int end) => (end > 1 ? text[end - 2] : null, end > 0 ? text[end - 1] : null) switch
        {
            (_, null or "\n") => 5,
            ("." or "!" or "?" or ";", " ") => 4,
            (_, "。" or "！" or "？" or "；" or "." or "!" or "?" or ";") => 3,
            (_, "，" or "、" or "," or "：" or ":") => 2,
            (_, var before) when string.IsNullOrWhiteSpace(before) => 1,
            _ => 0,
        };
        return Edge(at) + Edge(at + length);
    }

    private static List<Edit> Joined(List<Edit> edits)
    {
        var result = new List<Edit>();
        foreach (var edit in edits.Where(e => e.Old.Count + e.New.Count > 0))
        {
            if (result is [.., var last] && last.Equal == edit.Equal)
                result[^1] = new([.. last.Old, .. edit.Old], [.. last.New, .. edit.New], edit.Equal);
            else
                result.Add(edit);
        }

        return result;
    }
}
