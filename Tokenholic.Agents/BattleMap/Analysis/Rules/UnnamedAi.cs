using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// AI that the company plainly says it uses without naming model or cloud: a claim with an unknown vendor for each use case that
/// no named model is claimed for; and AI that it says it does not use, where nothing else is claimed.
/// </summary>
internal sealed partial class UnnamedAi(Page page, SourceTier tier, UseCaseReader useCases)
{
    public IEnumerable<Candidate> Read(IReadOnlyList<Candidate> named)
    {
        var claimed = named.Select(c => c.Claim.UseCase).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in page.Sentences.Where(s => s.Section is Section.Body))
        {
            var denied = claimed.Count == 0 ? DenialIn(sentence) : null;
            if ((denied ?? UseIn(sentence)) is not { } at)
            {
                continue;
            }

            var subject = page.Subjects.OfPlace(sentence, at);
            var useCase = useCases.Read(page, sentence, at.Start);
            // beside named models, only what is plainly another use of another AI
            var isNew = claimed.Count == 0 || (useCase != UseCaseIds.General && !claimed.Contains(UseCaseIds.General) && !claimed.Contains(useCase));
            if (isNew && subject is Subject.Named or Subject.Pronoun)
            {
                claimed.Add(useCase);
                var (quote, start) = Quotes.Of(page, sentence, at);
                var claim = new Claim(useCase, VendorIds.Unknown, null, denied is null ? UsageStatus.InUse : UsageStatus.Denied, quote, start, Confidence.Of(tier, subject, sure: false));
                yield return new Candidate(claim, null, sentence, subject, Sure: false);
            }
        }
    }

    /// <summary>The words that say AI is in use, in a sentence that names none and is no plan, question, example or order.</summary>
    private Span? UseIn(Sentence sentence)
    {
        var words = page.Lower(sentence.Span);
        var use = Cues.Get("ai_in_use").Match(words);
        if (!use.Success || page.In(sentence.Span).Count > 0 || Questions.IsQuestion(page, sentence)
            || Cues.Has("plan", words) || Cues.Has("hypothetical", words) || Cues.Has("invented", words) || Cues.Has("for_customers", words) || Cues.Has("deny", words) || Cues.Has("instruction", words) || Cues.Has("forecast", words) || OfCustomers().IsMatch(words[..use.Index]))
        {
            return null;
        }

        return new Span(sentence.Span.Start + use.Index, sentence.Span.Start + use.Index + use.Length);
    }

    private Span? DenialIn(Sentence sentence)
    {
        var words = page.Lower(sentence.Span);
        var denial = Cues.Get("ai_not_in_use").Match(words);
        return denial.Success && page.In(sentence.Span).Count == 0 && !Questions.IsQuestion(page, sentence) && !Cues.Has("hypothetical", words) && !Cues.Has("instruction", words) && !Cues.Has("undisclosed", words)
            ? new Span(sentence.Span.Start + denial.Index, sentence.Span.Start + denial.Index + denial.Length)
            : null;
    }

    // "a number of our customers are using …"
    [GeneratedRegex(@"\b(?:customers|clients|users|partners|enterprises|companies|businesses)\b[^.;]{0,90}$|(?:客户|用户|企业|伙伴|商家)们?[^，。；]{0,10}$", RegexOptions.None, 10_000)]
    private static partial Regex OfCustomers();
}
