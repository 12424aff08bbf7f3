using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.App.Features.Knowledge;

/// <summary>A question with the parts of addresses or titles that answer it; none where nothing should.</summary>
internal sealed record ScoredQuestion(string Question, IReadOnlyList<string> Relevant, string Kind);

/// <summary>The figures of a kind of questions; an empty kind is all of them.</summary>
internal sealed record ScoreRow(string Kind, int Count, double Recall, double Ndcg);

/// <summary>How well the knowledge base answers a set of questions.</summary>
internal sealed record RetrievalScore(
    IReadOnlyList<ScoreRow> Rows, int Answerable, int Unanswerable, int RefusedRight, int RefusedWrong, double MedianMilliseconds)
{
    private const int Most = 10;

    /// <summary>The questions of a text, one JSON object a line.</summary>
    /// <exception cref="FormatException">A line is no question; the message is its number.</exception>
    public static IReadOnlyList<ScoredQuestion> Parse(string text)
    {
        var questions = new List<ScoredQuestion>();
        foreach (var (number, line) in text.Split('\n').Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                questions.Add(new ScoredQuestion(
                    root.GetProperty("question").GetString() ?? "",
                    [.. root.GetProperty("relevant").EnumerateArray().Select(r => r.GetString() ?? "").Where(r => r.Length > 0)],
                    root.TryGetProperty("kind", out var kind) ? kind.GetString() ?? "" : ""));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException((number + 1).ToString(CultureInfo.InvariantCulture), e);
            }
        }

        return questions;
    }

    /// <summary>Asks every question.</summary>
    public static RetrievalScore Of(KnowledgeIndex index, IReadOnlyList<ScoredQuestion> questions)
    {
        var figures = new List<(string Kind, double Recall, double Ndcg)>();
        var times = new List<double>();
        var (right, wrong) = (0, 0);
        foreach (var question in questions)
        {
            var begun = Stopwatch.GetTimestamp();
            var found = index.Search(question.Question, Most);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            if (question.Relevant.Count == 0)
            {
                right += found.Refusal is null ? 0 : 1;
                continue;
            }

            wrong += found.Refusal is null ? 0 : 1;
            figures.Add((question.Kind, Recall(question, found.Hits), Ndcg(question, found.Hits)));
        }

        times.Sort();
        var rows = figures.GroupBy(f => f.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ScoreRow(g.Key, g.Count(), g.Average(f => f.Recall), g.Average(f => f.Ndcg))).ToList();
        if (figures.Count > 0)
        {
            rows.Add(new ScoreRow("", figures.Count, figures.Average(f => f.Recall), figures.Average(f => f.Ndcg)));
        }

        return new RetrievalScore(rows, figures.Count, questions.Count - figures.Count, right, wrong, times.Count > 0 ? times[times.Count / 2] : 0);
    }

    private static bool Is(Hit hit, string relevant) =>
        hit.Document.Address.Contains(relevant, StringComparison.OrdinalIgnoreCase) || hit.Document.Title.Contains(relevant, StringComparison.OrdinalIgnoreCase);

    private static double Recall(ScoredQuestion question, IReadOnlyList<Hit> hits) =>
        question.Relevant.Count(r => hits.Any(h => Is(h, r))) / (double)question.Relevant.Count;

    // Binary gain; each relevant document counts once, at its best place.
    private static double Ndcg(ScoredQuestion question, IReadOnlyList<Hit> hits)
    {
        var open = question.Relevant.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var gain = hits.Index().Sum(h => open.FirstOrDefault(r => Is(h.Item, r)) is { } hit && open.Remove(hit) ? 1 / Math.Log2(h.Index + 2) : 0);
        return gain / Enumerable.Range(0, Math.Min(Most, question.Relevant.Count)).Sum(i => 1 / Math.Log2(i + 2));
    }
}
