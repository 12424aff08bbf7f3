using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.App.Features.Proposals.Compare;
using Tokenholic.App.Features.Proposals.History;
using Tokenholic.App.Features.Proposals.Revision;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Features.Proposals;

/// <summary>Registers rounds of feedback, comparisons and the history of proposals.</summary>
internal static class RevisionServices
{
    internal static IServiceCollection AddRevisions(this IServiceCollection services) => services
        .AddScoped<IRunWork, RevisionRunWork>()
        .AddSingleton<FeedbackReader>()
        .AddSingleton<RevisionStarts>()
        .AddSingleton<SectionNames>()
        .AddSingleton<RevisionWords>()
        .AddSingleton<ChangeDocuments>()
        .AddSingleton<ProposalVersions>();

    internal static void MapRevisions(this IEndpointRouteBuilder app)
    {
        app.MapHistoryExports();
        app.MapChangeDocuments();
    }
}
