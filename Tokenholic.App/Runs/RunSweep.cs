using Quartz;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>
/// Finds runs that are not finished and that the scheduler knows nothing of (the process died between storing the run and
/// scheduling it, or an execution ended in the middle), and schedules them.
/// </summary>
internal sealed class RunSweep(RunStore runs, ISchedulerFactory schedulers, RunOptions options, TimeProvider time, ILogger<RunSweep> logger)
    : BackgroundService
{
    // a run this young is being scheduled by whoever made it
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Sweep, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // the database is away, or the scheduler is not up yet: next time
                logger.LogWarning("Unfinished runs could not be looked for: {Message}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var active = await runs.ActiveAsync(cancellationToken);
        RunTrace.Queue(active.Count(run => run.State is RunState.Queued));
        foreach (var run in active)
        {
            if (run.CreatedAt > time.GetUtcNow() - Young)
            {
                continue;
            }

            var triggers = await scheduler.GetTriggersOfJob(RunJob.KeyOf(run.Id), cancellationToken);
            foreach (var trigger in triggers)
            {
                await scheduler.ResetTriggerFromErrorState(trigger.Key, cancellationToken);
            }

            if (triggers.Count == 0)
            {
                logger.LogInformation("Run {RunId} is not finished and goes on", run.Id);
                await RunJob.ScheduleAsync(scheduler, run.Id, cancellationToken);
            }
        }
    }
}
