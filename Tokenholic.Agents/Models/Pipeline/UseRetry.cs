using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>How often and after which pauses a call is repeated.</summary>
public sealed record RetryPolicy
{
    /// <summary>Attempts in all.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The first pause; each further one is twice as long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where the provider asks for more.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause after a failed attempt: what the provider asks for, else doubling; plus up to a quarter at random, so that nodes do not come back together.</summary>
    public TimeSpan PauseAfter(int attempt, TimeSpan? asked, double random)
    {
        var pause = asked ?? (Pause * Math.Pow(2, attempt - 1));
        return (pause < Longest ? pause : Longest) * (1 + (random / 4));
    }
}

/// <summary>
/// Repeats a call that failed for a passing reason. What somebody reads as it comes is repeated only as long as nothing was
/// passed on; everything else is passed on when it is complete.
/// </summary>
public sealed class RetryChatClient(IChatClient inner, CallContext context, RetryPolicy policy, TimeProvider time) : StreamedChatClient(inner)
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            ModelException? failure;
            if (!context.Live)
            {
                (var all, failure) = await InnerAsync(messages, options, cancellationToken).GatherAsync(cancellationToken);
                if (failure is null)
                {
                    foreach (var update in all)
                    {
                        yield return update;
                    }

                    yield break;
                }
            }
            else
            {
                var passed = false;
                await using var updates = InnerAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                while (true)
                {
                    (var has, failure) = await updates.NextAsync();
                    if (!has)
                    {
                        break;
                    }

                    passed = true;
                    yield return updates.Current;
                }

                if (failure is null)
                {
                    yield break;
                }

                if (passed)
                {
                    throw failure;
                }
            }

            if (!failure.IsTransient || attempt >= policy.Attempts)
            {
                throw failure;
            }

            await Task.Delay(policy.PauseAfter(attempt, failure.RetryAfter, Random.Shared.NextDouble()), time, cancellationToken);
        }
    }
}
