namespace Tokenholic.App.Hosting;

/// <summary>
/// Starts the services that need the database while the app answers already, so that a database that is missing is
/// explained on screen instead of ending the process. Each is tried until it works; they start in the order in which they
/// were added and stop in the opposite one.
/// </summary>
internal sealed class BackgroundStart(
    [FromKeyedServices(BackgroundStart.Key)] IEnumerable<IHostedService> services,
    StartupState state,
    IHostApplicationLifetime lifetime,
    ILogger<BackgroundStart> logger) : IHostedService, IDisposable
{
    internal const string Key = "in background";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IHostedService> _services = [.. services];
    private readonly List<IHostedService> _started = [];
    private readonly List<Task> _watches = [];
    private readonly Lock _once = new();
    private Task _work = Task.CompletedTask;
    private Task? _stop;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Hosts may ask twice and at once; the services stop once, and both wait for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_once)
        {
            return _stop ??= StopOnceAsync(cancellationToken);
        }
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        _started.Reverse();
        await EachAsync<IHostedLifecycleService>(service => service.StoppingAsync(cancellationToken));
        await EachAsync<IHostedService>(service => service.StopAsync(cancellationToken));
        await EachAsync<IHostedLifecycleService>(service => service.StoppedAsync(cancellationToken));
        await Task.WhenAll(_watches);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services)
        {
            await UntilItWorksAsync(service, cancellationToken);
        }

        state.Succeeded();
    }

    private async Task UntilItWorksAsync(IHostedService service, CancellationToken cancellationToken)
    {
        _started.Add(service); // one that failed half-way is stopped too
        while (true)
        {
            try
            {
                await (service is IHostedLifecycleService early ? early.StartingAsync(cancellationToken) : Task.CompletedTask);
                await service.StartAsync(cancellationToken);
                await (service is IHostedLifecycleService late ? late.StartedAsync(cancellationToken) : Task.CompletedTask);
                if (service is BackgroundService { ExecuteTask: { } work })
                {
                    _watches.Add(WatchAsync(work, service));
                }

                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever it is, the person at the screen reads it there, and it may pass.
                logger.LogError(e, "{Service} cannot start yet: {Message}", service.GetType().Name, e.Message);
                state.Failed(e);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    // As the host does with services of its own: one that fails for good ends the process, and its supervisor starts anew.
    private async Task WatchAsync(Task work, IHostedService service)
    {
        try
        {
            await work;
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            logger.LogCritical(e, "{Service} has failed", service.GetType().Name);
            lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // stopped on request
        }
    }

    private async Task EachAsync<T>(Func<T, Task> step)
        where T : notnull
    {
        foreach (var service in _started.OfType<T>())
        {
            try
            {
                await step(service);
            }
            catch (Exception e)
            {
                logger.LogError(e, "{Service} did not stop in order", service.GetType().Name); // the others still stop
            }
        }
    }
}
