using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Cuts the quote for a claim: the sentence, or as many whole clauses around the mention as fit.</summary>
internal static class Quotes
{
    public static (string Quote, int Start) Of(Page page, Sentence sentence, Span around)
    {
        var whole = page.Text.Quote(sentence.Span.Start, sentence.Span.End);
        if (whole.Quote.Length <= QuoteCheck.MaxLength)
        {
            return whole;
        }

        var first = sentence.ClauseAt(around.Start);
        var last = first;
        var best = page.Text.Quote(sentence.Clauses[first].Start, sentence.Clauses[last].End);
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var (from, to) in new[] { (first - 1, last), (first, last + 1) })
            {
                if (from < 0 || to >= sentence.Clauses.Count)
                {
                    continue;
                }

                var wider = page.Text.Quote(sentence.Clauses[from].Start, sentence.Clauses[to].End);
                if (wider.Quote.Length <= QuoteCheck.MaxLength)
                {
                    (first, last, best, grown) = (from, to, wider, true);
                    break;
                }
            }
        }

        if (best.Quote.Length <= QuoteCheck.MaxLength)
        {
            return best;
        }

        // a clause of more than 300 characters: the characters around the mention
        var middle = page.Text.Quote(Math.Max(sentence.Span.Start, around.Start - 60), Math.Min(sentence.Span.End, around.Start + 120));
        return middle.Quote.Length <= QuoteCheck.MaxLength ? middle : page.Text.Quote(around.Start, Math.Min(around.End, around.Start + 40));
    }
}
