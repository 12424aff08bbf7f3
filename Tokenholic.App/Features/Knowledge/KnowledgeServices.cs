using Tokenholic.App.Hosting;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Knowledge;

/// <summary>Registers what the pages use; needs <c>AddKnowledgeBase</c> and <c>AddAdministration</c>.</summary>
internal static class KnowledgeServices
{
    internal static IServiceCollection AddKnowledgeScreens(this IServiceCollection services) => services.AddScoped(provider => new KnowledgeDesk(
        provider.GetRequiredService<KnowledgeStore>(), provider.GetRequiredService<IngestionStore>(), provider.GetRequiredService<AdminSession>(),
        provider.GetRequiredService<RunLimits>(), provider.GetRequiredService<Visitor>()));

    /// <summary>A document's text as it is kept: what places and lengths of citations count in.</summary>
    internal static void MapKnowledge(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        "/knowledge/documents/{id:guid}.txt",
        async (Guid id, KnowledgeStore documents, CancellationToken cancellationToken) =>
            await documents.FindAsync(id, cancellationToken) is { } document ? Results.Text(document.Text, "text/plain; charset=utf-8") : Results.NotFound());
}
