using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Storage;

/// <summary>Runs as their watchers see them: made, found, asked to stop.</summary>
public sealed class RunStore(NpgsqlDataSource dataSource)
{
    internal const string Columns =
        "id, kind, customer_id, state, created_at, started_at, finished_at, document_id, document_version, error_code, cancel_requested";

    private const string Active = "state in ('queued', 'running')";

    /// <summary>Makes a run with everything it needs, or returns the active one of that kind and customer.</summary>
    public Task<(Run Run, bool Created)> CreateAsync(Guid customerId, MapRequest request, CancellationToken cancellationToken) =>
        CreateAsync(customerId, RunKinds.BattleMap, JsonText.Write(request with { Given = [] }), request.Given, cancellationToken);

    /// <summary>The same for any kind; what it is asked to do is JSON.</summary>
    public async Task<(Run Run, bool Created)> CreateAsync(
        Guid customerId, string kind, string request, IReadOnlyList<GivenSource> given, CancellationToken cancellationToken) =>
        await DatabaseRetry.BrieflyAsync(
            async () =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
                while (true)
                {
                    if (await InsertAsync(connection, customerId, kind, request, given, cancellationToken) is { } made)
                    {
                        return (made, true);
                    }

                    var active = await connection.QueryAsync(
                        $"select {Columns} from run where customer_id = $1 and kind = $2 and {Active}", Read, cancellationToken, customerId, kind);
                    if (active is [var run])
                    {
                        return (run, false);
                    }
                    // it has ended between the two statements
                }
            },
            cancellationToken);

    /// <summary>The run, or null.</summary>
    public async Task<Run?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync($"select {Columns} from run where id = $1", Read, cancellationToken, id)).FirstOrDefault();

    /// <summary>Runs that wait or are at work, the oldest first.</summary>
    public async Task<IReadOnlyList<Run>> ActiveAsync(CancellationToken cancellationToken) =>
        await dataSource.QueryAsync($"select {Columns} from run where {Active} order by created_at, id", Read, cancellationToken);

    /// <summary>Events after that sequence number, in order.</summary>
    public async Task<IReadOnlyList<RunEvent>> EventsAsync(Guid id, long after, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            "select sequence, at, event::text from run_event where run_id = $1 and sequence > $2 order by sequence",
            r => new RunEvent(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), JsonText.Read<AgentEvent>(r.GetString(2))),
            cancellationToken,
            id, after);

    /// <summary>What a run of another kind was asked to do.</summary>
    public async Task<T> RequestAsync<T>(Guid id, CancellationToken cancellationToken) =>
        JsonText.Read<T>((await dataSource.QueryAsync("select request::text from run where id = $1", r => r.GetString(0), cancellationToken, id))[0]);

    /// <summary>What a map run was asked to do.</summary>
    public async Task<MapRequest> RequestAsync(Guid id, CancellationToken cancellationToken)
    {
        var request = (await dataSource.QueryAsync("select request::text from run where id = $1", r => r.GetString(0), cancellationToken, id))[0];
        var given = await dataSource.QueryAsync(
            "select kind, name, content, url, saved_on from run_input where run_id = $1 order by position",
            r => new GivenSource(
                Enum.Parse<GivenKind>(r.GetString(0)), r.GetString(1), r.GetFieldValue<byte[]>(2), r.NullableText(3), r.Nullable<DateOnly>(4)),
            cancellationToken,
            id);
        return JsonText.Read<MapRequest>(request) with { Given = given };
    }

    /// <summary>A run that waits is cancelled here; one at work is asked to stop.</summary>
    public async Task CancelAsync(Guid id, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            $"""
            with asked as (
              update run set cancel_requested = true,
                state = case state when 'queued' then 'cancelled' else state end,
                finished_at = case state when 'queued' then now() end
              where id = $1 and {Active} returning id)
            select pg_notify(channel, id::text) from asked, unnest(array['{RunChannels.Changed}', '{RunChannels.Cancel}']) channel
            """,
            _ => true,
            cancellationToken,
            id);

    internal static Run Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetGuid(2), Enum.Parse<RunState>(r.GetString(3), ignoreCase: true),
        r.GetFieldValue<DateTimeOffset>(4), r.Nullable<DateTimeOffset>(5), r.Nullable<DateTimeOffset>(6),
        r.Nullable<Guid>(7), r.Nullable<int>(8), r.NullableText(9), r.GetBoolean(10));

    private static async Task<Run?> InsertAsync(
        NpgsqlConnection connection, Guid customerId, string kind, string request, IReadOnlyList<GivenSource> given, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var made = await connection.QueryAsync(
            $"""
            insert into run (id, kind, customer_id, state, request) values ($1, $2, $3, 'queued', $4::jsonb)
            on conflict (customer_id, kind) where {Active} do nothing
            returning {Columns}
            """,
            Read,
            cancellationToken,
            Guid.CreateVersion7(), kind, customerId, request);
        if (made is not [var run])
        {
            return null;
        }

        foreach (var (position, source) in given.Index())
        {
            await connection.ExecuteAsync(
                "insert into run_input (run_id, position, kind, name, content, url, saved_on) values ($1, $2, $3, $4, $5, $6::text, $7::date)",
                cancellationToken,
                run.Id, position, source.Kind.ToString(), JsonText.Clean(source.Name), source.Content, source.Url is null ? null : JsonText.Clean(source.Url), source.Date);
        }

        await transaction.CommitAsync(cancellationToken);
        return run;
    }
}
