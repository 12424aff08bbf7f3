using System.Collections.Concurrent;
using Npgsql;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>Executes one run from wherever it stands to its end; what Quartz calls, on whichever node it chooses.</summary>
internal sealed class RunExecutor(
    NpgsqlDataSource dataSource, IServiceScopeFactory scopes, RunOptions options, ILogger<RunExecutor> logger)
{
    private readonly ConcurrentDictionary<RunWatch, Guid> _atWork = new();

    /// <summary>Looks at once whether the run is asked to stop, if it is at work here.</summary>
    public void LookAt(Guid runId)
    {
        foreach (var (watch, id) in _atWork)
        {
            if (id == runId)
            {
                watch.Look();
            }
        }
    }

    /// <summary>Does so for every run at work here.</summary>
    public void LookAtAll()
    {
        foreach (var watch in _atWork.Keys)
        {
            watch.Look();
        }
    }

    /// <summary>
    /// Executes the run. False when another execution that still shows signs of life has it: it ends the run, or falls silent,
    /// so somebody must come again. Waiting here instead would hold one of the node's few places.
    /// </summary>
    /// <exception cref="OperationCanceledException">The process is stopping; the run is left for the next execution.</exception>
    public async Task<bool> ExecuteAsync(Guid runId, CancellationToken stopping)
    {
        var (claim, run) = await RunClaim.TryTakeAsync(dataSource, runId, options.Silence, stopping);
        if (claim is null || run is null)
        {
            return run is not { Active: true };
        }

        using var trace = RunTrace.Begin(run, logger);
        await using var watch = new RunWatch(claim, options.KeepAlive, logger, stopping);
        _atWork[watch] = runId;
        try
        {
            if (!run.CancelRequested)
            {
                await WorkAsync(run, claim, watch.Token);
                trace.Outcome = "succeeded";
                return true;
            }

            await claim.FinishAsync(RunState.Cancelled, null, stopping);
            trace.Outcome = "cancelled";
        }
        catch (OperationCanceledException) when (watch.Lost)
        {
            logger.LogWarning("Run {RunId} goes on elsewhere", runId);
        }
        catch (OperationCanceledException) when (watch.CancelRequested)
        {
            trace.Outcome = "cancelled";
            await claim.FinishAsync(RunState.Cancelled, null, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            trace.Outcome = "handed_back";
            await ReleaseAsync(claim);
            throw;
        }
        catch (Exception e)
        {
            // Whatever went wrong ends this run with a code, and no other.
            trace.Outcome = RunErrors.CodeOf(e);
            logger.LogError(e, "Run {RunId} failed", runId);
            await claim.FinishAsync(RunState.Failed, RunErrors.CodeOf(e), stopping);
        }
        finally
        {
            _atWork.TryRemove(watch, out _);
        }

        return true;
    }

    private async Task WorkAsync(Run run, RunClaim claim, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RunContext>().Run = run;
        var work = scope.ServiceProvider.GetServices<IRunWork>().FirstOrDefault(w => w.Kind == run.Kind)
            ?? throw new InvalidOperationException($"Nothing here does runs of the kind {run.Kind}.");
        await work.DoAsync(run, claim, cancellationToken);
    }

    private async Task ReleaseAsync(RunClaim claim)
    {
        try
        {
            await claim.ReleaseAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            logger.LogDebug(e, "The claim of run {RunId} will run out by itself", claim.RunId);
        }
    }
}
