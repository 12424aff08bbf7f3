using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>When the asked company is itself a vendor, tells its own use from what it offers to others.</summary>
internal sealed class VendorsOwn(Page page)
{
    public bool IsMarketing(Sentence sentence, Mention mention)
    {
        if (page.AskedVendor is null)
        {
            return false;
        }

        var words = page.Lower(sentence.Span);
        var clause = page.Lower(sentence.Clauses[sentence.ClauseAt(mention.Span.Start)]);
        var own = mention.Vendor == page.AskedVendor;
        return own
            ? !Cues.Has("own_use", words) || (Cues.Has("supply", clause) && !Cues.Has("put_to_use", clause))
            : Cues.Has("supply", clause) && !Cues.Has("own_use", words);
    }
}
