using Npgsql;

namespace Tokenholic.App.Storage.Embedded;

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
    private readonly EmbeddedPostgresProcesses _processes;
    private readonly EmbeddedPostgresLocks _locks;
    private bool _started;

    /// <summary>Describes a server; <see cref="StartAsync"/> starts it.</summary>
    public EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger<EmbeddedPostgres> logger)
    {
        _options = options;
        _logger = logger;
        _folder = new(options.Folder);
        _processes = new(_folder);
        _locks = new(_folder, options.Patience);
    }

    /// <summary>The server's process; null when none runs.</summary>
    public int? ProcessId => _processes.Server;

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

    private EmbeddedPostgresDoor Door => new(ConnectionString("postgres"), _folder);

    /// <summary>Starts the server, or adopts the one that runs; doing so again is harmless.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the problem says why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var binaries = await EmbeddedPostgresBinaries.FindAsync(_options.Binaries, _folder.DataMajor, cancellationToken);
            await _folder.PrepareAsync(cancellationToken);
            using (await _locks.StartingAsync(cancellationToken))
            {
                await StartAsync(new EmbeddedPostgresCluster(binaries, _folder, _options, _logger), cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFolder.IsDiskFull(e) ? EmbeddedPostgresProblem.DiskFull : EmbeddedPostgresProblem.FolderNotWritable, _folder.Path, e);
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

    private async Task StartAsync(EmbeddedPostgresCluster cluster, CancellationToken cancellationToken)
    {
        var others = _locks.UsedByOthers();
        _locks.Use();
        _started = true;
        await cluster.CreateAsync(cancellationToken);
        if (!await AdoptAsync(others, cancellationToken))
        {
            await cluster.StartAsync(cancellationToken);
            _locks.Own();
        }

        await Door.CreateDatabaseAsync(Database, cancellationToken);
    }

    // A server that runs is ours to use. One that starts or stops is waited for; one that hangs is started anew.
    private async Task<bool> AdoptAsync(bool others, CancellationToken cancellationToken)
    {
        var deadline = DateTimeOffset.UtcNow + (_options.Patience / 2);
        while (true)
        {
            switch (await Door.AnswerAsync(cancellationToken))
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
}
