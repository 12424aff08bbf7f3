using Microsoft.Extensions.Caching.Distributed;
using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>
/// The cache of all nodes, in Postgres. A cache that cannot be reached is an empty one. Entries lapse at the time they were given
/// and are never renewed, so there is nothing to refresh; the synchronous methods of the seam are not for a server.
/// </summary>
public sealed class PostgresCache(NpgsqlDataSource dataSource) : IDistributedCache
{
    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(token);
            return (await connection.QueryAsync(
                "select value from cache_entry where key = $1 and expires_at > clock_timestamp()", r => r.GetFieldValue<byte[]>(0), token, key)).FirstOrDefault();
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lasts = options.AbsoluteExpirationRelativeToNow ?? throw new ArgumentException("An entry needs a time to lapse after.", nameof(options));
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(token);
            await connection.ExecuteAsync("delete from cache_entry where expires_at < clock_timestamp()", token);
            await connection.ExecuteAsync(
                """
                insert into cache_entry (key, value, expires_at) values ($1, $2, clock_timestamp() + $3)
                on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at
                """,
                token,
                key, value, lasts);
        }
        catch (NpgsqlException)
        {
            // what was to be kept is not lost, only asked for again
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await using var connection = await dataSource.OpenConnectionAsync(token);
        await connection.ExecuteAsync("delete from cache_entry where key = $1", token, key);
    }

    /// <inheritdoc/>
    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public byte[]? Get(string key) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Remove(string key) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Refresh(string key) => throw new NotSupportedException();
}
