using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// Finds what the AI is used for by keywords: the mention's clause weighs most, then its sentence and heading, then the page's
/// title; the sentences beside it are asked only when all of these are silent.
/// </summary>
internal sealed class UseCaseReader
{
    private readonly IReadOnlyList<(string Id, Regex Keywords)> _useCases;

    public UseCaseReader(Catalog catalog) => _useCases = catalog.UseCases
        .Where(u => u.KeywordsZh.Count + u.KeywordsEn.Count > 0)
        .Select(u => (u.Id, Compile(u)))
        .ToList();

    /// <summary>An id of <see cref="UseCaseIds"/>; "general" when nothing says.</summary>
    public string Read(Page page, Sentence sentence, int position)
    {
        var clause = sentence.Clauses[sentence.ClauseAt(position)];
        (string Text, int Weight)[] places =
        [
            (page.Lower(clause), 3), (page.Lower(sentence.Span), 2), (sentence.Heading.ToLowerInvariant(), 2), (page.Title.ToLowerInvariant(), 1),
        ];
        return Best([.. places.Select(place => (WithoutNames(page, place.Text), place.Weight))])
            ?? Best(WithoutNames(page, Neighbour(page, sentence, 1)))
            ?? Best(WithoutNames(page, Neighbour(page, sentence, -1)))
            ?? UseCaseIds.General;
    }

    /// <summary>The use case a text speaks of most, or null.</summary>
    public string? Best(string lower) => Best([(lower, 1)]);

    private string? Best(IReadOnlyList<(string Lower, int Weight)> places)
    {
        string? best = null;
        var most = 0;
        foreach (var (id, keywords) in _useCases)
        {
            // longer words are more specific: 智能客服 says more than 营销
            var weight = places.Sum(p => p.Weight * keywords.Matches(p.Lower).Select(m => m.Value).Distinct().Sum(w => w[0] < 128 ? 2 + (w.Length / 4) : w.Length));
            if (weight > most)
            {
                (best, most) = (id, weight);
            }
        }

        return best;
    }

    /// <summary>A company called 某某短剧 does not make films with every model it uses.</summary>
    internal static string WithoutNames(Page page, string text) =>
        page.AskedNames.OrderByDescending(name => name.Length).Aggregate(text, (rest, name) => rest.Replace(name, " ", StringComparison.OrdinalIgnoreCase));

    private static string Neighbour(Page page, Sentence sentence, int step)
    {
        var index = sentence.Index + step;
        return index >= 0 && index < page.Sentences.Count && page.Sentences[index].Paragraph == sentence.Paragraph
            ? page.Lower(page.Sentences[index].Span)
            : "";
    }

    private static Regex Compile(UseCase useCase) =>
        new(string.Join('|', useCase.KeywordsZh.Concat(useCase.KeywordsEn).OrderByDescending(k => k.Length).Select(Cues.Pattern)), RegexOptions.None, TimeSpan.FromSeconds(10));
}
