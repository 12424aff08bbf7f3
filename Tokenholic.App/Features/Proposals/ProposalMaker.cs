using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Hosting;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.Proposals;

/// <summary>What a proposal run is asked: the language, a question where it is not about the map alone, and the branch that it goes on top of.</summary>
internal sealed record ProposalRequest(ReplyLanguage Language, string? Question, Guid? Document = null);

/// <summary>A proposal that is made (<paramref name="Version"/>) or under way (<paramref name="RunId"/>).</summary>
internal sealed record ProposalStart(int? Version, Guid? RunId);

/// <summary>Makes the proposal of a customer from the newest map, the knowledge base and a question, and keeps it as a new version.</summary>
internal sealed class ProposalMaker(
    DocumentStore documents, CustomerStore customers, CustomerPrivacy privacy, KnowledgeBase knowledge, Catalog catalog, RunHub runs, RunLimits limits, IModelSettings models, TimeProvider time)
{
    /// <summary>At once by rules, or as a run when a model is assigned and the customer's texts may be given to it; null when there is neither a map nor a question.</summary>
    /// <remarks>The new version goes on top of <paramref name="document"/>, or of what was worked on last when that is null.</remarks>
    /// <exception cref="TooManyRunsException">No run was started.</exception>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile.</exception>
    public async Task<ProposalStart?> StartAsync(Guid customerId, ReplyLanguage language, string? question, Guid? document, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await ComposeAsync(customerId, language, question, cancellationToken) is not { } proposal)
        {
            return null;
        }

        if ((await models.AssignedAsync(TaskKind.Planning, cancellationToken)).Count > 0 && await privacy.MayLeaveAsync(customerId, cancellationToken))
        {
            return new(null, (await limits.StartAsync(visitor, () => runs.StartAsync(customerId, RunKinds.Proposal, new ProposalRequest(language, question, document), cancellationToken), cancellationToken)).Id);
        }

        var latest = await documents.LatestAsync<ProposalDocument>(customerId, DocumentKinds.Proposal, document, cancellationToken);
        return new(
            await documents.AppendAsync(latest?.Id ?? Guid.CreateVersion7(), latest?.Version ?? 0, DocumentKinds.Proposal, customerId, null, proposal, null, cancellationToken), null);
    }

    /// <summary>The proposal as the rules compose it; null when there is neither a map nor a question.</summary>
    public async Task<ProposalDocument?> ComposeAsync(Guid customerId, ReplyLanguage language, string? question, CancellationToken cancellationToken)
    {
        var map = await documents.LatestAsync<BattleMapDocument>(customerId, DocumentKinds.BattleMap, cancellationToken);
        if ((map is null && question is null) || await customers.FindAsync(customerId, cancellationToken) is not { } customer)
        {
            return null;
        }

        var made = await knowledge.CurrentAsync(cancellationToken);
        var library = new SourceLibrary(made.Index, made.Documents, language);
        var composer = new ProposalComposer(catalog, time);
        var onMap = map is null ? null : composer.Compose(map.Body, map.Version, library, language);
        return question is null ? onMap : new QuestionComposer(time).Compose(customer.Name, question, onMap, library, language);
    }
}
