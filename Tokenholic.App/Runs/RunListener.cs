using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>Hears what all nodes tell about runs, and passes it on in this process.</summary>
internal sealed class RunListener(RunNotifications notifications, RunSubscriptions subscriptions, RunExecutor executor, ILogger<RunListener> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
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
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever broke the connection, the next one hears everything again.
                logger.LogWarning("Notifications are interrupted: {Message}", e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }
}
