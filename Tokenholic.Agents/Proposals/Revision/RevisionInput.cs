using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>What the next version is made of.</summary>
public sealed record RevisionInput(ProposalDocument Current, IReadOnlyList<FeedbackPoint> Points, SourceLibrary Library, Catalog Catalog, EstimationBasis Basis, DateTimeOffset Now)
{
    /// <summary>The map that the volumes come from; null when it is not there any more, and prices cannot be computed.</summary>
    public BattleMapDocument? Map { get; init; }

    /// <summary>Sections that a person has locked.</summary>
    public IReadOnlySet<SectionId> Locked { get; init; } = new HashSet<SectionId>();

    /// <summary>The one section that may change; null for all of them.</summary>
    public SectionId? Only { get; init; }
}

/// <summary>The next version, and what became of each point.</summary>
public sealed record Revised(ProposalDocument Proposal, IReadOnlyList<Contradiction> Contradictions, IReadOnlyList<TraceLine> Trace);
