using System.Text.Json;
using Npgsql;
using Tokenholic.Agents.Models;
using Tokenholic.App.Models;

namespace Tokenholic.App.Storage;

/// <summary>Every model call, in Postgres; waits for the database when it is away, until the process stops.</summary>
public sealed class PostgresCallLedger(NpgsqlDataSource dataSource, IHostApplicationLifetime lifetime) : ICallLedger
{
    // One after the other, over all nodes: of two that only fit singly the second sees the first.
    private const long ReserveLock = 0x746f6b656e01;

    /// <inheritdoc/>
    public Task AddAsync(CallRecord call, CancellationToken cancellationToken) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var context = call.Context;
            var added = await connection.ExecuteAsync(
                """
                insert into model_call (id, at, run_id, customer_id, agent, task, provider, model, input, cached, output, thinking, estimated, yuan, latency_ms, outcome, sent)
                values ($1, $2, $3::uuid, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::numeric, $15, $16, $17::jsonb) on conflict (id) do nothing
                """,
                cancellationToken,
                call.Id, call.At.ToUniversalTime(), context.RunId, context.CustomerId, context.Agent, JsonNamingPolicy.SnakeCaseLower.ConvertName(context.Task.ToString()),
                call.Provider, call.Model, call.Usage.Input, call.Usage.Cached, call.Usage.Output, call.Usage.Thinking, call.Usage.Estimated,
                call.Yuan, (int)Math.Min(int.MaxValue, call.Latency.TotalMilliseconds), call.Outcome, JsonText.Write(context.Sent));
            if (added == 1)
            {
                CallMetrics.Add(call); // once, however often it was tried
            }

            return added;
        },
        lifetime.ApplicationStopping);

    /// <inheritdoc/>
    public Task<ModelProblem?> ReserveAsync(Reservation reservation, ModelBudget budget, DateTimeOffset startOfDay, CancellationToken cancellationToken) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync($"select pg_advisory_xact_lock({ReserveLock})", cancellationToken);
            await connection.ExecuteAsync("delete from model_reservation where until < clock_timestamp() or id = $1", cancellationToken, reservation.Id);
            var (run, day) = (await connection.QueryAsync(
                """
                select (select coalesce(sum(yuan), 0) from model_call where run_id = $1::uuid) + (select coalesce(sum(yuan), 0) from model_reservation where run_id = $1::uuid),
                       (select coalesce(sum(yuan), 0) from model_call where at >= $2) + (select coalesce(sum(yuan), 0) from model_reservation)
                """,
                r => (r.GetDecimal(0), r.GetDecimal(1)),
                cancellationToken,
                reservation.RunId, startOfDay.ToUniversalTime()))[0];
            var problem = budget.Refuses(reservation.RunId is null ? 0 : run + reservation.Yuan, day + reservation.Yuan);
            if (problem is null)
            {
                await connection.ExecuteAsync(
                    "insert into model_reservation (id, run_id, yuan, until) values ($1, $2::uuid, $3, clock_timestamp() + $4)",
                    cancellationToken,
                    reservation.Id, reservation.RunId, reservation.Yuan, reservation.Lasts);
            }

            await transaction.CommitAsync(cancellationToken);
            return problem;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task ReleaseAsync(Guid reservationId, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await connection.ExecuteAsync("delete from model_reservation where id = $1", cancellationToken, reservationId);
        }
        catch (NpgsqlException)
        {
            // it lapses by itself
        }
    }
}
