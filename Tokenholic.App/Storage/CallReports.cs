using Npgsql;
using Tokenholic.Agents.Models;

namespace Tokenholic.App.Storage;

/// <summary>What calls of one day, model or run add up to. <see cref="Unpriced"/> counts those whose ¥ nobody knows.</summary>
public sealed record CallSum(string Name, Guid? RunId, Guid? CustomerId, int Calls, int FromCache, int Failed, long Input, long Cached, long Output, long Thinking, decimal Yuan, int Unpriced);

/// <summary>A call as it is listed.</summary>
public sealed record CallRow(
    DateTimeOffset At, string Agent, string Provider, string Model, long Input, long Output, decimal? Yuan, int LatencyMs, string Outcome, IReadOnlyList<SentPassage> Sent);

/// <summary>Something done by an administrator.</summary>
public sealed record AuditRow(DateTimeOffset At, string Who, string Action, string Subject);

/// <summary>What model calls cost, and what they carried.</summary>
public sealed class CallReports(NpgsqlDataSource dataSource)
{
    private const string Sums = """
        count(*)::int, count(*) filter (where outcome = 'from_cache')::int, count(*) filter (where outcome not in ('ok', 'from_cache', 'stopped'))::int,
        coalesce(sum(input), 0)::bigint, coalesce(sum(cached), 0)::bigint, coalesce(sum(output), 0)::bigint, coalesce(sum(thinking), 0)::bigint,
        coalesce(sum(yuan), 0), count(*) filter (where yuan is null and input > 0)::int
        """;

    /// <summary>By day in China, the newest first.</summary>
    public Task<List<CallSum>> ByDayAsync(int days, CancellationToken cancellationToken) => QueryAsync(
        $"select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, null::uuid, null::uuid, {Sums} from model_call where at > now() - make_interval(days => $1) group by day order by day desc",
        days, cancellationToken);

    /// <summary>By model, the dearest first.</summary>
    public Task<List<CallSum>> ByModelAsync(int days, CancellationToken cancellationToken) => QueryAsync(
        $"select provider || ' · ' || model, null::uuid, null::uuid, {Sums} from model_call where at > now() - make_interval(days => $1) group by provider, model order by sum(yuan) desc nulls last",
        days, cancellationToken);

    /// <summary>By run, the newest first.</summary>
    public Task<List<CallSum>> ByRunAsync(int days, CancellationToken cancellationToken) => QueryAsync(
        $"""
        select coalesce(max(c.name), ''), m.run_id, max(m.customer_id::text)::uuid, {Sums.Replace("count(*)", "count(m.id)", StringComparison.Ordinal)}
        from model_call m left join customer c on c.id = m.customer_id
        where m.run_id is not null and m.at > now() - make_interval(days => $1) group by m.run_id order by max(m.at) desc limit 100
        """,
        days, cancellationToken);

    /// <summary>What a run cost; zeros when it asked nothing.</summary>
    public async Task<CallSum> OfRunAsync(Guid runId, CancellationToken cancellationToken) =>
        (await QueryAsync($"select '', null::uuid, null::uuid, {Sums} from model_call where run_id = $1", runId, cancellationToken))[0];

    /// <summary>The calls of a run, in order.</summary>
    public async Task<IReadOnlyList<CallRow>> CallsOfRunAsync(Guid runId, CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select at, agent, provider, model, input, output, yuan, latency_ms, outcome, sent::text from model_call where run_id = $1 order by at, id",
        r => new CallRow(
            r.GetFieldValue<DateTimeOffset>(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetInt64(5), r.Nullable<decimal>(6), r.GetInt32(7), r.GetString(8),
            JsonText.Read<List<SentPassage>>(r.GetString(9))),
        cancellationToken,
        runId);

    /// <summary>What a run asked search engines.</summary>
    public async Task<IReadOnlyList<string>> QueriesOfRunAsync(Guid runId, CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select substr(url, 8) from page_snapshot where run_id = $1 and url like 'search:%' order by fetched_at, id", r => r.GetString(0), cancellationToken, runId);

    /// <summary>¥ of the last finished runs that asked a model, for a guess at the next.</summary>
    public async Task<IReadOnlyList<decimal>> LatestRunsAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select coalesce(sum(yuan), 0) from model_call where run_id is not null and outcome <> 'from_cache' group by run_id order by max(at) desc limit 20", r => r.GetDecimal(0), cancellationToken);

    /// <summary>What administrators did lately, the newest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync(int count, CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select at, who, action, subject from admin_audit order by id desc limit $1",
        r => new AuditRow(r.GetFieldValue<DateTimeOffset>(0), r.GetString(1), r.GetString(2), r.GetString(3)),
        cancellationToken,
        count);

    private Task<List<CallSum>> QueryAsync(string sql, object value, CancellationToken cancellationToken) => dataSource.QueryAsync(
        sql,
        r => new CallSum(
            r.GetString(0), r.Nullable<Guid>(1), r.Nullable<Guid>(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt64(6), r.GetInt64(7), r.GetInt64(8), r.GetInt64(9), r.GetDecimal(10), r.GetInt32(11)),
        cancellationToken,
        value);
}
