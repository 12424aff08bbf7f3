using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>How long an answer may take and be.</summary>
public sealed record AnswerLimits
{
    /// <summary>The longest silence.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From the question to the end of the answer.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Characters of answer and thinking together.</summary>
    public int Characters { get; init; } = 400_000;
}

/// <summary>Ends an answer that is silent, slow or long beyond the limits. Both clocks run: one restarts with each sign of life.</summary>
public sealed class LimitedChatClient(IChatClient inner, AnswerLimits limits, TimeProvider time) : StreamedChatClient(inner)
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(limits.Idle, time);
        using var total = new CancellationTokenSource(limits.Total, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, total.Token, cancellationToken);
        var characters = 0;
        await using var updates = InnerAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        while (await NextAsync(updates, cancellationToken))
        {
            idle.CancelAfter(limits.Idle);
            characters += updates.Current.Contents.Sum(LengthOf);
            if (characters > limits.Characters)
            {
                throw new ModelException(ModelProblem.TooLong);
            }

            yield return updates.Current;
        }
    }

    // A time limit of ours is a failure of the call; the caller's own stop is not.
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken caller)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw new ModelException(ModelProblem.TimedOut);
        }
    }

    private static int LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent thinking => thinking.Text.Length,
        _ => 0,
    };
}
