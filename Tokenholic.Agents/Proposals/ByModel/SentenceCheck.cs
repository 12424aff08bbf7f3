using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.ByModel;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>
/// What is left of a model's sentence: its quote must stand in the passage it names, and its figures, addresses and model names in the quote or in the needs.
/// The rest is taken out, or – when it states no figure, or the quote is marked as our own view – marked as a judgement. What is in another language is taken out, too.
/// </summary>
internal sealed partial class SentenceCheck(Catalog catalog, string needs, ReplyLanguage language)
{
    private const int Longest = 400;
    private const int LeastFigure = 3;

    /// <summary>The sentence to keep, with the words of its source – none where the passage gives our own view –, or null.</summary>
    public (string Text, FoundPassage? Source, string Quote, int Start)? Keep(ProposedSentence proposed, IReadOnlyDictionary<string, FoundPassage> passages)
    {
        var text = proposed.Text.ReplaceLineEndings(" ").Trim();
        if (text.Length is 0 or > Longest || Address().IsMatch(text) || QuestionLanguage.Of(text) != language)
            return null;
        if (proposed.Judgement)
            return States(text, "") ? (text, null, "", 0) : null;

        foreach (var id in proposed.Passages)
        {
            if (passages.GetValueOrDefault(id) is { } passage && QuoteFinder.Find(passage.Document.Text, passage.Chunk.Start, passage.Length, proposed.Quote) is var (quote, at)
                && States(text, quote))
                return OurView.IsAt(passage.Document.Text, at) ? (text, passage, "", at) : (text, passage, quote, at);
        }

        return null;
    }

    // Every figure and every model that the sentence names is in the words that bear it out.
    // A short figure of the needs bears nothing out: 3 stands in every list.
    private bool States(string text, string quote)
    {
        var support = $"{quote}\n{needs}";
        var figures = Figure().Matches(quote).Concat(Figure().Matches(needs).Where(m => m.Length >= LeastFigure)).Select(m => Plain(m.Value)).ToHashSet(StringComparer.Ordinal);
        if (Figure().Matches(text).Any(m => !figures.Contains(Plain(m.Value))))
            return false;
        return !catalog.Models.SelectMany(m => m.Aliases).Any(a => a.Length > 2 && text.Contains(a, StringComparison.OrdinalIgnoreCase) && !support.Contains(a, StringComparison.OrdinalIgnoreCase));
    }

    private static string Plain(string figure) => figure.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();

    [GeneratedRegex(@"https?://|www\.|\]\(|<[a-z!/]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
