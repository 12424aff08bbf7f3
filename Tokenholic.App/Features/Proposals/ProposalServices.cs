using Tokenholic.Agents.Proposals;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Proposals;

/// <summary>Registers proposals and their export.</summary>
internal static class ProposalServices
{
    internal static IServiceCollection AddProposals(this IServiceCollection services) => services.AddSingleton<ProposalMaker>();

    /// <summary>The newest proposal of a customer as a Markdown file.</summary>
    internal static void MapProposals(this IEndpointRouteBuilder app) => app.MapGet(
        "/proposals/{customerId:guid}/export.md",
        async (Guid customerId, DocumentStore documents, Microsoft.Extensions.Localization.IStringLocalizer<ProposalsText> text, CancellationToken cancellationToken) =>
            await documents.LatestAsync<ProposalDocument>(customerId, DocumentKinds.Proposal, cancellationToken) is { } proposal
                ? Results.File(
                    System.Text.Encoding.UTF8.GetBytes(ProposalMarkdown.Write(proposal.Body, id => text[$"Section_{id}"])), "text/markdown; charset=utf-8", $"proposal-v{proposal.Version}.md")
                : Results.NotFound());
}
