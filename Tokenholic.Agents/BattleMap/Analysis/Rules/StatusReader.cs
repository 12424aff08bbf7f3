using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// Reads from a sentence how its subject stands to a mentioned model, platform or cloud. The mention's own clause decides; what
/// it leaves open is taken from the clauses before it, then from the one after.
/// </summary>
internal sealed class StatusReader(Page page)
{
    /// <summary>The status at a mention, or the reason why there is none.</summary>
    public StatusReading Read(Sentence sentence, Mention mention)
    {
        if (Migration.Read(page, sentence, mention) is { } moved)
        {
            return StatusReading.Of(moved);
        }

        var own = sentence.ClauseAt(mention.Span.Start);
        if (Rejected(sentence, mention, own) is { } reason)
        {
            return StatusReading.None(reason);
        }

        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        if (Denial(sentence, own, words) is { } denial)
        {
            return denial;
        }

        if (PastUse(sentence, mention, own) is { } past)
        {
            return past;
        }

        var at = mention.Span.Start - clause.Start;
        return Timing(words, at) is { } here && (Uses(words) || Cues.Has("use", page.Lower(sentence.Span)))
            ? StatusReading.Of(here)
            : FromNeighbours(sentence, own, words);
    }

    private static bool Uses(string words) => Cues.Has("use", words);

    private DropReason? Rejected(Sentence sentence, Mention mention, int own)
    {
        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        var before = page.Lower(new Span(clause.Start, mention.Span.Start));
        if (Questions.IsQuestion(page, sentence) || Cues.Has("question", words))
        {
            return DropReason.Question;
        }

        if (Cues.Has("undisclosed", words))
        {
            return DropReason.NoUseStated;
        }

        if (Cues.Has("comparison", before.AsSpan(Math.Max(0, before.Length - 18))) && !Cues.Has("done", before))
        {
            return DropReason.Comparison;
        }

        if (Cues.Has("hypothetical", before) || (own > 0 && Cues.Has("hypothetical", page.Lower(sentence.Clauses[own - 1])) && !Cues.Has("done", words)))
        {
            return DropReason.NoUseStated;
        }

        return null;
    }

    private StatusReading? Denial(Sentence sentence, int own, string words)
    {
        var all = page.Lower(sentence.Span);
        if (Cues.Has("trial", all) && Cues.Has("dropped", words))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        if (Cues.Has("stopped", words))
        {
            return StatusReading.Of(UsageStatus.Past);
        }

        if (Cues.Has("deny", words))
        {
            return StatusReading.Of(UsageStatus.Denied);
        }

        if (Cues.Has("no_cooperation", words))
        {
            return StatusReading.None(DropReason.PartnershipOnly);
        }

        // 对X持谨慎态度，至今未接入: the verb is in the next clause and its object is not named again
        if (!Uses(words) && own + 1 < sentence.Clauses.Count)
        {
            var next = page.Lower(sentence.Clauses[own + 1]);
            if (page.In(sentence.Clauses[own + 1]).Count == 0 && Cues.Has("deny", next))
            {
                return StatusReading.Of(UsageStatus.Denied);
            }
        }

        return null;
    }

    private StatusReading? PastUse(Sentence sentence, Mention mention, int own)
    {
        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        var before = page.Lower(new Span(clause.Start, mention.Span.Start));
        if (Cues.Has("unlike", before))
        {
            return Cues.Has("past", words) ? StatusReading.Of(UsageStatus.Past) : StatusReading.None(DropReason.Comparison);
        }

        if (!Cues.Has("past", before) || Cues.Has("still", words) || Cues.Has("perfect", words))
        {
            return null;
        }

        var later = page.Lower(new Span(clause.End, sentence.Span.End)) + NextSentence(sentence);
        return Cues.Has("only", words) || Cues.Has("once", words) || Cues.Has("now", later) ? StatusReading.Of(UsageStatus.Past) : null;
    }

    private string NextSentence(Sentence sentence) =>
        sentence.Index + 1 < page.Sentences.Count && page.Sentences[sentence.Index + 1].Paragraph == sentence.Paragraph
            ? page.Lower(page.Sentences[sentence.Index + 1].Span)
            : "";

    /// <summary>Planned or in use by the cue nearest before the mention, else the first after it; null when the clause has none.</summary>
    private static UsageStatus? Timing(string words, int at)
    {
        var plan = Cues.Get("plan").Matches(words).Select(m => (m.Index, Status: UsageStatus.Planned));
        var done = Cues.Get("done").Matches(words).Select(m => (m.Index, Status: UsageStatus.InUse));
        var cues = plan.Concat(done).OrderBy(c => c.Index).ToList();
        if (cues.Count == 0)
        {
            return null;
        }

        var before = cues.Where(c => c.Index < at).ToList();
        return before.Count > 0 ? before[^1].Status : cues[0].Status;
    }

    private StatusReading FromNeighbours(Sentence sentence, int own, string words)
    {
        for (var i = own - 1; i >= 0 && i >= own - 3; i--)
        {
            var earlier = page.Lower(sentence.Clauses[i]);
            if (Timing(earlier, earlier.Length) is { } before && (Uses(words) || Uses(earlier)))
            {
                return StatusReading.Of(before, sure: false);
            }
        }

        if (Uses(words))
        {
            return StatusReading.Of(UsageStatus.InUse, sure: false);
        }

        if (own + 1 < sentence.Clauses.Count)
        {
            var next = page.Lower(sentence.Clauses[own + 1]);
            if (Uses(next) && page.In(sentence.Clauses[own + 1]).Count == 0)
            {
                return StatusReading.Of(Timing(next, next.Length) ?? UsageStatus.InUse, sure: false);
            }
        }

        return StatusReading.None(Cues.Has("partner_label", words) ? DropReason.PartnershipOnly : DropReason.NoUseStated);
    }
}
