using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>When the asked company is itself a vendor, tells its own use from what it offers to others.</summary>
internal sealed class VendorsOwn(Page page)
{
    public bool IsMarketing(Sentence sentence, Mention mention)
    {
        var words = page.Lower(sentence.Span);
        var clause = page.Lower(sentence.Clauses[sentence.ClauseAt(mention.Span.Start)]);
        if (page.IsOwnMake(mention))
        {
            return mention.Model is null || (page.AskedVendor is not null && Cues.Has("supply", clause) && !Cues.Has("own_use", words) && !Cues.Has("put_to_use", clause));
        }

        if (page.AskedVendor is null)
        {
            return false;
        }

        if (mention.Vendor != page.AskedVendor)
        {
            // what a cloud connects, it connects for its customers
            return page.AskedIsCloud ? !Cues.Has("own_use", words) : Cues.Has("supply", clause) && !Cues.Has("own_use", words);
        }

        // its cloud by name is its shop window; a model of its own counts where a product or team is said to run on it
        return mention.Kind switch
        {
            MentionKind.Cloud or MentionKind.Owner => true,
            MentionKind.Platform => !Cues.Has("own_use", words),
            _ when page.AskedIsCloud => !Cues.Has("own_use", words),
            _ => !(Cues.Has("own_use", words) || Cues.Has("put_to_use", clause)) || (Cues.Has("supply", clause) && !Cues.Has("put_to_use", clause)),
        };
    }
}
