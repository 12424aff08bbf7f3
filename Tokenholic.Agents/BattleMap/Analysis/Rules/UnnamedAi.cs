using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>For pages that name no model and no cloud: AI that the company plainly says it uses is a claim with an unknown vendor.</summary>
internal sealed class UnnamedAi(Page page, SourceTier tier, UseCaseReader useCases)
{
    public IEnumerable<Candidate> Read()
    {
        foreach (var sentence in page.Sentences.Where(s => s.Section is Section.Body))
        {
            var words = page.Lower(sentence.Span);
            var use = Cues.Get("ai_in_use").Match(words);
            if (!use.Success || page.In(sentence.Span).Count > 0 || Questions.IsQuestion(page, sentence)
                || Cues.Has("plan", words) || Cues.Has("hypothetical", words) || Cues.Has("deny", words) || Cues.Has("instruction", words))
            {
                continue;
            }

            var subject = page.Subjects.OfPlace(sentence, new Span(sentence.Span.Start + use.Index, sentence.Span.Start + use.Index + use.Length));
            if (subject is Subject.Named or Subject.Pronoun)
            {
                var at = new Span(sentence.Span.Start + use.Index, sentence.Span.Start + use.Index + use.Length);
                var (quote, start) = Quotes.Of(page, sentence, at);
                var claim = new Claim(useCases.Read(page, sentence, at.Start), VendorIds.Unknown, null, UsageStatus.InUse, quote, start, Confidence.Of(tier, subject, sure: false));
                yield return new Candidate(claim, null, sentence, subject, Sure: false);
                yield break;
            }
        }
    }
}
