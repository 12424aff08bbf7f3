using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>
/// A Postgres of our own, from the installed binaries, in a data folder, reachable through a private socket only. It stops
/// with the last process that uses it, and outlives a process that is killed: the next one adopts it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The database of the app, and the role that owns it.</summary>
    public const string Database = "tokenholic";

    private readonly EmbeddedPostgresOptions _options;
    private readonly ILogger _logger;
    private readonly EmbeddedPostgresFolder _folder;
    private readonly EmbeddedPostgresLocks _locks;
    private bool _started;

    /// <summary>Describes a server; <see cref="StartAsync"/> starts it.</summary>
    public EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger<EmbeddedPostgres> logger)
    {
        _options = options;
        _logger = logger;
        _folder = new(options.Folder);
        _locks = new(_folder, options.Patience);
    }

    /// <summary>The server's process; null when none runs.</summary>
    public int? ProcessId => _folder.ServerId is { } id && _folder.IsServer(id) ? id : null;

    /// <summary>How to reach a database of the server. The system itself says who knocks (peer), so there is no password to keep.</summary>
    public string ConnectionString(string database = Database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder.Socket,
        Username = Database,
        Database = database,
        MaxPoolSize = 50,
        Timeout = 10,
        KeepAlive = 30,
    }.ConnectionString;

    /// <summary>Starts the server, or adopts the one that runs; doing so again is harmless.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the problem says why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var binaries = await EmbeddedPostgresBinaries.FindAsync(_options.Binaries, _folder.DataMajor, cancellationToken);
        await _folder.PrepareAsync(cancellationToken);
        using (await _locks.StartingAsync(cancellationToken))
        {
            var cluster = new EmbeddedPostgresCluster(binaries, _folder, _options, _logger);
            var others = _locks.UsedByOthers();
            _locks.Use();
            await cluster.CreateAsync(cancellationToken);
            if (!await AdoptAsync(others, cancellationToken))
            {
                await cluster.StartAsync(cancellationToken);
                _locks.Own();
            }

            await CreateDatabaseAsync(cancellationToken);
            _started = true;
        }
    }

    /// <summary>Starts the server again when it has died; cheap when it has not.</summary>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (ProcessId is null)
        {
            _logger.LogWarning("The embedded Postgres in {Folder} has stopped; starting it again", _folder.Path);
            await StartAsync(cancellationToken);
        }
    }

    /// <summary>Stops the server, unless another process still uses it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_started)
        {
            return;
        }

        using (await _locks.StartingAsync(cancellationToken))
        {
            _started = false;
            var others = _locks.UsedByOthers();
            _locks.Dispose();
            if (!others && _folder.DataMajor is { } major)
            {
                var binaries = await EmbeddedPostgresBinaries.FindAsync(_options.Binaries, major, cancellationToken);
                await new EmbeddedPostgresCluster(binaries, _folder, _options, _logger).StopAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _locks.Dispose();
    }

    // A server that runs is ours to use. One that starts or stops is waited for; one that hangs is started anew.
    private async Task<bool> AdoptAsync(bool others, CancellationToken cancellationToken)
    {
        var deadline = DateTimeOffset.UtcNow + (_options.Patience / 2);
        while (true)
        {
            switch (await AnswerAsync(cancellationToken))
            {
                case ServerAnswer.Yes:
                    return true;
                case ServerAnswer.NotYet:
                    deadline = DateTimeOffset.UtcNow + (_options.Patience / 2); // recovery takes the time it takes
                    break;
                case ServerAnswer.None when others && _locks.OwnerIsElsewhere():
                    // Its processes are not ours to see (another container on the same folder): two servers would destroy the data.
                    throw new EmbeddedPostgresException(EmbeddedPostgresProblem.InUse, _locks.Owner());
                case ServerAnswer.None when ProcessId is null || DateTimeOffset.UtcNow > deadline:
                    return false;
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task<ServerAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled("postgres"));
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

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled("postgres"));
            await connection.OpenAsync(cancellationToken);
            await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{Database}'", connection);
            if (await exists.ExecuteScalarAsync(cancellationToken) is null)
            {
                await using var create = new NpgsqlCommand($"create database {Database}", connection);
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DiskFull)
        {
            throw new EmbeddedPostgresException(EmbeddedPostgresProblem.DiskFull, _folder.Path, e);
        }
        catch (NpgsqlException e)
        {
            throw new EmbeddedPostgresException(EmbeddedPostgresProblem.StartFailed, e.Message + "\n" + _folder.LogTail(), e);
        }
    }

    private string Unpooled(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false, Timeout = 3 }.ConnectionString;

    private enum ServerAnswer
    {
        None,
        NotYet,
        Yes,
    }
}
