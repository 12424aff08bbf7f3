using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>Traces and measures calls; listen to the source and the meter named <see cref="Name"/>.</summary>
public sealed class TelemetryChatClient(IChatClient inner, AssignedModel model, TimeProvider time) : StreamedChatClient(inner)
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Tokenholic.Models";

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var span = new ModelSpan("chat", model, time);
        await using var updates = InnerAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (has, failure) = await updates.NextAsync();
            if (failure is not null)
            {
                span.Failed(failure);
                throw failure;
            }

            if (!has)
            {
                yield break;
            }

            span.Arrived();
            Note(span, updates.Current);
            yield return updates.Current;
        }
    }

    private static void Note(ModelSpan span, ChatResponseUpdate update)
    {
        if (update.FinishReason is { } reason)
        {
            span.Ended(reason.Value);
        }

        foreach (var usage in update.Contents.OfType<UsageContent>().Select(u => u.Details))
        {
            span.Used(update.ModelId, usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0);
        }
    }
}
