using System.Globalization;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>How a run fared with the model, for the reader to know.</summary>
internal sealed class ModelTally
{
    private int _passages;
    private int _unanswered;
    private int _ungrounded;
    private ModelException? _failure;

    public void Add(ModelExtraction read)
    {
        _passages += read.Passages;
        _unanswered += read.Unanswered;
        _ungrounded += read.Extraction.Rejected.Count;
        _failure ??= read.Failure;
    }

    public IEnumerable<Notice> Notices(RunModels? models)
    {
        // not being configured is no event: the page about modes says it
        if (models is null || models.Ended is { Problem: ModelProblem.NotConfigured })
        {
            yield break;
        }

        if (_unanswered > 0 && _failure is { } failure)
        {
            yield return _unanswered == _passages
                ? new Notice(ModelNotices.NoAnswer, failure.Problem.ToString())
                : new Notice(ModelNotices.SomeWithoutAnswer, Number(_unanswered), Number(_passages), failure.Problem.ToString());
        }

        if (_ungrounded > 0)
        {
            yield return new Notice(ModelNotices.Ungrounded, Number(_ungrounded));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Ends what is still under way when whoever asked leaves early.</summary>
internal sealed class LeftTasks(IReadOnlyList<Task> tasks, CancellationTokenSource stop) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
