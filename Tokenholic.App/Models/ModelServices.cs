using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Models;

/// <summary>Registers models as the app has them: settings, records and cache in Postgres.</summary>
internal static class ModelServices
{
    /// <summary>Needs <c>AddStorage</c> and <c>AddKeys</c>.</summary>
    internal static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddSingleton<ModelProviderStore>();
        services.AddSingleton<ModelSettingsStore>();
        services.AddSingleton<CallReports>();
        services.AddSingleton<AppModelSettings>();
        services.AddSingleton<IModelSettings>(provider => provider.GetRequiredService<AppModelSettings>());
        services.AddSingleton<ICallLedger, PostgresCallLedger>();
        services.AddSingleton<ModelRouter>();
        services.AddSingleton(provider => provider.GetRequiredService<ModelRouter>().Embeddings(new CallContext { Agent = "knowledge.embedding", Task = TaskKind.Embedding }));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => provider.GetRequiredService<ModelEmbeddings>());
        services.AddSingleton<CostGuess>();
        services.AddScoped(provider => provider.GetRequiredService<RunContext>().Run is { } run
            ? new RunModels(provider.GetRequiredService<ModelRouter>(), run.Id, run.CustomerId)
            : new RunModels(provider.GetRequiredService<ModelRouter>()));
        return services;
    }

    /// <summary>Models without a database: the command line's, by the environment's key; nothing when it has none.</summary>
    internal static IServiceCollection AddModelsOfEnvironment(this IServiceCollection services, IConfiguration configuration)
    {
        if (EnvironmentModels.Provider(name => configuration[name]) is not { } provider)
        {
            return services;
        }

        services.AddSingleton<IModelSettings>(new FixedModelSettings(EnvironmentModels.Assigned(provider, name => configuration[name])));
        services.AddSingleton<IAnswerCache, MemoryAnswerCache>();
        services.AddSingleton<ICallLedger, MemoryCallLedger>();
        services.AddSingleton<ModelRouter>();
        return services.AddSingleton(made => new RunModels(made.GetRequiredService<ModelRouter>()));
    }
}
