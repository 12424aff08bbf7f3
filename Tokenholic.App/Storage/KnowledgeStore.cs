using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.App.Storage;

/// <summary>A document without its text, for lists.</summary>
public sealed record KnowledgeHead(
    Guid Id, string Address, string Title, string Product, string Kind, string Language, DateOnly? Published, DateTimeOffset ReadAt, DateTimeOffset? RetiredAt, int Passages);

/// <summary>How much is known of a product, and how old it is.</summary>
public sealed record KnowledgeCoverage(string Product, int Documents, int Passages, DateOnly? Oldest, DateOnly? Newest);

/// <summary>What became of a document that was read.</summary>
public enum KnowledgeChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its text is another than before.</summary>
    Changed,

    /// <summary>It is as it was.</summary>
    Unchanged,
}

/// <summary>The documents of the knowledge base.</summary>
public sealed class KnowledgeStore(NpgsqlDataSource dataSource)
{
    private const string Head =
        "id, address, title, product, kind, language, published, read_at, retired_at, jsonb_array_length(chunks)";

    /// <summary>Keeps a document; one whose text is as it was costs nothing, and one that was retired stays retired.</summary>
    public async Task<KnowledgeChange> SaveAsync(KnowledgeDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (text, chunks) = (JsonText.Clean(document.Text), JsonText.Write(document.Chunks));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{document.Title}\n{document.Product}\n{document.Kind}\n{chunks}\n{text}")));
        var rows = await dataSource.QueryAsync(
            """
            insert into knowledge_document as d (id, address, title, text, sha256, chunks, product, kind, language, published, read_at)
            values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10::date, $11)
            on conflict (id) do update set title = excluded.title, text = excluded.text, sha256 = excluded.sha256, chunks = excluded.chunks,
              product = excluded.product, kind = excluded.kind, language = excluded.language, published = excluded.published,
              read_at = excluded.read_at, changed_at = clock_timestamp()
            where d.sha256 <> excluded.sha256
            returning (xmax = 0)
            """,
            r => r.GetBoolean(0),
            cancellationToken,
            document.Id, JsonText.Clean(document.Address), JsonText.Clean(document.Title), text, hash, chunks, document.Product,
            document.Kind, Code(document.Language), document.Published, document.ReadAt.ToUniversalTime());
        return rows is [var isNew] ? isNew ? KnowledgeChange.Added : KnowledgeChange.Changed : KnowledgeChange.Unchanged;
    }

    /// <summary>Something that differs whenever a document was added, changed, retired or brought back.</summary>
    public async Task<string> StampAsync(CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            "select count(*)::text || '/' || coalesce(max(changed_at)::text, '') from knowledge_document", r => r.GetString(0), cancellationToken))[0];

    /// <summary>Every document that is not retired, in the same order each time.</summary>
    public async Task<IReadOnlyList<KnowledgeDocument>> AllAsync(CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(Select + " where retired_at is null order by address collate \"C\"", Read, cancellationToken);

    /// <summary>The document, or null.</summary>
    public async Task<KnowledgeDocument?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(Select + " where id = $1", Read, cancellationToken, id)).FirstOrDefault();

    /// <summary>Whether a document is retired; false for one that is not there.</summary>
    public async Task<bool> IsRetiredAsync(Guid id, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync("select retired_at is not null from knowledge_document where id = $1", r => r.GetBoolean(0), cancellationToken, id)).FirstOrDefault();

    /// <summary>Documents of a product (null for all) with words in their title or address (null for any), those in the reader's language first, then the newest.</summary>
    public async Task<IReadOnlyList<KnowledgeHead>> ListAsync(string? product, string? words, ReplyLanguage reader, int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            $"""
            select {Head} from knowledge_document
            where ($1::text is null or product = $1::text) and ($3::text is null or strpos(lower(title || ' ' || address), lower($3::text)) > 0)
            order by retired_at nulls first, language = $4 desc, read_at desc, title limit $2
            """,
            r => new KnowledgeHead(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Nullable<DateOnly>(6),
                r.GetFieldValue<DateTimeOffset>(7), r.Nullable<DateTimeOffset>(8), r.GetInt32(9)),
            cancellationToken,
            product, take, words, Code(reader));

    /// <summary>What is known of each product.</summary>
    public async Task<IReadOnlyList<KnowledgeCoverage>> CoverageAsync(CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            """
            select product, count(*)::int, sum(jsonb_array_length(chunks))::int, min(coalesce(published, read_at::date)), max(coalesce(published, read_at::date))
            from knowledge_document where retired_at is null group by product order by count(*) desc, product
            """,
            r => new KnowledgeCoverage(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.Nullable<DateOnly>(3), r.Nullable<DateOnly>(4)),
            cancellationToken);

    /// <summary>Takes a document out of every search, or brings it back.</summary>
    public async Task RetireAsync(Guid id, bool retired, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            "update knowledge_document set retired_at = case when $2 then clock_timestamp() end, changed_at = clock_timestamp() where id = $1 returning 1",
            _ => true,
            cancellationToken,
            id, retired);

    private const string Select = "select id, address, title, text, chunks::text, product, kind, language, published, read_at from knowledge_document";

    private static KnowledgeDocument Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), JsonText.Read<List<Chunk>>(r.GetString(4)), r.GetString(5), r.GetString(6),
        r.GetString(7) == "en" ? ReplyLanguage.En : ReplyLanguage.Zh, r.Nullable<DateOnly>(8), r.GetFieldValue<DateTimeOffset>(9));

    private static string Code(ReplyLanguage language) => language is ReplyLanguage.En ? "en" : "zh";
}
