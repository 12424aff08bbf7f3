namespace Tokenholic.Knowledge.Index.Search;

/// <summary>
/// Fuses the ranking by words with one by meaning. Both give a share of what their own best gets; the words weigh the more, the more of
/// the question their best passage covers, so that an exact hit (a model's name, a limit) is never pushed away by something merely alike.
/// </summary>
internal static class Fusion
{
    private const float MostMeaning = 0.7f;
    private const float LeastMeaning = 0.2f;

    public static IEnumerable<Ranked> Fuse(KnowledgeIndex index, IReadOnlyList<Ranked> words, IReadOnlyList<NearPassage> near)
    {
        var meaning = near.Select(n => (Document: index.NumberOf(n.Document), n.Chunk, n.Similarity)).Where(n => n.Document >= 0 && n.Chunk < index.Documents[n.Document].Chunks.Count)
            .GroupBy(n => n.Document).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Similarity));
        if (meaning.Count == 0)
            return words;

        var (best, top, floor) = (words.Count > 0 ? words[0].Score : 1, meaning.Values.Max(m => m.Similarity), meaning.Values.Min(m => m.Similarity));
        var covered = words.Count > 0 ? words.Take(3).Max(w => w.Coverage) : 0;
        var weight = MostMeaning - ((MostMeaning - LeastMeaning) * covered);
        var known = words.ToDictionary(w => w.Document);
        return known.Keys.Union(meaning.Keys)
            .Select(d =>
            {
                var word = known.GetValueOrDefault(d, new Ranked(d, meaning.TryGetValue(d, out var only) ? only.Chunk : 0, 0, 0));
                var near = meaning.TryGetValue(d, out var m) ? (m.Similarity - floor + 0.01f) / (top - floor + 0.01f) : 0;
                return word with { Score = best * (((1 - weight) * word.Score / best) + (weight * near)) };
            })
            .OrderByDescending(r => r.Score);
    }
}
