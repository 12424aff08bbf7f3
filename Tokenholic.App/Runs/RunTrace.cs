using System.Diagnostics;
using System.Diagnostics.Metrics;
using Tokenholic.Agents.Core;

namespace Tokenholic.App.Runs;

/// <summary>
/// One execution of a run as telemetry sees it: a span with one beneath it for each stage, counters of what came of it, and the ids of
/// run and customer on every line that is logged meanwhile. Codes, addresses and counts; never a text.
/// </summary>
internal sealed class RunTrace : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    internal const string Name = "Tokenholic.Runs";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("tokenholic.runs", "{run}", "Executions of runs by kind and outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("tokenholic.run.duration", "s");
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("tokenholic.pages", "{page}", "Pages by outcome.");
    private static readonly Gauge<int> Waiting = Meter.CreateGauge<int>("tokenholic.runs.waiting", "{run}", "Runs that wait for a place, on all nodes together.");
    private static readonly AsyncLocal<RunTrace?> Current = new();

    private readonly Run _run;
    private readonly IDisposable? _scope;
    private readonly Activity? _activity;
    private readonly Dictionary<Stage, Activity> _stages = [];
    private readonly long _began = Stopwatch.GetTimestamp();

    private RunTrace(Run run, ILogger logger)
    {
        _run = run;
        _scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["RunId"] = run.Id, ["CustomerId"] = run.CustomerId });
        // A trace of its own: the job that calls is only a clock.
        Activity.Current = null;
        _activity = Source.StartActivity($"run {run.Kind}", ActivityKind.Internal);
        _activity?.SetTag("tokenholic.run.id", run.Id.ToString()).SetTag("tokenholic.customer.id", run.CustomerId.ToString());
        _activity?.SetTag("tokenholic.run.resumed", run.StartedAt is { } started && started < DateTimeOffset.UtcNow.AddSeconds(-2));
    }

    /// <summary>What came of it: <c>succeeded</c>, <c>cancelled</c>, <c>moved</c>, <c>handed_back</c>, or the code of a failure.</summary>
    internal string Outcome { get; set; } = "moved";

    internal static RunTrace Begin(Run run, ILogger logger) => Current.Value = new RunTrace(run, logger);

    /// <summary>Says how many runs wait.</summary>
    internal static void Queue(int waiting) => Waiting.Record(waiting);

    /// <summary>Notes an event of the run that is at work in this flow.</summary>
    internal static void Tell(AgentEvent happened)
    {
        if (Current.Value is not { } trace)
        {
            return;
        }

        var (url, outcome) = happened switch
        {
            PageRead read => (read.Url, "read"),
            PageFailed failed => (failed.Url, failed.Reason),
            _ => (null, ""),
        };
        if (url is not null)
        {
            Pages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
            trace._activity?.AddEvent(new ActivityEvent("page", tags: new() { ["outcome"] = outcome, ["url"] = url.Split('?', '#')[0] }));
        }

        trace.Stages(happened);
    }

    private void Stages(AgentEvent happened)
    {
        if (_activity is null)
        {
            return;
        }

        var current = Activity.Current; // the work goes on beneath the run, whatever begins and ends here
        if (happened is StageStarted started && !_stages.ContainsKey(started.Stage) && Source.StartActivity($"stage {started.Stage}", ActivityKind.Internal, _activity.Context) is { } stage)
        {
            _stages[started.Stage] = stage;
        }
        else if (happened is StageFinished finished && _stages.Remove(finished.Stage, out var ended))
        {
            ended.SetTag("tokenholic.stage.count", finished.Count).Dispose();
        }

        Activity.Current = current;
    }

    public void Dispose()
    {
        var failed = Outcome is not ("succeeded" or "cancelled" or "moved" or "handed_back");
        var tags = new TagList { { "kind", _run.Kind }, { "outcome", failed ? "failed" : Outcome } };
        if (failed)
        {
            tags.Add("error.type", Outcome);
            _activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", Outcome);
        }

        Ended.Add(1, tags);
        Duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, tags);
        foreach (var stage in _stages.Values)
        {
            stage.Dispose();
        }

        _activity?.SetTag("tokenholic.run.outcome", failed ? "failed" : Outcome).Dispose();
        _scope?.Dispose();
        Current.Value = null;
    }
}
