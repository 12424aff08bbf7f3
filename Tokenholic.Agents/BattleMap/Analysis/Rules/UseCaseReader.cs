using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Finds what the AI is used for: by the keywords of the mention's clause, its sentence, its heading and the page's title, in this order.</summary>
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
        string[] places =
        [
            page.Lower(clause),
            page.Lower(sentence.Span),
            sentence.Heading.ToLowerInvariant(),
            page.Title.ToLowerInvariant(),
            Neighbour(page, sentence, 1),
            Neighbour(page, sentence, -1),
        ];
        return places.Select(Best).FirstOrDefault(id => id is not null) ?? UseCaseIds.General;
    }

    /// <summary>The use case a text speaks of most, or null.</summary>
    public string? Best(string lower)
    {
        string? best = null;
        var most = 0;
        foreach (var (id, keywords) in _useCases)
        {
            // longer words are more specific: 智能客服 says more than 营销
            var weight = keywords.Matches(lower).Select(m => m.Value).Distinct().Sum(w => w[0] < 128 ? 2 + (w.Length / 4) : w.Length);
            if (weight > most)
            {
                (best, most) = (id, weight);
            }
        }

        return best;
    }

    private static string Neighbour(Page page, Sentence sentence, int step)
    {
        var index = sentence.Index + step;
        return index >= 0 && index < page.Sentences.Count && page.Sentences[index].Paragraph == sentence.Paragraph
            ? page.Lower(page.Sentences[index].Span)
            : "";
    }

    private static Regex Compile(UseCase useCase) =>
        new(string.Join('|', useCase.KeywordsZh.Concat(useCase.KeywordsEn).OrderByDescending(k => k.Length).Select(Cues.Pattern)), RegexOptions.Compiled, TimeSpan.FromSeconds(2));
}
