using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>The newest version of a document, as a line of recent work.</summary>
public sealed record RecentDocument(string Kind, Guid CustomerId, string Customer, bool Fictional, int Version, DateTimeOffset At);

/// <summary>A run as a line: under way, or failed; <paramref name="ErrorCode"/> is null unless it failed.</summary>
public sealed record RecentRun(Guid Id, string Kind, Guid CustomerId, string Customer, string State, DateTimeOffset At, string? ErrorCode);

/// <summary>What was made last, what is being made, and what failed.</summary>
public sealed class RecentWork(NpgsqlDataSource dataSource)
{
    /// <summary>The documents written last, each once, by its newest version.</summary>
    public async Task<IReadOnlyList<RecentDocument>> DocumentsAsync(int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            """
            select d.kind, c.id, c.name, c.fictional, max(d.version), max(d.created_at)
            from (select kind, customer_id, version, created_at from document_version where kind in ('battle_map', 'proposal') order by created_at desc limit $1 * 10) d
            join customer c on c.id = d.customer_id
            group by d.kind, c.id order by max(d.created_at) desc limit $1
            """,
            r => new RecentDocument(r.GetString(0), r.GetGuid(1), r.GetString(2), r.GetBoolean(3), r.GetInt32(4), r.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken,
            take);

    /// <summary>Runs that wait or are at work, the oldest first.</summary>
    public Task<IReadOnlyList<RecentRun>> ActiveAsync(int take, CancellationToken cancellationToken) =>
        RunsAsync("r.state in ('queued', 'running') order by r.created_at", take, cancellationToken);

    /// <summary>Runs that failed within a week, the newest first.</summary>
    public Task<IReadOnlyList<RecentRun>> FailedAsync(int take, CancellationToken cancellationToken) =>
        RunsAsync("r.state = 'failed' and r.finished_at > now() - interval '7 days' order by r.finished_at desc", take, cancellationToken);

    private async Task<IReadOnlyList<RecentRun>> RunsAsync(string which, int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            $"""
            select r.id, r.kind, c.id, c.name, r.state, coalesce(r.finished_at, r.started_at, r.created_at), r.error_code
            from run r join customer c on c.id = r.customer_id where {which} limit $1
            """,
            r => new RecentRun(r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), r.NullableText(6)),
            cancellationToken,
            take);
}
