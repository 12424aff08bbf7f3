using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models.OpenAi;
using Tokenholic.Agents.Models.Structured;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>An answer as it is kept.</summary>
public sealed record KeptAnswer(string Text, string Thinking, string? Model);

/// <summary>Where answers are kept for a day, by customer, so that a purge finds them. Two implementations: the cache that nodes share, and memory.</summary>
public interface IAnswerCache
{
    /// <summary>The answer kept under the key for not longer than <paramref name="maxAge"/>, or null.</summary>
    Task<KeptAnswer?> FindAsync(byte[] key, Guid? customerId, TimeSpan maxAge, CancellationToken cancellationToken);

    /// <summary>Keeps an answer; the newest one stands.</summary>
    Task SaveAsync(byte[] key, Guid? customerId, KeptAnswer answer, CancellationToken cancellationToken);
}

/// <summary>Answers a question that was answered within a day without asking again. Cut-off answers and tool calls are not kept.</summary>
public sealed class CachedChatClient(IChatClient inner, AssignedModel model, CallContext context, IAnswerCache cache, ICallLedger ledger, TimeProvider time) : StreamedChatClient(inner)
{
    /// <summary>How long an answer is good for.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = Key(messages, options);
        if (context.Cached && await cache.FindAsync(key, context.CustomerId, MaxAge, cancellationToken) is { } known)
        {
            var now = time.GetUtcNow();
            var call = new CallRecord { At = now, Context = context, Provider = model.Provider.Name, Model = model.Model, Usage = new(0, 0, 0, 0), Yuan = 0, Latency = TimeSpan.Zero, Outcome = CallOutcomes.FromCache };
            await ledger.AddAsync(call, cancellationToken);
            yield return new ChatResponseUpdate
            {
                Role = ChatRole.Assistant, ModelId = known.Model, FinishReason = ChatFinishReason.Stop,
                Contents = known.Thinking.Length > 0 ? [new TextReasoningContent(known.Thinking), new TextContent(known.Text)] : [new TextContent(known.Text)],
            };
            yield break;
        }

        var all = new List<ChatResponseUpdate>();
        await foreach (var update in InnerAsync(messages, options, cancellationToken))
        {
            all.Add(update);
            yield return update;
        }

        if (context.Cached && all.Exists(u => u.FinishReason == ChatFinishReason.Stop) && !all.Exists(u => u.Contents.Any(c => c is FunctionCallContent)))
        {
            var thinking = string.Concat(all.SelectMany(u => u.Contents).OfType<TextReasoningContent>().Select(t => t.Text));
            var text = string.Concat(all.Select(u => u.Text));
            if (options?.ResponseFormat is ChatResponseFormatJson && JsonRepair.Read(text) is null)
            {
                yield break; // useless for a day otherwise
            }

            await cache.SaveAsync(key, context.CustomerId, new KeptAnswer(text, thinking, all[^1].ModelId), cancellationToken);
        }
    }

    /// <summary>Everything the answer depends on: provider, model, tuning, question, form, tools – and the customer, whose answers are his alone.</summary>
    private byte[] Key(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var body = RequestBody.Write(model, messages, options, stream: true).ToJsonString();
        return SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { model.Provider.Id, model.Provider.BaseAddress, context.CustomerId, body })));
    }
}
