using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Documents in append-only versions.</summary>
public sealed class DocumentStore(NpgsqlDataSource dataSource)
{
    private readonly NpgsqlDataSource _dataSource = dataSource;

    /// <summary>
    /// Adds version <paramref name="expectedVersion"/> + 1 (0 for the first) and returns its number; the same run again gets
    /// the number of the version it already made.
    /// </summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile.</exception>
    public Task<int> AppendAsync<T>(
        Guid id, int expectedVersion, string kind, Guid customerId, Guid? runId, T body, string? note, CancellationToken cancellationToken) =>
        throw new NotSupportedException(_dataSource.ConnectionString);

    /// <summary>Adds a copy of an earlier version as the newest one and returns its number.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile.</exception>
    public Task<int> RestoreAsync(Guid id, int expectedVersion, int restoredFrom, string? note, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The newest version of a customer's document of that kind, or null.</summary>
    public Task<DocumentVersion<T>?> LatestAsync<T>(Guid customerId, string kind, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>That version, or null.</summary>
    public Task<DocumentVersion<T>?> GetAsync<T>(Guid id, int version, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>All versions, the newest first.</summary>
    public Task<IReadOnlyList<DocumentVersionHead>> VersionsAsync(Guid id, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
