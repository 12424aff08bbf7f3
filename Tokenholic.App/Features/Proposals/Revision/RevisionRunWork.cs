using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Agents.Proposals.Revision.ByModel;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.Proposals.Revision;

/// <summary>What a revision starts from: the version it goes on top of, the feedback and its points as a person left them; <paramref name="Only"/> is the one section that may change.</summary>
internal sealed record RevisionRequest(Guid DocumentId, int Version, string Author, string Text, IReadOnlyList<FeedbackPoint> Points, SectionId? Only = null);

/// <summary>Makes the next version of a proposal; when it fails or is stopped, the former version is the newest as before.</summary>
internal sealed class RevisionRunWork(
    RunStore runs, DocumentStore documents, ProposalRounds rounds, ProposalNotes notes, KnowledgeBase knowledge, Catalog catalog, EstimationBasisSource basis, TimeProvider time, RunModels? models = null)
    : IRunWork
{
    public string Kind => RunKinds.Revision;

    public async Task DoAsync(Run run, RunClaim claim, CancellationToken cancellationToken)
    {
        var request = await DatabaseRetry.PatientlyAsync(() => runs.RequestAsync<RevisionRequest>(run.Id, cancellationToken), cancellationToken);
        var current = await documents.GetAsync<ProposalDocument>(request.DocumentId, request.Version, cancellationToken)
            ?? throw new InvalidOperationException("The version that a revision starts from is not there.");
        var made = await knowledge.CurrentAsync(cancellationToken);
        var input = new RevisionInput(
            current.Body, request.Points, new SourceLibrary(made.Index, made.Documents, current.Body.Language), catalog, await basis(cancellationToken), time.GetUtcNow())
        {
            Map = await MapAsync(run.CustomerId, current.Body.MapVersion, cancellationToken),
            Locked = await notes.LocksAsync(request.DocumentId, cancellationToken),
            Only = request.Only,
        };

        var reviser = new Reviser(input);
        foreach (var line in reviser.Apply())
        {
            await TellAsync(claim, line, cancellationToken);
        }

        var byModel = models is null ? [] : await new RevisionWriter(models).WriteAsync(reviser, cancellationToken);
        foreach (var line in byModel)
        {
            await TellAsync(claim, line, cancellationToken);
        }

        var revised = reviser.Finish();
        var comparison = ProposalComparer.Compare(current.Body, revised.Proposal);
        foreach (var section in revised.Proposal.Sections.Where(s => comparison.Changes.Any(c => c.Section == s.Id)))
        {
            await claim.AddAsync(new SectionWritten(section.Id.ToString(), [.. section.Statements.Select(s => s.Text)], 0), cancellationToken);
        }

        var round = new ProposalRound(request.Only is null ? RoundKind.Feedback : RoundKind.Section, request.Author)
        {
            Text = request.Text,
            Points = request.Points,
            Trace = revised.Trace,
            Contradictions = revised.Contradictions,
            Mode = byModel.Count > 0 ? "model" : "rules",
            Broken = CitationCheck.Broken(revised.Proposal, made.Documents),
        };
        await rounds.SaveAsync(run, claim, request.DocumentId, request.Version, revised.Proposal, round.Counting(comparison), cancellationToken);
    }

    private static Task TellAsync(RunClaim claim, TraceLine line, CancellationToken cancellationToken) => claim.AddAsync(
        new PointTraced(line.PointId, line.Outcome.ToString(), line.Code, line.Arguments, [.. line.Sections.Select(s => s.ToString())]), cancellationToken);

    private async Task<BattleMapDocument?> MapAsync(Guid customerId, int version, CancellationToken cancellationToken)
    {
        var latest = await documents.LatestAsync<BattleMapDocument>(customerId, DocumentKinds.BattleMap, cancellationToken);
        return latest is null || latest.Version == version ? latest?.Body : (await documents.GetAsync<BattleMapDocument>(latest.Id, version, cancellationToken))?.Body ?? latest.Body;
    }
}
