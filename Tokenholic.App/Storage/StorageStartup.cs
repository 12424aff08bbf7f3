using Npgsql;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>The database cannot be reached, or does not let us in; the inner exception says which.</summary>
public sealed class DatabaseUnreachableException(string server, Exception inner) : TokenholicException($"No database at {server}: {inner.Message}", inner)
{
    /// <summary>Host and port, no user and no password.</summary>
    public string Server { get; } = server;
}

/// <summary>
/// Brings the database up before anything that needs it, keeps the embedded one up, and stops it after everything else has
/// stopped.
/// </summary>
internal sealed class StorageStartup(
    NpgsqlDataSource dataSource, ILogger<StorageStartup> logger, EmbeddedPostgres? embedded = null)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (embedded is not null)
        {
            await embedded.StartAsync(cancellationToken);
        }

        try
        {
            await Migrator.ApplyAsync(dataSource, cancellationToken);
        }
        catch (NpgsqlException e) when (e is not PostgresException || DatabaseRetry.IsAway(e) || IsRefusal(e.SqlState))
        {
            var parts = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
            throw new DatabaseUnreachableException($"{parts.Host}:{parts.Port}", e);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (embedded is not null)
        {
            await embedded.StopAsync(CancellationToken.None); // haste would only leave it running
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
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, a later tick tries again: a full disk may be emptied, a folder given back.
                logger.LogError(e, "The embedded Postgres cannot be started again");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    private static bool IsRefusal(string? state) => state is PostgresErrorCodes.InvalidPassword
        or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName;
}
