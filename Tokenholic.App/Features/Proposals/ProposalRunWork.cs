using Tokenholic.Agents.Models;
using Tokenholic.Agents.Proposals.ByModel;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.App.Features.Proposals;

/// <summary>Writes a proposal with a model, section by section; each section is an event that screens see.</summary>
internal sealed class ProposalRunWork(
    ProposalMaker maker, Catalog catalog, KnowledgeBase knowledge, RunModels models, RunStore runs, ProposalResults results) : IRunWork
{
    public string Kind => RunKinds.Proposal;

    public async Task DoAsync(Run run, RunClaim claim, CancellationToken cancellationToken)
    {
        var request = await DatabaseRetry.PatientlyAsync(() => runs.RequestAsync<ProposalRequest>(run.Id, cancellationToken), cancellationToken);
        var composed = await maker.ComposeAsync(run.CustomerId, request.Language, request.Question, cancellationToken)
            ?? throw new InvalidOperationException("The customer has neither a map nor a question.");
        await foreach (var happened in new ProposalSynthesis(catalog).RunAsync(composed, SearchAsync, models, cancellationToken))
        {
            if (happened is ProposalCompleted completed)
            {
                await results.SaveAsync(run, claim, request.Document, completed.Document, cancellationToken);
                return;
            }

            await claim.AddAsync(happened, cancellationToken);
        }

        throw new InvalidOperationException("The synthesis ended without a proposal.");
    }

    private async Task<IReadOnlyList<(KnowledgeDocument Document, Hit Hit)>> SearchAsync(string question, int most, CancellationToken cancellationToken)
    {
        var (found, made) = await knowledge.SearchAsync(question, most, cancellationToken);
        return found.Refusal is not null ? [] : [.. found.Hits.Select(h => (made.Documents[h.Document.Id], h))];
    }
}
