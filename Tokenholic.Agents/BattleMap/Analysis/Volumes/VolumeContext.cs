using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>Of whom, and of which use case, a place in the original text speaks: what the rules for claims know, asked for a number.</summary>
internal sealed class VolumeContext(Page page, UseCaseReader useCases)
{
    private readonly VolumeSubject _subject = new(page);

    /// <summary>Whether the place speaks of the asked company, outside job ads and data about the page.</summary>
    public bool AboutCompany(int original) =>
        At(original) is { } place
        && place.Sentence.Section is Section.Body or Section.Heading
        && page.Subjects.OfPlace(place.Sentence, new Span(place.Position, place.Position)) is Subject.Named or Subject.Pronoun or Subject.Carried
        && !_subject.IsAnothers(place.Sentence, place.Position);

    /// <summary>The use case named in the clause, the sentence, the paragraph or the heading, in this order; null when none is.</summary>
    public string? UseCaseAt(int original)
    {
        if (At(original) is not { } place)
        {
            return null;
        }

        var (sentence, position) = place;
        var paragraph = string.Concat(page.Sentences.Where(s => s.Paragraph == sentence.Paragraph).Select(s => page.Lower(s.Span)));
        string[] places = [page.Lower(sentence.Clauses[sentence.ClauseAt(position)]), page.Lower(sentence.Span), paragraph, sentence.Heading.ToLowerInvariant()];
        return places.Select(place => useCases.Best(UseCaseReader.WithoutNames(page, place))).FirstOrDefault(id => id is not null);
    }

    private (Sentence Sentence, int Position)? At(int original)
    {
        var position = page.Text.Folded(original);
        return page.Sentences.FirstOrDefault(s => s.Span.Contains(position)) is { } sentence ? (sentence, position) : null;
    }
}
