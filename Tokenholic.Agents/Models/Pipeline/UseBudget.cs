using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>What calls under way in this process may still cost: they are not in the ledger yet.</summary>
public sealed class BudgetReservations
{
    private readonly ConcurrentDictionary<object, (Guid? RunId, decimal Yuan)> _underway = new();

    internal decimal OfRun(Guid runId) => _underway.Values.Where(r => r.RunId == runId).Sum(r => r.Yuan);

    internal decimal All => _underway.Values.Sum(r => r.Yuan);

    internal object Add(Guid? runId, decimal yuan)
    {
        var key = new object();
        _underway[key] = (runId, yuan);
        return key;
    }

    internal void Remove(object key) => _underway.TryRemove(key, out _);
}

/// <summary>Asks nothing that would exceed the budget of the run or of the day (UTC+8, the day of the price lists).</summary>
public sealed class BudgetedChatClient(
    IChatClient inner, AssignedModel model, CallContext context, ModelBudget budget, ICallLedger ledger, BudgetReservations reservations, CallCost cost, TimeProvider time)
    : StreamedChatClient(inner)
{
    private const int UsualAnswer = 1_500;

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var usage = new CallUsage(messages.Sum(m => TokenCount.Of(m.Text)), 0, options?.MaxOutputTokens ?? Math.Min(model.Tuning.MaxTokens ?? UsualAnswer, UsualAnswer), 0);
        var expected = cost.Of(model, usage, DateOnly.FromDateTime(now.UtcDateTime)) ?? 0;
        var reservation = reservations.Add(context.RunId, expected);
        try
        {
            // the reservation counts already, so of two calls at once that only fit singly neither slips through
            if (context.RunId is { } run && await ledger.SpentByRunAsync(run, cancellationToken) + reservations.OfRun(run) > budget.PerRun)
            {
                throw new ModelException(ModelProblem.RunBudgetSpent);
            }

            if (await ledger.SpentSinceAsync(StartOfDay(now), cancellationToken) + reservations.All > budget.PerDay)
            {
                throw new ModelException(ModelProblem.DayBudgetSpent);
            }

            await foreach (var update in InnerAsync(messages, options, cancellationToken))
            {
                yield return update;
            }
        }
        finally
        {
            reservations.Remove(reservation);
        }
    }

    /// <summary>When the day of <paramref name="now"/> began in China.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset now)
    {
        var there = now.ToOffset(TimeSpan.FromHours(8));
        return new DateTimeOffset(there.Date, there.Offset);
    }
}
