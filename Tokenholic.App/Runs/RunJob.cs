using Quartz;

namespace Tokenholic.App.Runs;

/// <summary>A run as Quartz sees it: a job that is executed again, here or on another node, when its node dies.</summary>
internal sealed class RunJob(RunExecutor executor, RunOptions options, TimeProvider time) : IJob
{
    private const string Group = "runs";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await executor.ExecuteAsync(Guid.Parse(context.JobDetail.Key.Name), cancellationToken))
        {
            return;
        }

        var again = TriggerBuilder.Create().ForJob(context.JobDetail.Key).WithIdentity(Guid.NewGuid().ToString(), Group).StartAt(time.GetUtcNow() + options.KeepAlive).Build();
        await context.Scheduler.ScheduleJob(again, cancellationToken: cancellationToken);
    }

    public static JobKey KeyOf(Guid runId) => new(runId.ToString(), Group);

    /// <summary>Sees to it that the run is executed, once; doing so again is harmless.</summary>
    public static async Task ScheduleAsync(IScheduler scheduler, Guid runId, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<RunJob>().WithIdentity(KeyOf(runId)).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(runId.ToString(), Group).StartNow().Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // another node was faster
        }
    }
}
