using System.Collections.Concurrent;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.Models;

/// <summary>Settings that do not change while the process lives: the command line's, from the environment.</summary>
public sealed class FixedModelSettings(IReadOnlyDictionary<TaskKind, IReadOnlyList<AssignedModel>> assigned, ModelBudget? budget = null) : IModelSettings
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AssignedModel>> AssignedAsync(TaskKind task, CancellationToken cancellationToken) => Task.FromResult(assigned.GetValueOrDefault(task) ?? []);

    /// <inheritdoc/>
    public Task<ModelBudget> BudgetAsync(CancellationToken cancellationToken) => Task.FromResult(budget ?? ModelBudget.Default);

    /// <inheritdoc/>
    public Task<PriceBook> PricesAsync(CancellationToken cancellationToken) => Task.FromResult(PriceBook.Default);

    /// <inheritdoc/>
    public Task<bool> MayLeaveAsync(Guid customerId, CancellationToken cancellationToken) => Task.FromResult(true);
}

/// <summary>Keeps answers as long as the process lives.</summary>
public sealed class MemoryAnswerCache(TimeProvider time) : IAnswerCache
{
    private readonly ConcurrentDictionary<string, (KeptAnswer Answer, DateTimeOffset At)> _answers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<KeptAnswer?> FindAsync(byte[] key, Guid? customerId, TimeSpan maxAge, CancellationToken cancellationToken) =>
        Task.FromResult(_answers.TryGetValue(Convert.ToHexString(key), out var kept) && time.GetUtcNow() - kept.At < maxAge ? kept.Answer : null);

    /// <inheritdoc/>
    public Task SaveAsync(byte[] key, Guid? customerId, KeptAnswer answer, CancellationToken cancellationToken)
    {
        _answers[Convert.ToHexString(key)] = (answer, time.GetUtcNow());
        return Task.CompletedTask;
    }
}

/// <summary>Writes calls down as long as the process lives.</summary>
public sealed class MemoryCallLedger : ICallLedger
{
    private readonly Lock _lock = new();
    private readonly List<CallRecord> _calls = [];
    private readonly Dictionary<Guid, Reservation> _reserved = [];

    /// <summary>All calls, the oldest first.</summary>
    public IReadOnlyCollection<CallRecord> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <inheritdoc/>
    public Task AddAsync(CallRecord call, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ModelProblem?> ReserveAsync(Reservation reservation, ModelBudget budget, DateTimeOffset startOfDay, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var (run, day) = (reservation.Yuan, reservation.Yuan);
            foreach (var (at, runId, yuan) in _calls.Select(c => (c.At, c.Context.RunId, c.Yuan ?? 0)).Concat(_reserved.Values.Select(r => (startOfDay, r.RunId, r.Yuan))))
            {
                run += runId is not null && runId == reservation.RunId ? yuan : 0;
                day += at >= startOfDay ? yuan : 0;
            }

            var problem = budget.Refuses(reservation.RunId is null ? 0 : run, day);
            if (problem is null)
            {
                _reserved[reservation.Id] = reservation;
            }

            return Task.FromResult(problem);
        }
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(Guid reservationId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _reserved.Remove(reservationId);
        }

        return Task.CompletedTask;
    }
}
