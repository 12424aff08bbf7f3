using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>
/// A decorator that says what it does once, for streams; a whole answer is a stream that was waited for. Answers always travel
/// as streams: a provider cuts a long one off that does not.
/// </summary>
public abstract class StreamedChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public sealed override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public sealed override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync([.. messages], options, cancellationToken);

    /// <summary>The decorated stream.</summary>
    protected abstract IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken);

    /// <summary>The inner stream.</summary>
    protected IAsyncEnumerable<ChatResponseUpdate> InnerAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken);
}

/// <summary>Reads streams whose failure has to be looked at, which an iterator cannot do around a <c>yield</c>.</summary>
internal static class Updates
{
    /// <summary>Moves on: whether there is a next update, or the failure instead.</summary>
    public static async ValueTask<(bool Has, ModelException? Failure)> NextAsync(this IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return (await updates.MoveNextAsync(), null);
        }
        catch (ModelException e)
        {
            return (false, e);
        }
    }

    /// <summary>Everything at once, or the failure.</summary>
    public static async Task<(List<ChatResponseUpdate> All, ModelException? Failure)> GatherAsync(this IAsyncEnumerable<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        var all = new List<ChatResponseUpdate>();
        try
        {
            await foreach (var update in updates.WithCancellation(cancellationToken))
            {
                all.Add(update);
            }

            return (all, null);
        }
        catch (ModelException e)
        {
            return (all, e);
        }
    }
}
