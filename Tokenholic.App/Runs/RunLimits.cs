using Tokenholic.App.Hosting;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Runs;

/// <summary>Which limit a run would go beyond.</summary>
public enum RunLimit
{
    /// <summary>As many runs wait or are at work as may.</summary>
    InAll,

    /// <summary>The visitor has started as many in the last hour as one may.</summary>
    PerVisitor,
}

/// <summary>The run was not started: there are too many.</summary>
public sealed class TooManyRunsException(RunLimit problem, int most) : TokenholicException($"No more than {most} runs: {problem}.")
{
    /// <summary>Which limit.</summary>
    public RunLimit Problem { get; } = problem;

    /// <summary>How many there may be.</summary>
    public int Most { get; } = most;
}

/// <summary>Keeps a demo that is open to a team from being used up by one of them.</summary>
public sealed class RunLimits(RunStarts starts, LimitOptions limits)
{
    /// <summary>Starts a run for a visitor unless there are too many; one that is under way already counts as started before.</summary>
    /// <exception cref="TooManyRunsException">Nothing was started.</exception>
    public async Task<Run> StartAsync(Visitor visitor, Func<Task<Run>> start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(start);
        await DemandAsync(visitor, isRun: true, cancellationToken);
        var run = await start();
        await starts.AddAsync(run.Id, visitor.Name, cancellationToken);
        return run;
    }

    /// <summary>Starts something that costs and is no run – practice with a model, documents to be read – unless the visitor has started too much.</summary>
    /// <exception cref="TooManyRunsException">Nothing was started.</exception>
    public async Task<T> StartOtherAsync<T>(Visitor visitor, Func<Task<T>> start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(start);
        await DemandAsync(visitor, isRun: false, cancellationToken);
        var made = await start();
        await starts.AddAsync(visitor.Name, cancellationToken);
        return made;
    }

    private async Task DemandAsync(Visitor visitor, bool isRun, CancellationToken cancellationToken)
    {
        var (active, started) = await starts.CountAsync(visitor.Name, cancellationToken);
        if (isRun && active >= limits.ActiveRuns)
        {
            throw new TooManyRunsException(RunLimit.InAll, limits.ActiveRuns);
        }

        if (started >= limits.RunsPerHour)
        {
            throw new TooManyRunsException(RunLimit.PerVisitor, limits.RunsPerHour);
        }
    }
}
