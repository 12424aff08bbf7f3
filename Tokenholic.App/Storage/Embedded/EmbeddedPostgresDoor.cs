using Npgsql;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>What a server says to somebody who knocks.</summary>
internal enum ServerAnswer
{
    /// <summary>Nobody is there.</summary>
    None,

    /// <summary>It starts, recovers or stops.</summary>
    NotYet,

    /// <summary>It is there.</summary>
    Yes,
}

/// <summary>Knocks at the server's socket.</summary>
internal sealed class EmbeddedPostgresDoor(string connectionString, EmbeddedPostgresFolder folder)
{
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 3 }.ConnectionString;

    public async Task<ServerAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            return ServerAnswer.Yes;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.CannotConnectNow)
        {
            return ServerAnswer.NotYet;
        }
        catch (PostgresException)
        {
            return ServerAnswer.Yes; // too many connections, for example
        }
        catch (NpgsqlException)
        {
            return ServerAnswer.None;
        }
    }

    /// <summary>Makes the database when it is not there.</summary>
    public async Task CreateDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            if ((await connection.QueryAsync("select 1 from pg_database where datname = $1", _ => true, cancellationToken, database)).Count == 0)
            {
                await connection.ExecuteAsync($"create database {database}", cancellationToken);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DiskFull)
        {
            throw new EmbeddedPostgresException(EmbeddedPostgresProblem.DiskFull, folder.Path, e);
        }
        catch (NpgsqlException e)
        {
            throw new EmbeddedPostgresException(EmbeddedPostgresProblem.StartFailed, e.Message + "\n" + folder.LogTail(), e);
        }
    }
}
