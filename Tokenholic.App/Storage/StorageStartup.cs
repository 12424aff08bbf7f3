using Npgsql;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>The configured database cannot be reached.</summary>
public sealed class DatabaseUnreachableException(string server, Exception inner) : TokenholicException($"No database at {server}.", inner)
{
    /// <summary>Host and port, no user and no password.</summary>
    public string Server { get; } = server;
}

/// <summary>
/// Brings the database up before anything that needs it, keeps the embedded one up, and stops it after everything else has
/// stopped.
/// </summary>
internal sealed class StorageStartup(
    NpgsqlDataSource dataSource, StorageOptions options, ILogger<StorageStartup> logger, EmbeddedPostgres? embedded = null)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (embedded is not null)
        {
            await embedded.StartAsync(cancellationToken);
        }

        await MigrateAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (embedded is not null)
        {
            await embedded.StopAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (embedded is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(WatchInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await embedded.EnsureRunningAsync(stoppingToken);
            }
            catch (EmbeddedPostgresException e)
            {
                // The next tick tries again: a full disk may be emptied, a folder given back.
                logger.LogError(e, "The embedded Postgres cannot be started again");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    // A database of its own container may need a moment longer than we do.
    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var deadline = TimeProvider.System.GetUtcNow() + options.StartPatience;
        while (true)
        {
            try
            {
                await Migrator.ApplyAsync(dataSource, cancellationToken);
                return;
            }
            catch (NpgsqlException e) when (DatabaseRetry.IsAway(e))
            {
                if (TimeProvider.System.GetUtcNow() > deadline)
                {
                    throw new DatabaseUnreachableException(Server(), e);
                }

                logger.LogWarning("The database at {Server} does not answer yet: {Message}", Server(), e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
            catch (NpgsqlException e) when (e is not PostgresException)
            {
                throw new DatabaseUnreachableException(Server(), e);
            }
        }
    }

    private string Server()
    {
        var parts = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        return $"{parts.Host}:{parts.Port}";
    }
}
