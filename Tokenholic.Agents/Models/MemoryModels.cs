using System.Collections.Concurrent;
using Tokenholic.Agents.Models.Pipeline;

namespace Tokenholic.Agents.Models;

/// <summary>Settings that do not change while the process lives: the command line's, from the environment.</summary>
public sealed class FixedModelSettings(IReadOnlyDictionary<TaskKind, IReadOnlyList<AssignedModel>> assigned, ModelBudget? budget = null) : IModelSettings
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AssignedModel>> AssignedAsync(TaskKind task, CancellationToken cancellationToken) => Task.FromResult(assigned.GetValueOrDefault(task) ?? []);

    /// <inheritdoc/>
    public Task<ModelBudget> BudgetAsync(CancellationToken cancellationToken) => Task.FromResult(budget ?? ModelBudget.Default);

    /// <inheritdoc/>
    public Task<bool> MayLeaveAsync(Guid customerId, CancellationToken cancellationToken) => Task.FromResult(true);
}

/// <summary>Keeps answers as long as the process lives.</summary>
public sealed class MemoryAnswerCache(TimeProvider time) : IAnswerCache
{
    private readonly ConcurrentDictionary<string, (KeptAnswer Answer, DateTimeOffset At)> _answers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<KeptAnswer?> FindAsync(byte[] key, TimeSpan maxAge, CancellationToken cancellationToken) =>
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
    private readonly ConcurrentQueue<CallRecord> _calls = new();

    /// <summary>All calls, the oldest first.</summary>
    public IReadOnlyCollection<CallRecord> Calls => _calls;

    /// <inheritdoc/>
    public Task AddAsync(CallRecord call, CancellationToken cancellationToken)
    {
        _calls.Enqueue(call);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<decimal> SpentByRunAsync(Guid runId, CancellationToken cancellationToken) => Task.FromResult(_calls.Where(c => c.Context.RunId == runId).Sum(c => c.Yuan ?? 0));

    /// <inheritdoc/>
    public Task<decimal> SpentSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(_calls.Where(c => c.At >= since).Sum(c => c.Yuan ?? 0));
}
