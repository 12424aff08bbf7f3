using Npgsql;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Storage;

/// <summary>A customer as a file names them, with what is known.</summary>
public sealed record ImportedCustomer(CompanyName Name, string? Website, string? Industry, IReadOnlyList<string> Facts);

/// <summary>What an import did.</summary>
public sealed record ImportOutcome(int Created, int Known, int Facts);

/// <summary>Takes many customers over at once, and keeps what is known of them.</summary>
public sealed class CustomerImport(NpgsqlDataSource dataSource)
{
    /// <summary>The longest statement about a customer, in characters.</summary>
    public const int MaxFact = 500;

    /// <summary>The names, of those given, that are customers already.</summary>
    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyList<CompanyName> names, CancellationToken cancellationToken)
    {
        var keys = names.Select(name => CustomerName.Key(name.Value)).ToArray();
        var known = (await dataSource.QueryAsync("select name_key from customer where name_key = any($1)", r => r.GetString(0), cancellationToken, (object)keys)).ToHashSet(StringComparer.Ordinal);
        return names.Where(name => known.Contains(CustomerName.Key(name.Value))).Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What two spellings of a name have in common.</summary>
    public static string Key(CompanyName name) => CustomerName.Key(name.Value);

    /// <summary>All of them or, when anything fails, none. A customer who is there keeps web site and industry, and gets what is missing.</summary>
    public async Task<ImportOutcome> AddAsync(IReadOnlyList<ImportedCustomer> customers, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (created, facts) = (0, 0);
        foreach (var customer in customers)
        {
            var id = Guid.CreateVersion7();
            var stored = await connection.QueryAsync(
                """
                insert into customer as c (id, name, name_key, website, industry, fictional) values ($1, $2, $3, $4::text, $5::text, false)
                on conflict (name_key) do update
                  set website = coalesce(c.website, excluded.website), industry = coalesce(c.industry, excluded.industry)
                returning id
                """,
                r => r.GetGuid(0),
                cancellationToken,
                id, customer.Name.Value, CustomerName.Key(customer.Name.Value), Text(customer.Website), Text(customer.Industry));
            created += stored[0] == id ? 1 : 0;
            facts += await connection.ExecuteAsync(
                "insert into customer_fact (customer_id, fact) select $1, f from unnest($2::text[]) f on conflict do nothing",
                cancellationToken,
                stored[0], customer.Facts.Select(JsonText.Clean).ToArray());
        }

        await transaction.CommitAsync(cancellationToken);
        return new(created, customers.Count - created, facts);
    }

    /// <summary>What is known of a customer, in the order it came.</summary>
    public async Task<IReadOnlyList<string>> FactsAsync(Guid customerId, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync("select fact from customer_fact where customer_id = $1 order by added_at, fact", r => r.GetString(0), cancellationToken, customerId);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : JsonText.Clean(value.Trim());
}
