using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models.Structured;

namespace Tokenholic.Agents.Models;

/// <summary>
/// What one run may ask of models. After a failure that every further call would share (no key, no money, kept in house) nothing
/// more is asked: the rules go on alone. Safe to use from several threads.
/// </summary>
public sealed class RunModels(ModelRouter router, Guid? runId = null, Guid? customerId = null) : IDisposable
{
    /// <summary>Calls of one run under way at the same time.</summary>
    public const int MaxParallel = 4;

    private readonly SemaphoreSlim _places = new(MaxParallel, MaxParallel);
    private volatile ModelException? _ended;
    private int _answers;

    /// <summary>How many answers could be used.</summary>
    public int Answers => _answers;

    /// <summary>Why nothing more is asked; null as long as models are asked.</summary>
    public ModelException? Ended => _ended;

    /// <summary>Asks for an answer of a form. What goes wrong is in the result; only <see cref="OperationCanceledException"/> is thrown.</summary>
    public async Task<Structured<T>> AskAsync<T>(
        TaskKind task, string agent, IReadOnlyList<ChatMessage> messages, AnswerForm<T> form, IReadOnlyList<SentPassage> sent, CancellationToken cancellationToken)
        where T : class
    {
        if (_ended is { } before)
        {
            return new(null, before);
        }

        await _places.WaitAsync(cancellationToken);
        try
        {
            var assigned = await router.Settings.AssignedAsync(task, cancellationToken);
            if (_ended is not null || assigned.Count == 0)
            {
                return new(null, _ended ??= new ModelException(ModelProblem.NotConfigured));
            }

            var context = new CallContext { Agent = agent, Task = task, RunId = runId, CustomerId = customerId, Sent = sent };
            var ability = assigned.Min(ModelAbilities.Json); // a fallback must be able to answer the same question
            using var client = router.For(context);
            var answer = await StructuredAnswer.AskAsync(client, ability, messages, form, cancellationToken);
            if (answer.Value is not null)
            {
                Interlocked.Increment(ref _answers);
            }
            else if (answer.Failure is { IsFinal: true } final)
            {
                _ended = final;
            }

            return answer;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}

/// <summary>Codes of the notices about models in a run; each is a sentence on screen (resource key <c>Notice_…</c>).</summary>
public static class ModelNotices
{
    /// <summary>A model was to be asked and gave no answer, so the rules went on alone. Argument: a <see cref="ModelProblem"/>.</summary>
    public const string NoAnswer = "ModelNoAnswer";

    /// <summary>Some passages got no answer. Arguments: how many, of how many, a <see cref="ModelProblem"/>.</summary>
    public const string SomeWithoutAnswer = "ModelSomeWithoutAnswer";

    /// <summary>What the model proposed was not believed. Argument: how many claims.</summary>
    public const string Ungrounded = "ModelUngrounded";
}
