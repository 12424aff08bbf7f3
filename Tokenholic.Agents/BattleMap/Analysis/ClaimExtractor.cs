using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Agents.BattleMap.Analysis.Volumes;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>
/// Reads from one passage which AI the asked company uses, and what it says of its size. Rules over sentences, no model, no
/// input or output: the same passage always gives the same extraction. Safe to use from several threads.
/// </summary>
public sealed class ClaimExtractor(Catalog catalog)
{
    private readonly MentionFinder _mentions = new(catalog);
    private readonly UseCaseReader _useCases = new(catalog);
    private readonly ClaimMerger _merger = new(catalog);

    /// <summary>What the passage states of the company.</summary>
    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">The machine is too busy to read it in reasonable time.</exception>
    public Extraction Extract(CompanyProfile company, Passage passage)
    {
        var candidates = new List<Candidate>();
        var left = Supersession.LeftBy(Open(company, passage with { Text = passage.Title, Title = "" }));
        var volumes = new List<VolumeFact>();
        var rejected = new List<RejectedClaim>();
        Subject? topic = null;
        foreach (var (text, start) in Blocks.Of(passage.Text))
        {
            var page = Open(company, passage with { Text = text }, topic);
            topic = page.Subjects.TopicAtEnd;
            var found = Supersession.Apply(page, Claims(page, passage.Tier, candidates, out var dropped), left);
            candidates.AddRange(found.Select(c => c with { Claim = c.Claim with { Start = c.Claim.Start + start } }));
            rejected.AddRange(dropped.Select(r => r with { Start = r.Start + start }));
            var context = new VolumeContext(page, _useCases);
            volumes.AddRange(new VolumeReader(context.AboutCompany, context.UseCaseAt).Read(text).Select(v => v with { Start = v.Start + start }));
        }

        return QuoteCheck.Verify(new Extraction(_merger.Merge(candidates), volumes, rejected), passage.Text);
    }

    /// <summary>A block of a page as the rules look at it; <paramref name="topic"/> is whom the block before it spoke of last.</summary>
    internal Page Open(CompanyProfile company, Passage passage, Subject? topic = null)
    {
        var text = FoldedText.Of(passage.Text);
        var names = CompanyNames.For(company, text);
        var sentences = SentenceSplitter.Split(text, passage.Title, passage.Tier is SourceTier.JobAd);
        var mentions = _mentions.Find(text, sentences, passage.Title, names.Find(text));
        var organizations = Organizations.Find(text).ToLookup(o => names.Contain(text.Cased[o.Start..o.End]));
        var own = names.FindWithBrands(text);
        own = [.. own, .. organizations[true].Where(o => !own.Any(n => n.Overlaps(o)))];
        own = [.. own.Where(o => !organizations[false].Any(f => f.Contains(o) && o.Start - f.Start == 1))]; // 湖南钢铁 is not 南钢
        var others = organizations[false].ToList();
        others.AddRange(Organizations.Siblings(text, company.Name).Where(s => !own.Any(o => o.Overlaps(s)) && !others.Exists(o => o.Overlaps(s))));
        others.AddRange(Organizations.ListedWith(text, own).Where(s => !own.Any(o => o.Overlaps(s)) && !others.Exists(o => o.Overlaps(s))));
        others.AddRange(Parallels.Of(text, own, mentions).Where(s => !others.Exists(o => o.Overlaps(s))));
        // where the company leads a line in bold, so do the others
        var leads = text.BoldLeads.ToList();
        if (leads.Exists(l => own.Any(o => l.Contains(o))))
        {
            others.AddRange(leads.Where(l => !own.Any(o => o.Overlaps(l)) && !others.Exists(o => o.Overlaps(l))));
        }

        var actors = ActorFinder.Find(text, own, others, mentions);
        var isOwnPage = passage.Tier is SourceTier.OwnSite or SourceTier.Manual;
        var subjects = new SubjectTracker(text, sentences, actors, mentions, names.In(passage.Title) || isOwnPage, topic);
        var asked = names.All;
        var vendor = catalog.Vendors.FirstOrDefault(v => v.Aliases.Concat(v.OwnerNames).Any(asked.Contains));
        return new Page(text, passage.Title, sentences, mentions, subjects, vendor?.Id, vendor?.Aliases.Any(asked.Contains) is true, asked);
    }

    private List<Candidate> Claims(Page page, SourceTier tier, List<Candidate> earlier, out List<RejectedClaim> rejected)
    {
        var candidates = new List<Candidate>();
        rejected = [];
        var reader = new SentenceReader(page, tier, _useCases);
        foreach (var sentence in page.Sentences)
        {
            reader.Read(sentence, candidates, rejected);
        }

        candidates.AddRange(new UnnamedAi(page, tier, _useCases).Read([.. earlier, .. candidates]));
        return candidates;
    }
}
