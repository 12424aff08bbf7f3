using Tokenholic.App.Storage;

namespace Tokenholic.App.Ingestion;

/// <summary>Registers the knowledge base.</summary>
internal static class IngestionServices
{
    /// <summary>Needs <c>AddStorage</c> before it and <c>AddAgents</c>; the worker runs in the app, the command line does its own reading.</summary>
    internal static IServiceCollection AddKnowledgeBase(this IServiceCollection services, bool worker = true)
    {
        services.AddSingleton<KnowledgeStore>();
        services.AddSingleton<IngestionStore>();
        services.AddSingleton<IngestionRunner>();
        services.AddSingleton<KnowledgeBase>();
        return worker ? services.AddHostedService<IngestionWorker>() : services;
    }
}
