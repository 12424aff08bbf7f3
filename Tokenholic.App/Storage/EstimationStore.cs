using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.App.Storage;

/// <summary>Something that an administrator added, with when.</summary>
public sealed record Recorded<T>(T Entry, DateTimeOffset At);

/// <summary>A default that an administrator accepted, and the figures of how many customers it rests on.</summary>
public sealed record AcceptedDefault(LearnedDefault Default, int Samples);

/// <summary>Everything that was added, the oldest first.</summary>
public sealed record EstimationEntries(
    IReadOnlyList<Recorded<PriceRow>> Prices, IReadOnlyList<Recorded<ExchangeRate>> Rates, IReadOnlyList<Recorded<AcceptedDefault>> Defaults)
{
    /// <summary>What comes with the product, and on top of it what was added.</summary>
    public EstimationBasis Basis() => new(
        EstimationBasis.Shipped.Prices.With(Prices.Select(p => p.Entry), Rates.Select(r => r.Entry)),
        EstimationBasis.Shipped.Templates.With(Defaults.Select(d => d.Entry.Default)));
}

/// <summary>Prices, exchange rates and learned defaults that administrators add; rows are only ever added, and who added them is on record.</summary>
public sealed class EstimationStore(NpgsqlDataSource dataSource)
{
    /// <summary>Everything that was added.</summary>
    public async Task<EstimationEntries> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await dataSource.QueryAsync(
            "select kind, body::text, recorded_at from estimation_entry order by id",
            r => (Kind: r.GetString(0), Body: r.GetString(1), At: r.GetFieldValue<DateTimeOffset>(2)),
            cancellationToken);
        List<Recorded<T>> Of<T>(string kind) => rows.Where(r => r.Kind == kind).Select(r => new Recorded<T>(JsonText.Read<T>(r.Body), r.At)).ToList();
        return new(Of<PriceRow>("price"), Of<ExchangeRate>("rate"), Of<AcceptedDefault>("default"));
    }

    /// <summary>What the next map is estimated with.</summary>
    public async Task<EstimationBasis> BasisAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Basis();

    /// <summary>Adds prices, all of them or none.</summary>
    public Task AddAsync(IReadOnlyList<PriceRow> prices, string who, CancellationToken cancellationToken) => AddAsync("price", prices, who, cancellationToken);

    /// <summary>Adds an exchange rate.</summary>
    public Task AddAsync(ExchangeRate rate, string who, CancellationToken cancellationToken) => AddAsync("rate", [rate], who, cancellationToken);

    /// <summary>Adds a default that was learned from customers' figures.</summary>
    public Task AddAsync(AcceptedDefault learned, string who, CancellationToken cancellationToken) => AddAsync("default", [learned], who, cancellationToken);

    private async Task AddAsync<T>(string kind, IReadOnlyList<T> entries, string who, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            with added as (
              insert into estimation_entry (kind, body) select $1, body::jsonb from unnest($2::text[]) with ordinality as e (body, place) order by place returning id)
            insert into admin_audit (who, action, subject) select $3, $1 || '_added', count(*)::text from added
            """,
            cancellationToken,
            kind, entries.Select(e => JsonText.Write(e)).ToArray(), JsonText.Clean(who));
    }
}
