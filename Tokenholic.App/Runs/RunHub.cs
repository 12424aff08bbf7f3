using Quartz;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>Starts runs, finds them again, and tells who subscribed that something changed.</summary>
public sealed class RunHub
{
    private readonly RunStore _runs;
    private readonly RunSubscriptions _subscriptions;
    private readonly ISchedulerFactory _schedulers;
    private readonly ILogger<RunHub> _logger;

    internal RunHub(RunStore runs, RunSubscriptions subscriptions, ISchedulerFactory schedulers, ILogger<RunHub> logger) =>
        (_runs, _subscriptions, _schedulers, _logger) = (runs, subscriptions, schedulers, logger);

    /// <summary>How many subscriptions are alive in this process.</summary>
    public int SubscriptionCount => _subscriptions.Count;

    /// <summary>Starts a map run of the customer, or returns the one that is already under way.</summary>
    public async Task<Run> StartMapAsync(Guid customerId, MapRequest request, CancellationToken cancellationToken) =>
        await ScheduleAsync(await _runs.CreateAsync(customerId, request, cancellationToken), cancellationToken);

    /// <summary>Starts a run of another kind, or returns the customer's run of that kind that is already under way.</summary>
    public async Task<Run> StartAsync<T>(Guid customerId, string kind, T request, CancellationToken cancellationToken)
        where T : class =>
        await ScheduleAsync(await _runs.CreateAsync(customerId, kind, JsonText.Write(request), [], cancellationToken), cancellationToken);

    /// <summary>The run, or null.</summary>
    public Task<Run?> FindAsync(Guid id, CancellationToken cancellationToken) => _runs.FindAsync(id, cancellationToken);

    /// <summary>Events after that sequence number (0 for all), in order.</summary>
    public Task<IReadOnlyList<RunEvent>> EventsAsync(Guid id, long after, CancellationToken cancellationToken) =>
        _runs.EventsAsync(id, after, cancellationToken);

    /// <summary>
    /// Calls back once at the beginning and then whenever the run or its events changed, at most every 100 ms, never twice at
    /// once, with the culture of the subscriber; the callback reads the news with <see cref="FindAsync"/> and
    /// <see cref="EventsAsync"/>. Dispose to unsubscribe.
    /// </summary>
    public IDisposable Subscribe(Guid id, Func<Task> changed) => _subscriptions.Add(id, changed);

    /// <summary>Asks the run to stop, wherever it is at work; a finished run stays as it is.</summary>
    public Task CancelAsync(Guid id, CancellationToken cancellationToken) => _runs.CancelAsync(id, cancellationToken);

    /// <summary>Runs that wait or are at work, the oldest first.</summary>
    public Task<IReadOnlyList<Run>> ActiveAsync(CancellationToken cancellationToken) => _runs.ActiveAsync(cancellationToken);

    private async Task<Run> ScheduleAsync((Run Run, bool Created) made, CancellationToken cancellationToken)
    {
        var (run, created) = made;
        if (created)
        {
            try
            {
                await RunJob.ScheduleAsync(await _schedulers.GetScheduler(cancellationToken), run.Id, cancellationToken);
            }
            catch (SchedulerException e)
            {
                // The run is stored; the sweep finds it.
                _logger.LogWarning(e, "Run {RunId} could not be scheduled yet", run.Id);
            }
        }

        return run;
    }
}
