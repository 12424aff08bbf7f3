using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>Requests and tokens of one model within the last minute, in this process. Whoever comes too early waits for a place, in order.</summary>
public sealed class RateLimiter(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Queue<(DateTimeOffset At, long Tokens)> _recent = new();

    /// <summary>Waits until one more request of so many tokens fits. A request larger than a whole minute's tokens passes alone.</summary>
    public async Task EnterAsync(int? requests, int? tokens, long wanted, CancellationToken cancellationToken)
    {
        if (requests is null && tokens is null)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var now = time.GetUtcNow();
                while (_recent.TryPeek(out var oldest) && now - oldest.At >= Window)
                {
                    _recent.Dequeue();
                }

                var fits = _recent.Count == 0 || ((requests is null || _recent.Count < requests) && (tokens is null || _recent.Sum(r => r.Tokens) + wanted <= tokens));
                if (fits)
                {
                    _recent.Enqueue((now, wanted));
                    return;
                }

                await Task.Delay(_recent.Peek().At + Window - now, time, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}

/// <summary>Keeps within the requests and tokens a minute that the assignment allows.</summary>
public sealed class RateLimitedChatClient(IChatClient inner, AssignedModel model, RateLimiter limiter) : StreamedChatClient(inner)
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await limiter.EnterAsync(model.Tuning.RequestsPerMinute, model.Tuning.TokensPerMinute, messages.Sum(m => TokenCount.Of(m.Text)), cancellationToken);
        await foreach (var update in InnerAsync(messages, options, cancellationToken))
        {
            yield return update;
        }
    }
}
