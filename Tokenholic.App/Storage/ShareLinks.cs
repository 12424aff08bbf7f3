using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>A link that was given out.</summary>
public sealed record ShareLink(Guid Id, int Version, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, bool Clouds);

/// <summary>What a good link leads to, and whether other clouds are named there.</summary>
public sealed record SharedVersion(Guid DocumentId, int Version, bool Clouds);

/// <summary>Links that need no account: whoever has the secret reads that one version until the link expires or is taken back.</summary>
public sealed class ShareLinks(NpgsqlDataSource dataSource)
{
    private const int SecretBytes = 32;

    /// <summary>Makes a link and returns its secret, which is shown once and kept nowhere.</summary>
    public async Task<string> CreateAsync(Guid customerId, Guid documentId, int version, TimeSpan life, bool clouds, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "insert into share_link (id, secret_hash, customer_id, document_id, version, expires_at, clouds) values ($1, $2, $3, $4, $5, now() + $6, $7)",
            cancellationToken,
            Guid.CreateVersion7(), Hash(secret), customerId, documentId, version, life, clouds);
        return secret;
    }

    /// <summary>The version of a document of that kind behind a secret; null when there is none, or it has expired or was taken back.</summary>
    public async Task<SharedVersion?> FindAsync(string secret, string kind, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            """
            select l.document_id, l.version, l.clouds from share_link l join document_version d on d.id = l.document_id and d.version = l.version
            where l.secret_hash = $1 and d.kind = $2 and l.revoked_at is null and l.expires_at > now()
            """,
            r => new SharedVersion(r.GetGuid(0), r.GetInt32(1), r.GetBoolean(2)),
            cancellationToken,
            Hash(secret), kind)).FirstOrDefault();

    /// <summary>The links of a customer's documents of that kind, the newest first.</summary>
    public async Task<IReadOnlyList<ShareLink>> ListAsync(Guid customerId, string kind, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            """
            select l.id, l.version, l.created_at, l.expires_at, l.revoked_at, l.clouds
            from share_link l join document_version d on d.id = l.document_id and d.version = l.version
            where l.customer_id = $1 and d.kind = $2 order by l.created_at desc limit 100
            """,
            r => new ShareLink(r.GetGuid(0), r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2), r.GetFieldValue<DateTimeOffset>(3), r.Nullable<DateTimeOffset>(4), r.GetBoolean(5)),
            cancellationToken,
            customerId, kind);

    /// <summary>Takes a link back; it opens nothing from then on.</summary>
    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("update share_link set revoked_at = coalesce(revoked_at, now()) where id = $1", cancellationToken, id);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
