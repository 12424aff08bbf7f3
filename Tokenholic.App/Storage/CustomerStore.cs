using Npgsql;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Storage;

/// <summary>Only customers of whom the newest map names that cloud, or who are of that industry; null for any.</summary>
public sealed record CustomerChoice(string? Cloud, string? Industry);

/// <summary>The customers.</summary>
public sealed class CustomerStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "c.id, c.name, c.website, c.industry, c.fictional, c.created_at";

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
        var (condition, values) = Condition(search, choice);
        return await dataSource.QueryAsync(
            $"""
            select {Columns}, m.document_id, m.version, m.made_at, m.yuan, m.competitor_share, r.id
            from customer c
            left join map_summary m on m.customer_id = c.id
            left join run r on r.customer_id = c.id and r.kind = 'battle_map' and r.state in ('queued', 'running')
            where {condition}
            order by c.touched_at desc, c.id
            offset ${values.Count + 1} limit ${values.Count + 2}
            """,
            r => new CustomerRow(
                Read(r), r.Nullable<Guid>(6), r.Nullable<int>(7), r.Nullable<DateTimeOffset>(8), r.Nullable<double>(9), r.Nullable<double>(10),
                r.Nullable<Guid>(11)),
            cancellationToken,
            [.. values, skip, take]);
    }

    /// <summary>How many customers such a list has.</summary>
    public async Task<int> CountAsync(string? search, CancellationToken cancellationToken, CustomerChoice? choice = null)
    {
        if (string.IsNullOrWhiteSpace(search) && choice is { Industry: null, Cloud: not null })
        {
            return (await dataSource.QueryAsync("select count(*)::int from map_summary_cloud where vendor = $1", r => r.GetInt32(0), cancellationToken, Text(choice.Cloud)))[0];
        }

        var (condition, values) = Condition(search, choice);
        return (await dataSource.QueryAsync($"select count(*)::int from customer c where {condition}", r => r.GetInt32(0), cancellationToken, [.. values]))[0];
    }

    // Only what is asked for is in the statement: "or it is null" would keep the planner from the indexes.
    private static (string Condition, IReadOnlyList<object?> Values) Condition(string? search, CustomerChoice? choice)
    {
        var (conditions, values) = (new List<string> { "true" }, new List<object?>());
        string Value(string value)
        {
            values.Add(JsonText.Clean(value));
            return $"${values.Count}::text";
        }

        if (CustomerName.Key(search ?? "") is { Length: > 0 } key)
        {
            conditions.Add($"(strpos(c.name_key, {Value(key)}) > 0 or strpos(lower(c.website), {Value(search!.Trim().ToLowerInvariant())}) > 0)");
        }

        if (Text(choice?.Cloud) is { } cloud)
        {
            conditions.Add($"exists (select from map_summary_cloud v where v.customer_id = c.id and v.vendor = {Value(cloud)})");
        }

        if (Text(choice?.Industry) is { } industry)
        {
            conditions.Add($"c.industry = {Value(industry)}");
        }

        return (string.Join(" and ", conditions), values);
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : JsonText.Clean(value.Trim());

    private static Customer Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.NullableText(2), r.NullableText(3), r.GetBoolean(4), r.GetFieldValue<DateTimeOffset>(5));
}
