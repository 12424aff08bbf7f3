using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>Asks the next model when one gives no answer, as long as nothing of an answer was passed on. A spent budget is spent for all of them.</summary>
public sealed class FallbackChatClient(IReadOnlyList<IChatClient> clients) : StreamedChatClient(clients[0])
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModelException? first = null;
        foreach (var client in clients)
        {
            var passed = false;
            await using var updates = client.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            ModelException? failure;
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

            if (passed || failure.Problem is ModelProblem.RunBudgetSpent or ModelProblem.DayBudgetSpent)
            {
                throw failure;
            }

            // what the first choice fails of is what the person has to put right
            first = first is null or { Problem: ModelProblem.Resting } ? failure : first;
        }

        throw first!;
    }
}
