using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Something to be read: a file's bytes, or an address to fetch.</summary>
public sealed record IngestionInput(string Address, byte[]? Content);

/// <summary>An item taken to be read; links below <paramref name="Site"/> are to be followed.</summary>
public sealed record IngestionItem(Guid IngestionId, string Address, byte[]? Content, string? Site);

/// <summary>An ingestion with how far it is.</summary>
public sealed record IngestionProgress(Guid Id, string Source, DateTimeOffset CreatedAt, int Waiting, int Added, int Changed, int Unchanged, int Failed)
{
    /// <summary>Whether everything has been read.</summary>
    public bool Done => Waiting == 0;
}

/// <summary>A document that could not be read; <paramref name="Problem"/> is a code of <c>PageProblem</c>.</summary>
public sealed record IngestionFailure(string Address, string Problem, string? Detail);

/// <summary>What is to be read, item by item: a node that dies leaves its items to the next.</summary>
public sealed class IngestionStore(NpgsqlDataSource dataSource)
{
    private const int LongestAddress = 2_000;

    /// <summary>Begins an ingestion.</summary>
    public async Task<Guid> CreateAsync(string source, string? site, int maxPages, IReadOnlyList<IngestionInput> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var id = Guid.CreateVersion7();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "insert into knowledge_ingestion (id, source, site, max_pages) values ($1, $2, $3::text, $4)", cancellationToken, id, JsonText.Clean(source), site, maxPages);
        foreach (var input in inputs)
        {
            await AddAsync(connection, id, input, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Adds addresses found on a page, as far as the ingestion's limit allows; known ones are passed over.</summary>
    public async Task AddLinksAsync(Guid id, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        foreach (var address in addresses.Where(a => a.Length <= LongestAddress))
        {
            await AddAsync(connection, id, new IngestionInput(address, null), cancellationToken);
        }
    }

    /// <summary>Takes the next item of that ingestion (null for any), also one whose reader has been silent for two minutes; null when there is none.</summary>
    public async Task<IngestionItem?> TakeAsync(Guid? id, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            """
            update knowledge_item i set state = 'working', taken_at = clock_timestamp()
            from knowledge_ingestion g
            where g.id = i.ingestion_id and (i.ingestion_id, i.address_hash) = (
              select ingestion_id, address_hash from knowledge_item
              where ($1::uuid is null or ingestion_id = $1::uuid)
                and (state = 'waiting' or (state = 'working' and taken_at < clock_timestamp() - interval '2 minutes'))
              order by position limit 1 for update skip locked)
            returning i.ingestion_id, i.address, i.content, g.site
            """,
            r => new IngestionItem(r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<byte[]>(2), r.NullableText(3)),
            cancellationToken,
            id)).FirstOrDefault();

    /// <summary>Says what became of an item: a state of the table, with the problem when it failed.</summary>
    public async Task FinishAsync(IngestionItem item, string state, string? problem, string? detail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        await dataSource.QueryAsync(
            """
            update knowledge_item set state = $3, problem = $4::text, detail = $5::text, content = null
            where ingestion_id = $1 and address_hash = $2 returning 1
            """,
            _ => true,
            cancellationToken,
            item.IngestionId, Hash(item.Address), state, problem, detail is null ? null : JsonText.Clean(detail));
    }

    /// <summary>The latest ingestions (or that one) and how far they are.</summary>
    public async Task<IReadOnlyList<IngestionProgress>> ListAsync(Guid? id, int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            """
            select g.id, g.source, g.created_at,
                   count(*) filter (where i.state in ('waiting', 'working'))::int, count(*) filter (where i.state = 'added')::int,
                   count(*) filter (where i.state = 'changed')::int, count(*) filter (where i.state = 'unchanged')::int,
                   count(*) filter (where i.state = 'failed')::int
            from knowledge_ingestion g join knowledge_item i on i.ingestion_id = g.id
            where $1::uuid is null or g.id = $1::uuid
            group by g.id order by g.created_at desc limit $2
            """,
            r => new IngestionProgress(
                r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7)),
            cancellationToken,
            id, take);

    /// <summary>The documents of an ingestion that could not be read.</summary>
    public async Task<IReadOnlyList<IngestionFailure>> FailuresAsync(Guid id, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            "select address, problem, detail from knowledge_item where ingestion_id = $1 and state = 'failed' order by position limit 200",
            r => new IngestionFailure(r.GetString(0), r.GetString(1), r.NullableText(2)),
            cancellationToken,
            id);

    private static async Task AddAsync(NpgsqlConnection connection, Guid id, IngestionInput input, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            """
            insert into knowledge_item (ingestion_id, address, address_hash, content, state)
            select $1, $2, $3, $4::bytea, 'waiting' from knowledge_ingestion g
            where g.id = $1 and (select count(*) from knowledge_item where ingestion_id = $1) < g.max_pages
            on conflict do nothing
            """,
            cancellationToken,
            id, JsonText.Clean(input.Address), Hash(input.Address), input.Content);

    private static byte[] Hash(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address));
}
