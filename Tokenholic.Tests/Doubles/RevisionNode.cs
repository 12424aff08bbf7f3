using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.App.Features.Proposals.Revision;
using Tokenholic.App.Hosting;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Runs;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Doubles;

/// <summary>A node without screens that revises proposals.</summary>
internal static class RevisionNode
{
    public static Task<RunHost> StartAsync(string connectionString, ModelRouter? router = null) => RunHost.StartAsync(connectionString, (_, _, _) => AsyncEnumerable.Empty<AgentEvent>(), more: services =>
    {
        services.AddSingleton(TimeProvider.System).AddSingleton(Catalog.Default).AddKnowledgeBase(worker: false);
        services.AddSingleton<EstimationBasisSource>(_ => Task.FromResult(EstimationBasis.Shipped)).AddScoped<IRunWork, RevisionRunWork>();
        if (router is not null)
        {
            services.AddScoped(_ => new RunModels(router));
        }
    });
}
