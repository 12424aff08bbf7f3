using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Tokenholic.Agents.Research;

namespace Tokenholic.App.Storage;

/// <summary>The pages of one run, in Postgres: a run that goes on after a crash finds what it has read already.</summary>
public sealed class PostgresPageStore(NpgsqlDataSource dataSource, Guid runId) : IPageStore
{
    /// <inheritdoc/>
    public async Task<StoredPage?> FindAsync(string url, CancellationToken cancellationToken) =>
        (await DatabaseRetry.PatientlyAsync(
            () => dataSource.QueryAsync(
                "select details::text, text from page_snapshot where run_id = $1 and url_hash = $2", Read, cancellationToken, runId, UrlHash(url)),
            cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await SaveAsync(connection, runId, page, cancellationToken);
            return true;
        },
        cancellationToken);

    internal static Task SaveAsync(NpgsqlConnection connection, Guid runId, StoredPage page, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            insert into page_snapshot (id, run_id, url, url_hash, fetched_at, sha256, text, details)
            values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb) on conflict (run_id, url_hash) do nothing
            """,
            cancellationToken,
            Guid.CreateVersion7(), runId, JsonText.Clean(page.Url), UrlHash(page.Url), page.FetchedAt.ToUniversalTime(), page.Sha256,
            JsonText.Clean(page.Text), JsonText.Write(page with { Text = "" }));

    internal static byte[] UrlHash(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url));

    internal static StoredPage Read(NpgsqlDataReader reader) => JsonText.Read<StoredPage>(reader.GetString(0)) with { Text = reader.GetString(1) };
}
