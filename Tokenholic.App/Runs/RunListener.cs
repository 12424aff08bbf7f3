using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>Hears what all nodes tell about runs, and passes it on in this process.</summary>
internal sealed class RunListener(RunNotifications notifications, RunSubscriptions subscriptions, RunExecutor executor, ILogger<RunListener> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await notifications.ListenAsync(
                    onListening: () =>
                    {
                        subscriptions.SignalAll(); // something may have happened while nobody listened
                        executor.LookAtAll();
                    },
                    onChanged: subscriptions.Signal,
                    onCancel: executor.LookAt,
                    stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or IOException)
            {
                logger.LogWarning("Notifications are interrupted: {Message}", e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
