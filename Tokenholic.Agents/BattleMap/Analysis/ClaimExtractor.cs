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
    public Extraction Extract(CompanyProfile company, Passage passage)
    {
        var page = Open(company, passage);
        var candidates = new List<Candidate>();
        var rejected = new List<RejectedClaim>();
        var reader = new SentenceReader(page, passage.Tier, _useCases);
        foreach (var sentence in page.Sentences)
        {
            reader.Read(sentence, candidates, rejected);
        }

        candidates.AddRange(new UnnamedAi(page, passage.Tier, _useCases).Read(candidates.ToList()));

        var context = new VolumeContext(page, _useCases);
        var volumes = new VolumeReader(context.AboutCompany, context.UseCaseAt).Read(passage.Text);
        return QuoteCheck.Verify(new Extraction(_merger.Merge(candidates), volumes, rejected), passage.Text);
    }

    internal Page Open(CompanyProfile company, Passage passage)
    {
        var text = FoldedText.Of(passage.Text);
        var names = CompanyNames.For(company, text);
        var sentences = SentenceSplitter.Split(text, passage.Title, passage.Tier is SourceTier.JobAd);
        var mentions = _mentions.Find(text, sentences, passage.Title, names.Find(text));
        var actors = ActorFinder.Find(text, names.FindWithBrands(text), Organizations.Find(text), mentions);
        var subjects = new SubjectTracker(text, sentences, actors, mentions, names.In(passage.Title), passage.Tier is SourceTier.OwnSite or SourceTier.Manual);
        var asked = names.All;
        var vendor = catalog.Vendors.FirstOrDefault(v => v.Aliases.Concat(v.OwnerNames).Any(asked.Contains));
        return new Page(text, passage.Title, sentences, mentions, subjects, vendor?.Id, vendor?.Aliases.Any(asked.Contains) is true, asked);
    }
}
