using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tokenholic.App.Storage;
using Tokenholic.App.Storage.Embedded;

namespace Tokenholic.Benchmarks;

/// <summary>A migrated Postgres for one benchmark, gone afterwards.</summary>
internal static class OwnPostgres
{
    internal static async Task UseAsync(string name, Func<NpgsqlDataSource, Task> work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"tokenholic-{name}-{Guid.NewGuid():n}"));
        await using var server = new EmbeddedPostgres(new EmbeddedPostgresOptions { Folder = folder.FullName, Durable = false }, NullLogger<EmbeddedPostgres>.Instance);
        await server.StartAsync(default);
        await using (var data = NpgsqlDataSource.Create(server.ConnectionString()))
        {
            await Migrator.ApplyAsync(data, default);
            await work(data);
        }

        await server.StopAsync(default);
        folder.Delete(recursive: true);
    }

    /// <summary>So that plans are made for the rows that are there now.</summary>
    internal static async Task AnalyzeAsync(NpgsqlDataSource data)
    {
        await using var analyze = data.CreateCommand("analyze");
        await analyze.ExecuteNonQueryAsync();
    }
}
