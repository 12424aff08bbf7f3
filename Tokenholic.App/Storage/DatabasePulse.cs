using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Whether the database answers right now; no patience, unlike everything else here.</summary>
internal sealed class DatabasePulse(NpgsqlDataSource dataSource)
{
    internal async Task BeatAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("select 1", cancellationToken);
    }
}
