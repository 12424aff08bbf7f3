using Npgsql;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Runs;

/// <summary>Starts runs, finds them again, and tells who subscribed that something changed.</summary>
public sealed class RunHub(NpgsqlDataSource dataSource)
{
    private readonly NpgsqlDataSource _dataSource = dataSource;

    /// <summary>Starts a map run of the customer, or returns the one that is already under way.</summary>
    public Task<Run> StartMapAsync(Guid customerId, MapRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException(_dataSource.ConnectionString);

    /// <summary>The run, or null.</summary>
    public Task<Run?> FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Events after that sequence number (0 for all), in order.</summary>
    public Task<IReadOnlyList<RunEvent>> EventsAsync(Guid id, long after, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>
    /// Calls back when the run or its events changed, at most every 100 ms, never twice at once, with the culture of the
    /// subscriber; read the news with <see cref="FindAsync"/> and <see cref="EventsAsync"/>. Dispose to unsubscribe.
    /// </summary>
    public IDisposable Subscribe(Guid id, Func<Task> changed) => throw new NotSupportedException();

    /// <summary>Asks the run to stop, wherever it is at work; a finished run stays as it is.</summary>
    public Task CancelAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Runs that wait or are at work, the oldest first.</summary>
    public Task<IReadOnlyList<Run>> ActiveAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
