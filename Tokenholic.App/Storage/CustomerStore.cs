using Npgsql;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Storage;

/// <summary>Only customers of whom the newest map names that cloud, or who are of that industry; null for any.</summary>
public sealed record CustomerChoice(string? Cloud, string? Industry);

/// <summary>The customers.</summary>
public sealed class CustomerStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "c.id, c.name, c.website, c.industry, c.fictional, c.created_at";

    // $3 is a cloud that the newest map names, $4 an industry; null for any
    private const string Chosen = "($3::text is null or c.id in (select v.customer_id from map_summary_cloud v where v.vendor = $3::text)) and ($4::text is null or c.industry = $4::text)";

    // $1 is a fragment of a name's key, $2 one of an address; both null for everything
    private const string Matching = "($1::text is null or strpos(c.name_key, $1::text) > 0 or strpos(lower(c.website), $2::text) > 0)";

    /// <summary>
    /// The customer of that name, made when there is none; the same name in another width, case or spacing is the same
    /// customer, whose missing web site and industry are filled in.
    /// </summary>
    public async Task<(Customer Customer, bool Created)> GetOrCreateAsync(
        CompanyName name, string? website, string? industry, bool fictional, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var rows = await dataSource.QueryAsync(
            $"""
            insert into customer as c (id, name, name_key, website, industry, fictional) values ($1, $2, $3, $4::text, $5::text, $6)
            on conflict (name_key) do update
              set website = coalesce(c.website, excluded.website), industry = coalesce(c.industry, excluded.industry)
            returning {Columns}
            """,
            Read,
            cancellationToken,
            id, name.Value, CustomerName.Key(name.Value), Text(website), Text(industry), fictional);
        return (rows[0], rows[0].Id == id);
    }

    /// <summary>The customer, or null.</summary>
    public async Task<Customer?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync($"select {Columns} from customer c where id = $1", Read, cancellationToken, id)).FirstOrDefault();

    /// <summary>Customers whose name or web site contains the words searched for, the latest touched first.</summary>
    public async Task<IReadOnlyList<CustomerRow>> ListAsync(string? search, int skip, int take, CancellationToken cancellationToken, CustomerChoice? choice = null)
    {
        var (key, address) = Fragments(search);
        return await dataSource.QueryAsync(
            $"""
            select {Columns}, m.document_id, m.version, m.made_at, m.yuan, m.competitor_share, r.id
            from customer c
            left join map_summary m on m.customer_id = c.id
            left join run r on r.customer_id = c.id and r.kind = 'battle_map' and r.state in ('queued', 'running')
            where {Matching} and {Chosen}
            order by greatest(m.made_at, r.created_at, c.created_at) desc, c.id
            offset $5 limit $6
            """,
            r => new CustomerRow(
                Read(r), r.Nullable<Guid>(6), r.Nullable<int>(7), r.Nullable<DateTimeOffset>(8), r.Nullable<double>(9), r.Nullable<double>(10),
                r.Nullable<Guid>(11)),
            cancellationToken,
            key, address, Text(choice?.Cloud), Text(choice?.Industry), skip, take);
    }

    /// <summary>How many customers such a list has.</summary>
    public async Task<int> CountAsync(string? search, CancellationToken cancellationToken, CustomerChoice? choice = null)
    {
        var (key, address) = Fragments(search);
        var rows = await dataSource.QueryAsync(
            $"select count(*)::int from customer c where {Matching} and {Chosen}", r => r.GetInt32(0), cancellationToken, key, address, Text(choice?.Cloud), Text(choice?.Industry));
        return rows[0];
    }

    private static (string? Key, string? Address) Fragments(string? search) =>
        CustomerName.Key(search ?? "") is { Length: > 0 } key ? (JsonText.Clean(key), JsonText.Clean(search!.Trim().ToLowerInvariant())) : (null, null);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : JsonText.Clean(value.Trim());

    private static Customer Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.NullableText(2), r.NullableText(3), r.GetBoolean(4), r.GetFieldValue<DateTimeOffset>(5));
}
