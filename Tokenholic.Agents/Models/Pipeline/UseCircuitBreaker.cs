using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>
/// What a model has done lately, in this process. After <see cref="MostFailures"/> failures in a row, or one that only a person
/// can put right, it rests; then one call may try.
/// </summary>
public sealed class Circuit(TimeProvider time)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset? _restsUntil;

    /// <summary>Throws while the model rests.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            if (_restsUntil is { } until)
            {
                if (time.GetUtcNow() < until)
                {
                    throw new ModelException(ModelProblem.Resting);
                }

                _restsUntil = time.GetUtcNow() + Rest; // this one tries; the others wait for its outcome
            }
        }
    }

    /// <summary>An answer came.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            (_failures, _restsUntil) = (0, null);
        }
    }

    /// <summary>No answer came. A question's own fault says nothing of the model.</summary>
    public void Failed(ModelException failure)
    {
        lock (_lock)
        {
            var needsPerson = failure.Problem is ModelProblem.BadKey or ModelProblem.NoCredit or ModelProblem.NoAccess or ModelProblem.ModelNotFound;
            if (!needsPerson && !failure.IsTransient)
            {
                return;
            }

            if (needsPerson || ++_failures >= MostFailures)
            {
                _restsUntil = time.GetUtcNow() + Rest;
            }
        }
    }
}

/// <summary>Leaves a model alone that fails again and again.</summary>
public sealed class CircuitBreakerChatClient(IChatClient inner, Circuit circuit) : StreamedChatClient(inner)
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        circuit.Enter();
        await using var updates = InnerAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (has, failure) = await updates.NextAsync();
            if (failure is not null)
            {
                circuit.Failed(failure);
                throw failure;
            }

            if (!has)
            {
                break;
            }

            yield return updates.Current;
        }

        circuit.Succeeded();
    }
}
