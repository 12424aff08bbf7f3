using Npgsql;
using Tokenholic.Agents.Models.Pipeline;

namespace Tokenholic.App.Storage;

/// <summary>Answers of the last day, for all nodes. A cache that cannot be reached is an empty one.</summary>
public sealed class PostgresAnswerCache(NpgsqlDataSource dataSource, TimeProvider time) : IAnswerCache
{
    /// <inheritdoc/>
    public async Task<KeptAnswer?> FindAsync(byte[] key, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            return (await connection.QueryAsync(
                "select answer::text from answer_cache where key = $1 and at > $2",
                r => JsonText.Read<KeptAnswer>(r.GetString(0)),
                cancellationToken,
                key, (time.GetUtcNow() - maxAge).ToUniversalTime())).FirstOrDefault();
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task SaveAsync(byte[] key, Guid? customerId, KeptAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await connection.ExecuteAsync("delete from answer_cache where at < $1", cancellationToken, (time.GetUtcNow() - CachedChatClient.MaxAge).ToUniversalTime());
            await connection.ExecuteAsync(
                """
                insert into answer_cache (key, customer_id, at, answer) values ($1, $2::uuid, $3, $4::jsonb)
                on conflict (key) do update set at = excluded.at, answer = excluded.answer
                """,
                cancellationToken,
                key, customerId, time.GetUtcNow().ToUniversalTime(), JsonText.Write(answer));
        }
        catch (NpgsqlException)
        {
            // the answer is not lost, only asked again
        }
    }
}
