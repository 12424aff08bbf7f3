using Npgsql;
using Tokenholic.Agents.Research;

namespace Tokenholic.App.Storage;

/// <summary>The pages that runs have read, kept as they were.</summary>
public sealed class PageSnapshots(NpgsqlDataSource dataSource)
{
    /// <summary>The text that a map's quotes were checked against: the customer's snapshot of that address with that hash, or null.</summary>
    public async Task<StoredPage?> FindAsync(Guid customerId, string url, string sha256, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            """
            select p.details::text, p.text from page_snapshot p join run r on r.id = p.run_id
            where r.customer_id = $1 and p.url_hash = $2 and p.sha256 = $3 order by p.fetched_at desc limit 1
            """,
            PostgresPageStore.Read,
            cancellationToken,
            customerId, PostgresPageStore.UrlHash(url), sha256)).FirstOrDefault();

    /// <summary>What one run reads; every call waits for the database when it is away.</summary>
    public IPageStore Of(Guid runId) => new PostgresPageStore(dataSource, runId);
}
