using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>Asks nothing that would exceed the budget of the run or of the day (UTC+8, the day of the price lists).</summary>
public sealed class BudgetedChatClient(
    IChatClient inner, AssignedModel model, CallContext context, ModelBudget budget, ICallLedger ledger, CallCost cost, TimeProvider time)
    : StreamedChatClient(inner)
{
    private const int UsualAnswer = 1_500;

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var usage = new CallUsage(messages.Sum(m => TokenCount.Of(m.Text)), 0, options?.MaxOutputTokens ?? Math.Min(model.Tuning.MaxTokens ?? UsualAnswer, UsualAnswer), 0);
        var reserved = await ReserveAsync(model, context, usage, budget, ledger, cost, time, cancellationToken);
        try
        {
            await foreach (var update in InnerAsync(messages, options, cancellationToken))
            {
                yield return update;
            }
        }
        finally
        {
            await ledger.ReleaseAsync(reserved, CancellationToken.None);
        }
    }

    /// <summary>Sets aside what a call is expected to cost, to be released after it. Throws <see cref="ModelException"/> when the budget does not allow it.</summary>
    internal static async Task<Guid> ReserveAsync(
        AssignedModel model, CallContext context, CallUsage expected, ModelBudget budget, ICallLedger ledger, CallCost cost, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var yuan = cost.Of(model, expected, now) ?? 0;
        var reservation = new Reservation(Guid.CreateVersion7(), context.RunId, yuan, TimeSpan.FromSeconds(model.Tuning.TimeoutSeconds + 60));
        return await ledger.ReserveAsync(reservation, budget, StartOfDay(now), cancellationToken) is { } spent ? throw new ModelException(spent) : reservation.Id;
    }

    /// <summary>When the day of <paramref name="now"/> began in China.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset now)
    {
        var there = now.ToOffset(TimeSpan.FromHours(8));
        return new DateTimeOffset(there.Date, there.Offset);
    }
}
