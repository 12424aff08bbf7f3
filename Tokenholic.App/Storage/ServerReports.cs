using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>A node of the cluster and when it was last heard of.</summary>
public sealed record NodeRow(string Name, DateTimeOffset SeenAt);

/// <summary>Runs of a state: how many, and since when the oldest is.</summary>
public sealed record RunCount(string State, int Count, DateTimeOffset Oldest);

/// <summary>What an administrator sees of the server at a glance.</summary>
public sealed class ServerReports(NpgsqlDataSource dataSource)
{
    /// <summary>The nodes that checked in lately.</summary>
    public async Task<IReadOnlyList<NodeRow>> NodesAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        // .NET ticks, as Quartz writes them
        "select instance_name, last_checkin_time from qrtz_scheduler_state order by instance_name",
        r => new NodeRow(r.GetString(0), new DateTimeOffset(r.GetInt64(1), TimeSpan.Zero)),
        cancellationToken);

    /// <summary>Runs that wait or are at work, and those that ended in the last day, by state.</summary>
    public async Task<IReadOnlyList<RunCount>> RunsAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        """
        select state, count(*)::int, min(created_at) from run
        where state in ('queued', 'running') or finished_at > now() - interval '1 day' group by state
        """,
        r => new RunCount(r.GetString(0), r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2)),
        cancellationToken);
}
