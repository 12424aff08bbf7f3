namespace Tokenholic.Agents.Models;

/// <summary>What a call consumed.</summary>
/// <param name="Input">Tokens read, cached ones included.</param>
/// <param name="Cached">Of these, read from the provider's cache.</param>
/// <param name="Output">Tokens written, thinking included.</param>
/// <param name="Thinking">Of these, thinking.</param>
/// <param name="Estimated">True when the provider did not say and the figures are counted from characters.</param>
public sealed record CallUsage(long Input, long Cached, long Output, long Thinking, bool Estimated = false);

/// <summary>One request to a provider, or one answer from the cache, as it is kept.</summary>
public sealed record CallRecord
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>On whose behalf.</summary>
    public required CallContext Context { get; init; }

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The model asked.</summary>
    public required string Model { get; init; }

    /// <summary>What it consumed.</summary>
    public required CallUsage Usage { get; init; }

    /// <summary>¥ at list price; null when no price is known.</summary>
    public decimal? Yuan { get; init; }

    /// <summary>From the request to the end of the answer.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary><c>ok</c>, <c>from_cache</c>, <c>stopped</c>, or a <see cref="ModelProblem"/>.</summary>
    public required string Outcome { get; init; }
}

/// <summary>The outcomes of calls that are no problem.</summary>
public static class CallOutcomes
{
    /// <summary>The answer came.</summary>
    public const string Ok = "ok";

    /// <summary>The answer was known; nothing was asked.</summary>
    public const string FromCache = "from_cache";

    /// <summary>Whoever asked left before the end.</summary>
    public const string Stopped = "stopped";
}

/// <summary>¥ set aside for a call under way, which is in no ledger yet. It lapses after <paramref name="Lasts"/>: whoever made it may have died.</summary>
public sealed record Reservation(Guid Id, Guid? RunId, decimal Yuan, TimeSpan Lasts);

/// <summary>Where calls are written down and held against the budget, for all nodes together.</summary>
public interface ICallLedger
{
    /// <summary>Writes a call down.</summary>
    Task AddAsync(CallRecord call, CancellationToken cancellationToken);

    /// <summary>
    /// Sets ¥ aside if the run's budget and the day's allow it, counting what was spent and what is set aside; otherwise says which of the two
    /// is spent. Of several calls at once that only fit singly, one gets through.
    /// </summary>
    Task<ModelProblem?> ReserveAsync(Reservation reservation, ModelBudget budget, DateTimeOffset startOfDay, CancellationToken cancellationToken);

    /// <summary>The call is over, and written down if it was made.</summary>
    Task ReleaseAsync(Guid reservationId, CancellationToken cancellationToken);
}
