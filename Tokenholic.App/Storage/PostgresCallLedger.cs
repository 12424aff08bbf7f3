using System.Text.Json;
using Npgsql;
using Tokenholic.Agents.Models;

namespace Tokenholic.App.Storage;

/// <summary>Every model call, in Postgres; waits for the database when it is away, until the process stops.</summary>
public sealed class PostgresCallLedger(NpgsqlDataSource dataSource, IHostApplicationLifetime lifetime) : ICallLedger
{
    /// <inheritdoc/>
    public Task AddAsync(CallRecord call, CancellationToken cancellationToken) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var context = call.Context;
            return await connection.ExecuteAsync(
                """
                insert into model_call (id, at, run_id, customer_id, agent, task, provider, model, input, cached, output, thinking, estimated, yuan, latency_ms, outcome, sent)
                values ($1, $2, $3::uuid, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::numeric, $15, $16, $17::jsonb) on conflict (id) do nothing
                """,
                cancellationToken,
                call.Id, call.At.ToUniversalTime(), context.RunId, context.CustomerId, context.Agent, JsonNamingPolicy.SnakeCaseLower.ConvertName(context.Task.ToString()),
                call.Provider, call.Model, call.Usage.Input, call.Usage.Cached, call.Usage.Output, call.Usage.Thinking, call.Usage.Estimated,
                call.Yuan, (int)Math.Min(int.MaxValue, call.Latency.TotalMilliseconds), call.Outcome, JsonText.Write(context.Sent));
        },
        lifetime.ApplicationStopping);

    /// <inheritdoc/>
    public Task<decimal> SpentByRunAsync(Guid runId, CancellationToken cancellationToken) =>
        SumAsync("select coalesce(sum(yuan), 0) from model_call where run_id = $1", runId, cancellationToken);

    /// <inheritdoc/>
    public Task<decimal> SpentSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        SumAsync("select coalesce(sum(yuan), 0) from model_call where at >= $1", since.ToUniversalTime(), cancellationToken);

    private async Task<decimal> SumAsync(string sql, object value, CancellationToken cancellationToken) =>
        (await DatabaseRetry.PatientlyAsync(() => dataSource.QueryAsync(sql, r => r.GetDecimal(0), cancellationToken, value), cancellationToken))[0];
}
