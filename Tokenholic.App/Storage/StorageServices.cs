using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Registers the stores and the Postgres they live in.</summary>
public static class StorageServices
{
    /// <summary>The Postgres of <c>ConnectionStrings:Postgres</c>, or the embedded one when that is not set.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(configuration.GetConnectionString("Postgres") ?? "Host=localhost"));
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<PageSnapshots>();
        return services;
    }
}
