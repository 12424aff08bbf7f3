using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Tokenholic.Agents.Core;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Storage;

/// <summary>
/// The right to work on a run, held by one execution at a time and kept by saying so every few seconds: a node that was taken
/// for dead, and is not, finds that its claim has gone and stops. All of it waits for the database when it is away.
/// </summary>
internal sealed class RunClaim
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly Guid _id = Guid.NewGuid();

    private RunClaim(NpgsqlDataSource dataSource, Guid runId) => (_dataSource, RunId) = (dataSource, runId);

    public Guid RunId { get; }

    /// <summary>Takes the run when it waits, or when its claim has not been heard of for <paramref name="silence"/>.</summary>
    public static async Task<(RunClaim? Claim, Run? Run)> TryTakeAsync(
        NpgsqlDataSource dataSource, Guid runId, TimeSpan silence, CancellationToken cancellationToken)
    {
        var claim = new RunClaim(dataSource, runId);
        var taken = await claim.PatientlyAsync(
            connection => connection.QueryAsync(
                $"""
                update run set state = 'running', started_at = coalesce(started_at, now()), claim = $2, claim_seen_at = clock_timestamp()
                where id = $1 and state in ('queued', 'running')
                  and (claim is null or claim = $2 or claim_seen_at < clock_timestamp() - $3::interval)
                returning {RunStore.Columns}, pg_notify('{RunChannels.Changed}', id::text)
                """,
                RunStore.Read,
                cancellationToken,
                runId, claim._id, silence),
            cancellationToken);
        if (taken is [var run])
        {
            return (claim, run);
        }

        var found = await claim.PatientlyAsync(
            connection => connection.QueryAsync($"select {RunStore.Columns} from run where id = $1", RunStore.Read, cancellationToken, runId), cancellationToken);
        return (null, found.FirstOrDefault());
    }

    /// <summary>Says that work goes on. Null when the claim has gone, else whether the run is asked to stop. Does not wait for the database.</summary>
    public async Task<bool?> KeepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        var kept = await connection.QueryAsync(
            "update run set claim_seen_at = clock_timestamp() where id = $1 and claim = $2 and state = 'running' returning cancel_requested",
            r => r.GetBoolean(0),
            cancellationToken,
            RunId, _id);
        return kept is [var cancel] ? cancel : null;
    }

    /// <summary>Writes an event; one that a resumed run tells again is not written twice.</summary>
    public Task AddAsync(AgentEvent happened, CancellationToken cancellationToken)
    {
        RunTrace.Tell(happened);
        return PatientlyAsync(
            connection => connection.QueryAsync(
                $"""
                with added as (
                  insert into run_event (run_id, sequence, key_hash, event)
                  select $1, coalesce(max(sequence), 0) + 1, $2, $3::jsonb from run_event where run_id = $1
                  on conflict (run_id, key_hash) do nothing returning run_id)
                select pg_notify('{RunChannels.Changed}', run_id::text) from added
                """,
                _ => true,
                cancellationToken,
                RunId, SHA256.HashData(Encoding.UTF8.GetBytes(happened.Key)), JsonText.Write(happened)),
            cancellationToken);
    }

    /// <summary>Ends the run without a version.</summary>
    public Task FinishAsync(RunState state, string? errorCode, CancellationToken cancellationToken) => PatientlyAsync(
        connection => connection.QueryAsync(
            $"""
            update run set state = $3, error_code = $4::text, finished_at = now(), claim = null
            where id = $1 and claim = $2 and state = 'running'
            returning pg_notify('{RunChannels.Changed}', id::text)
            """,
            _ => true,
            cancellationToken,
            RunId, _id, state.ToString().ToLowerInvariant(), errorCode),
        cancellationToken,
        alsoDiskFull: true);

    /// <summary>Gives the run back unfinished, for the next execution to go on with at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("update run set claim = null where id = $1 and claim = $2 and state = 'running'", cancellationToken, RunId, _id);
    }

    /// <summary>Ends the run with a version, in the transaction of <paramref name="connection"/>; false when the claim has gone.</summary>
    public async Task<bool> SucceedAsync(NpgsqlConnection connection, Guid documentId, int version, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            $"""
            update run set state = 'succeeded', document_id = $3, document_version = $4, finished_at = now(), claim = null
            where id = $1 and claim = $2 and state = 'running'
            returning pg_notify('{RunChannels.Changed}', id::text)
            """,
            _ => true,
            cancellationToken,
            RunId, _id, documentId, version)).Count == 1;

    /// <summary>Whether the claim still holds, locking the run's row until the transaction ends.</summary>
    public async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select 1 from run where id = $1 and claim = $2 and state = 'running' for update", _ => true, cancellationToken, RunId, _id)).Count == 1;

    private Task<T> PatientlyAsync<T>(
        Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken, bool alsoDiskFull = false) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        },
        cancellationToken,
        alsoDiskFull);
}
