using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>A key as it is listed: never the key itself.</summary>
public sealed record ApiKeyRow(Guid Id, string Name, string LastFour, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? UsedAt, DateTimeOffset? RevokedAt);

/// <summary>Keys for the HTTP API. What is kept is a hash: a key of 32 random bytes needs no salt and cannot be guessed.</summary>
public sealed class ApiKeys(NpgsqlDataSource dataSource)
{
    private const string Prefix = "thk_";

    /// <summary>Makes a key and returns it, the only time that anybody sees it.</summary>
    public async Task<string> CreateAsync(string name, string who, CancellationToken cancellationToken)
    {
        var key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await dataSource.QueryAsync(
            """
            with made as (insert into api_key (id, name, hash, last_four, created_by) values ($1, $2, $3, $4, $5))
            insert into admin_audit (who, action, subject) values ($5, 'api_key_made', $2)
            """,
            _ => true,
            cancellationToken,
            Guid.CreateVersion7(), JsonText.Clean(name), Hash(key), key[^4..], JsonText.Clean(who));
        return key;
    }

    /// <summary>Whose key that is; null when it is none of ours or was revoked.</summary>
    public async Task<Guid?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var found = await dataSource.QueryAsync(
            """
            with used as (update api_key set used_at = now() where hash = $1 and revoked_at is null and (used_at is null or used_at < now() - interval '1 minute'))
            select id from api_key where hash = $1 and revoked_at is null
            """,
            r => r.GetGuid(0),
            cancellationToken,
            Hash(key));
        return found is [var id] ? id : null;
    }

    /// <summary>Every key, the newest first; revoked ones stay for the record.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select id, name, last_four, created_at, created_by, used_at, revoked_at from api_key order by created_at desc",
        r => new ApiKeyRow(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(4), r.Nullable<DateTimeOffset>(5), r.Nullable<DateTimeOffset>(6)),
        cancellationToken);

    /// <summary>Ends a key at once, on every node.</summary>
    public Task RevokeAsync(Guid id, string who, CancellationToken cancellationToken) => dataSource.QueryAsync(
        """
        with ended as (update api_key set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null returning name)
        insert into admin_audit (who, action, subject) select $2, 'api_key_revoked', name from ended
        """,
        _ => true,
        cancellationToken,
        id, JsonText.Clean(who));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
