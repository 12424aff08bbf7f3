using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Documents in append-only versions.</summary>
public sealed class DocumentStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "id, version, kind, customer_id, run_id, parent_version, restored_from, note, created_at, body::text, author";

    /// <summary>
    /// Adds version <paramref name="expectedVersion"/> + 1 (0 for the first) and returns its number; the same run again gets
    /// the number of the version it already made.
    /// </summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    public async Task<int> AppendAsync<T>(
        Guid id, int expectedVersion, string kind, Guid customerId, Guid? runId, T body, string? note, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await AppendAsync(connection, id, expectedVersion, kind, customerId, runId, body, note, cancellationToken);
    }

    /// <summary>The same with the name of the person who made it.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    public async Task<int> AppendAsync<T>(
        Guid id, int expectedVersion, string kind, Guid customerId, Guid? runId, T body, string? note, string? author, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await AppendAsync(connection, id, expectedVersion, kind, customerId, runId, body, note, cancellationToken, author);
    }

    /// <summary>Adds a copy of an earlier version as the newest one and returns its number.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    public Task<int> RestoreAsync(Guid id, int expectedVersion, int restoredFrom, string? note, CancellationToken cancellationToken) =>
        RestoreAsync(id, expectedVersion, restoredFrom, note, null, cancellationToken);

    /// <summary>The same with the name of the person who restored it.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    public async Task<int> RestoreAsync(Guid id, int expectedVersion, int restoredFrom, string? note, string? author, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await RestoreAsync(connection, id, expectedVersion, restoredFrom, note, author, cancellationToken);
    }

    /// <summary>The same on a connection, for those who keep more in the same transaction.</summary>
    internal static async Task<int> RestoreAsync(NpgsqlConnection connection, Guid id, int expectedVersion, int restoredFrom, string? note, string? author, CancellationToken cancellationToken)
    {
        var made = await connection.QueryAsync(
            """
            insert into document_version (id, version, kind, customer_id, parent_version, restored_from, body, note, author)
            select id, $2 + 1, kind, customer_id, $2, version, body, $4::text, $5::text from document_version
            where id = $1 and version = $3 and $2 = (select max(version) from document_version where id = $1)
            on conflict do nothing
            returning version
            """,
            r => r.GetInt32(0),
            cancellationToken,
            id, expectedVersion, restoredFrom, note is null ? null : JsonText.Clean(note), author is null ? null : JsonText.Clean(author));
        return made is [var version] ? version : throw new StaleVersionException(id, expectedVersion, await ActualAsync(connection, id, cancellationToken));
    }

    /// <summary>The newest version of a customer's document of that kind, or null.</summary>
    public Task<DocumentVersion<T>?> LatestAsync<T>(Guid customerId, string kind, CancellationToken cancellationToken) => LatestAsync<T>(customerId, kind, null, cancellationToken);

    /// <summary>The same of one of the customer's documents where there are several, as branches of a proposal are; of whichever was worked on last when <paramref name="id"/> is null.</summary>
    public async Task<DocumentVersion<T>?> LatestAsync<T>(Guid customerId, string kind, Guid? id, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            $"select {Columns} from document_version where customer_id = $1 and kind = $2 and ($3::uuid is null or id = $3) order by created_at desc, version desc limit 1",
            Read<T>,
            cancellationToken,
            customerId, kind, id)).FirstOrDefault();

    /// <summary>That version, or null.</summary>
    public async Task<DocumentVersion<T>?> GetAsync<T>(Guid id, int version, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            $"select {Columns} from document_version where id = $1 and version = $2", Read<T>, cancellationToken, id, version)).FirstOrDefault();

    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<DocumentVersionHead>> VersionsAsync(Guid id, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            "select version, run_id, restored_from, note, created_at, author from document_version where id = $1 order by version desc",
            r => new DocumentVersionHead(
                r.GetInt32(0), r.Nullable<Guid>(1), r.Nullable<int>(2), r.NullableText(3), r.GetFieldValue<DateTimeOffset>(4), r.NullableText(5)),
            cancellationToken,
            id);

    /// <summary>As the public method, within the transaction of <paramref name="connection"/>; a refusal leaves it usable.</summary>
    internal static async Task<int> AppendAsync<T>(
        NpgsqlConnection connection, Guid id, int expectedVersion, string kind, Guid customerId, Guid? runId, T body, string? note,
        CancellationToken cancellationToken, string? author = null)
    {
        // "do nothing": a unique violation would end the transaction it stands in
        var made = await connection.QueryAsync(
            """
            insert into document_version (id, version, kind, customer_id, run_id, parent_version, body, note, author)
            select $1, $2 + 1, $3, $4, $5::uuid, nullif($2, 0), $6::jsonb, $7::text, $8::text
            where $2 = (select coalesce(max(version), 0) from document_version where id = $1)
            on conflict do nothing
            returning version
            """,
            r => r.GetInt32(0),
            cancellationToken,
            id, expectedVersion, kind, customerId, runId, JsonText.Write(body), note is null ? null : JsonText.Clean(note), author is null ? null : JsonText.Clean(author));
        if (made is [var version])
        {
            return version;
        }

        var earlier = await connection.QueryAsync(
            "select version from document_version where run_id = $1::uuid", r => r.GetInt32(0), cancellationToken, runId);
        return earlier is [var before] ? before : throw new StaleVersionException(id, expectedVersion, await ActualAsync(connection, id, cancellationToken));
    }

    private static async Task<int> ActualAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select coalesce(max(version), 0) from document_version where id = $1", r => r.GetInt32(0), cancellationToken, id))[0];

    private static DocumentVersion<T> Read<T>(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetInt32(1), r.GetString(2), r.GetGuid(3), r.Nullable<Guid>(4), r.Nullable<int>(5), r.Nullable<int>(6), r.NullableText(7),
        r.GetFieldValue<DateTimeOffset>(8), JsonText.Read<T>(r.GetString(9)))
    {
        Author = r.NullableText(10),
    };
}
