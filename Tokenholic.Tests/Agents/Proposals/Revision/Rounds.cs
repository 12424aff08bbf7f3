using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Proposals.Revision;

/// <summary>Rounds of feedback on the proposal of the sample company.</summary>
internal static class Rounds
{
    private static readonly KnowledgeIndex Index = new([.. StartingKnowledge.Documents.Select(d => d.ToIndexed())]);

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static FeedbackReader Reader { get; } = new(Catalog.Default, new ManualTime());

    public static ProposalDocument First(ReplyLanguage language) =>
        new ProposalComposer(Catalog.Default, new ManualTime()).Compose(SampleMaps.Starisle, 1, Library(language), language);

    public static SourceLibrary Library(ReplyLanguage language) => new(Index, StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString()), language);

    public static Reviser Start(ProposalDocument current, string feedback, params SectionId[] locked) => new(
        new RevisionInput(current, Reader.Read(feedback).Points, Library(current.Language), Catalog.Default, EstimationBasis.Shipped, Now) { Map = SampleMaps.Starisle, Locked = locked.ToHashSet() });

    public static Revised Next(ProposalDocument current, string feedback, params SectionId[] locked)
    {
        var reviser = Start(current, feedback, locked);
        Assert.NotEmpty(reviser.Apply().ToList());
        return reviser.Finish();
    }
}
