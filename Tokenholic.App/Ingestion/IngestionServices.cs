using Tokenholic.App.Storage;

namespace Tokenholic.App.Ingestion;

/// <summary>Registers the knowledge base.</summary>
internal static class IngestionServices
{
    /// <summary>Needs <c>AddStorage</c> before it and <c>AddAgents</c>, for vectors <c>AddModels</c>; the worker runs in the app, the command line does its own reading and searches by words.</summary>
    internal static IServiceCollection AddKnowledgeBase(this IServiceCollection services, bool worker = true)
    {
        services.AddSingleton<KnowledgeStore>();
        services.AddSingleton<IngestionStore>();
        services.AddSingleton<IngestionRunner>();
        services.AddSingleton<KnowledgeBase>();
        if (!worker)
        {
            return services;
        }

        services.AddSingleton<PassageVectors>();
        services.AddSingleton<QdrantConnection>();
        services.AddSingleton<VectorSearch>();
        return services.AddHostedService<IngestionWorker>().AddHostedService<VectorWorker>();
    }
}
