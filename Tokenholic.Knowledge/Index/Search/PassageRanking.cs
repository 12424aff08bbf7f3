using System.Runtime.InteropServices;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>A passage near a question in meaning; <paramref name="Similarity"/> is the cosine of their vectors.</summary>
public sealed record NearPassage(string Document, int Chunk, float Similarity);

/// <summary>Ranks documents by their best passage, by the document as a whole, and by how much of the question the passage covers.</summary>
internal sealed class PassageRanking(KnowledgeIndex index, RankingWeights weights)
{
    // So many of the first ranking are looked at more closely.
    private const int Candidates = 40;

    public IReadOnlyList<Hit> Rank(string question, string whole, IReadOnlyList<QueryTerm> terms, int most, IReadOnlyList<NearPassage> near)
    {
        var (passages, wholes) = (new float[index.Passages.UnitCount], new float[index.Wholes.UnitCount]);
        foreach (var term in terms)
        {
            index.Passages.AddScores(term.Key, term.Weight, passages);
            index.Wholes.AddScores(term.Key, term.Weight, wholes);
        }

        var coverage = new Coverage(whole, terms, index.Passages);
        var money = AskedValue.MayBePrice(question);
        var rows = money ? NamedRows.Names(question) : [];
        var ranked = Best(passages, wholes).Take(Math.Max(Candidates, most)).Select(first =>
        {
            var hit = rows.Count > 0 ? WithRow(first, rows, passages) : first;
            var covered = coverage.Of(index.PassageOf(hit.Document, hit.Chunk));
            var document = index.Documents[hit.Document];
            var gain = (weights.Coverage * covered) + (money && AskedValue.StatesMoney(document.Chunks[hit.Chunk].In(document.Text)) ? weights.Value : 0)
                + (NamedRows.In(document.Chunks[hit.Chunk].In(document.Text), rows) ? weights.Row : 0);
            return hit with { Coverage = covered, Score = hit.Score * (1 + gain) };
        });
        return Apart(Translations.AskedFirst(index, [.. Fusion.Fuse(index, [.. ranked.OrderByDescending(h => h.Score)], near)], QuestionLanguage.Of(question)), most);
    }

    // In a document that has the very row asked for, that row is the answer, however much another passage speaks of prices.
    private Ranked WithRow(Ranked hit, IReadOnlyList<string> names, float[] passages)
    {
        var (document, first) = (index.Documents[hit.Document], index.PassageOf(hit.Document, 0));
        var best = hit.Chunk;
        for (var c = 0; c < document.Chunks.Count; c++)
        {
            if (c != best && passages[first + c] > 0 && NamedRows.In(document.Chunks[c].In(document.Text), names)
                && (!NamedRows.In(document.Chunks[best].In(document.Text), names) || passages[first + c] > passages[first + best]))
                best = c;
        }

        return hit with { Chunk = best };
    }

    private IEnumerable<Ranked> Best(float[] passages, float[] wholes)
    {
        var found = new List<Ranked>();
        for (var d = 0; d < wholes.Length; d++)
        {
            var (best, second, at) = (0f, 0f, -1);
            var (first, end) = (index.PassagesOf(d).Start.Value, index.PassagesOf(d).End.Value);
            for (var p = first; p < end; p++)
            {
                if (passages[p] > best)
                    (second, best, at) = (best, passages[p], p);
                else if (passages[p] > second)
                    second = passages[p];
            }

            if (at >= 0)
                found.Add(new Ranked(d, at - first, best + (weights.Second * second) + (weights.Whole * wholes[d]), 0));
        }

        return found.OrderByDescending(f => f.Score);
    }

    // What says nearly the same as a better hit goes to the end: ten places are for ten different things.
    private List<Hit> Apart(List<Ranked> ranked, int most)
    {
        var (apart, same) = (new List<Hit>(), new List<Hit>());
        var kept = new List<(int Passage, string Id)>();
        foreach (var hit in ranked)
        {
            if (apart.Count == most)
                break;
            var (document, passage) = (index.Documents[hit.Document], index.PassageOf(hit.Document, hit.Chunk));
            var twin = kept.Find(k => index.Passages.AreAlike(k.Passage, passage)).Id;
            (twin is null ? apart : same).Add(new Hit(document, hit.Chunk, hit.Score, hit.Coverage, twin));
            if (twin is null)
                kept.Add((passage, document.Id));
        }

        return [.. apart.Concat(same).Take(most)];
    }
}

/// <summary>A document in a ranking, by number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ranked(int Document, int Chunk, float Score, float Coverage);
