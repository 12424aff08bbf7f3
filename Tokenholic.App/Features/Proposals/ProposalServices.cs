using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Proposals;

/// <summary>Registers proposals.</summary>
internal static class ProposalServices
{
    internal static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddSingleton<ProposalMaker>().AddSingleton<ProposalResults>().AddSingleton<ProposalDocuments>().AddScoped<IRunWork, ProposalRunWork>();
}
