using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>Writes every request to a provider down, however it ends.</summary>
public sealed class RecordedChatClient(IChatClient inner, AssignedModel model, CallContext context, ICallLedger ledger, CallCost cost, TimeProvider time) : StreamedChatClient(inner)
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        var tally = new UsageTally(messages);
        var outcome = CallOutcomes.Stopped;
        try
        {
            await using var updates = InnerAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                var (has, failure) = await updates.NextAsync();
                if (failure is not null)
                {
                    outcome = failure.Problem.ToString();
                    throw failure;
                }

                if (!has)
                {
                    break;
                }

                tally.Add(updates.Current);
                yield return updates.Current;
            }

            outcome = CallOutcomes.Ok;
        }
        finally
        {
            var usage = tally.Usage;
            var call = new CallRecord
            {
                At = at,
                Context = context,
                Provider = model.Provider.Name,
                Model = model.Model,
                Usage = usage,
                Yuan = cost.Of(model, usage, at),
                Latency = time.GetElapsedTime(started),
                Outcome = outcome,
            };
            await ledger.AddAsync(call, CancellationToken.None); // a call that was stopped was paid for, too
        }
    }
}

/// <summary>Adds up what a call consumed; where the provider does not say, characters are counted.</summary>
internal sealed class UsageTally(IReadOnlyList<ChatMessage> messages)
{
    private UsageDetails? _said;
    private long _output;
    private long _thinking;
    private bool _answered;

    public CallUsage Usage => (_said, _answered) switch
    {
        ({ } said, _) => new(said.InputTokenCount ?? 0, Math.Min(said.CachedInputTokenCount ?? 0, said.InputTokenCount ?? 0), said.OutputTokenCount ?? 0, said.ReasoningTokenCount ?? 0),
        (null, true) => new(messages.Sum(m => TokenCount.Of(m.Text)), 0, _output + _thinking, _thinking, Estimated: true),
        _ => new(0, 0, 0, 0), // refused before a word was written: nothing is billed
    };

    public void Add(ChatResponseUpdate update)
    {
        _answered = true;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case UsageContent usage:
                    _said = usage.Details; // providers send running totals: the last one holds
                    break;
                case TextReasoningContent thinking:
                    _thinking += TokenCount.Of(thinking.Text);
                    break;
                case TextContent text:
                    _output += TokenCount.Of(text.Text);
                    break;
            }
        }
    }
}
