using Microsoft.Extensions.Caching.Distributed;
using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Agents.Research.Search;
using Tokenholic.App.Storage.Embedded;

namespace Tokenholic.App.Storage;

/// <summary>Registers the stores and the Postgres they live in.</summary>
public static class StorageServices
{
    /// <summary>
    /// The Postgres of <c>ConnectionStrings:Postgres</c>, or the embedded one when that is not set. It is up and migrated
    /// before any hosted service starts that is registered later.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Postgres") is { Length: > 0 } configured)
        {
            services.AddSingleton(_ => Configured(configured));
        }
        else
        {
            services.AddSingleton(provider => new EmbeddedPostgres(
                EmbeddedPostgresOptions.From(configuration), provider.GetRequiredService<ILogger<EmbeddedPostgres>>()));
            services.AddSingleton(provider => NpgsqlDataSource.Create(provider.GetRequiredService<EmbeddedPostgres>().ConnectionString()));
        }

        services.AddHostedService<StorageStartup>();
        services.AddSingleton<DatabasePulse>();
        services.AddSingleton<ServerReports>();
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<CustomerImport>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<ProposalRounds>();
        services.AddSingleton<ProposalNotes>();
        services.AddSingleton<MapEdits>();
        services.AddSingleton<MapSummaries>();
        services.AddSingleton<RecentWork>();
        services.AddSingleton<ShareLinks>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<PageSnapshots>();
        services.AddSingleton<CustomerPrivacy>();
        services.AddSingleton<DemoReset>();
        services.AddSingleton<EstimationStore>();
        services.AddSingleton<VerdictStore>();
        services.AddSingleton<RolePlayStore>();
        services.AddSingleton<EstimationBasisSource>(provider => provider.GetRequiredService<EstimationStore>().BasisAsync);
        services.AddSingleton<IDistributedCache, PostgresCache>();
        services.AddSingleton<DistributedAnswers>();
        services.AddSingleton<ISearchCache>(provider => provider.GetRequiredService<DistributedAnswers>());
        services.AddSingleton<IAnswerCache>(provider => provider.GetRequiredService<DistributedAnswers>());
        return services;
    }

    // Without a sign of life now and then, a connection that only listens is cut by the first firewall.
    private static NpgsqlDataSource Configured(string configured)
    {
        var connection = new NpgsqlConnectionStringBuilder(configured);
        if (connection.KeepAlive == 0)
        {
            connection.KeepAlive = 30;
        }

        return NpgsqlDataSource.Create(connection.ConnectionString);
    }
}
