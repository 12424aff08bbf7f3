namespace Tokenholic.Knowledge.Index.Search;

/// <summary>A passage of an answer with the sentences of it that a reader is shown.</summary>
public sealed record ReaderPassage(Hit Hit, IReadOnlyList<FoundSentence> Said);

/// <summary>What a reader is shown of what was found: each document in his language, the sentences that speak of the question, and no passage that is only near it.</summary>
public static class ReaderAnswer
{
    // Of what the best gets: below it a passage shares a word with the question and is about something else.
    private const float Near = 0.55f;
    private const float Covers = 0.6f;
    // Who asks for a price gets the passage that has it, too, when the first only says how something is billed.
    private const float Priced = 0.35f;
    // A sentence with so much less of the question than the best one says nothing about it.
    private const float Speaks = 1 / 3f;

    /// <summary>The passages, best first.</summary>
    public static IReadOnlyList<ReaderPassage> Of(string question, SearchResult found, int sentences)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(found);
        var passages = found.InOneLanguage.Select(hit => new ReaderPassage(hit, Said(question, hit, sentences))).ToList();
        var price = AskedValue.MayBePrice(question) && passages.Count > 0 && !StatesMoney(passages[0]);
        return [.. passages.Where((p, i) => i == 0 || AnswersToo(p, passages[0], price && StatesMoney(p) ? Priced : 1))];
    }

    /// <summary>
    /// The sentences of a passage that speak of the question, in the order in which they stand; of a table the best row, or rather those that the question names, also where
    /// another table of the document has them: who compares two models wants both.
    /// </summary>
    public static IReadOnlyList<FoundSentence> Said(string question, Hit hit, int most)
    {
        var all = PassageSentences.Best(question, hit, int.MaxValue);
        var rows = all.Where(IsRow).ToList();
        var names = NamedRows.Names(question);
        var named = NamedRows.Of(rows, names).Count == 0 ? [] : NamedRows.Of([.. PassageSentences.Split(hit.Document.Text, 0, hit.Document.Text.Length).Where(IsRow)], names);
        var best = all.Count == 0 ? 0 : all.Max(s => s.Score);
        var shown = named.Count > 0 ? named : rows.Where(r => r.Score == rows.Max(s => s.Score) && r.Score >= best * Speaks);
        // What stands behind the best sentence often finishes it: "… at half the price. That suits labelling."
        var prose = all.Where((s, i) => !IsRow(s) && (s.Score >= best * Speaks || (i > 0 && all[i - 1].Score == best))).OrderByDescending(s => s.Score);
        return [.. (named.Count == 0 ? prose.Concat(shown).OrderByDescending(s => s.Score) : shown.Concat(prose)).Take(most).OrderBy(s => s.Start)];
    }

    // What was found by its meaning alone covers no word of the question.
    private static bool AnswersToo(ReaderPassage passage, ReaderPassage first, float least)
        => passage.Said.Count > 0 && passage.Hit.Score >= first.Hit.Score * Math.Min(Near, least)
            && (passage.Hit.Coverage == 0 || passage.Hit.Coverage >= first.Hit.Coverage * Math.Min(Covers, least));

    private static bool StatesMoney(ReaderPassage passage) => passage.Said.Any(s => AskedValue.StatesMoney(TableRows.Read(passage.Hit.Document.Text, s)));

    private static bool IsRow(FoundSentence sentence) => sentence.Text is ['|', ..];
}
