using Npgsql;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>All newest maps added up: tokens a month, ¥ a year, in the middle of their ranges. Sums of nothing known are null.</summary>
public sealed record MapSums(
    int Customers, int Mapped, double? TextTokens, double? TextTokensInAYear, double? VideoTokens, double? Yuan, double? Opportunity, double? CompetitorShare);

/// <summary>One cloud over all customers: tokens a month and ¥ a year of what counts in totals.</summary>
public sealed record CloudSum(string Vendor, int Customers, int Workloads, double? Yuan, double? TextTokens = null, double? VideoTokens = null);

/// <summary>A workload that could be won, ¥ a year; <c>OwnName</c> where a person gave the use case a name of its own.</summary>
public sealed record OpportunityRow(Guid CustomerId, string Customer, string WorkloadId, string UseCase, string Vendor, string? Model, double Yuan, LocalizedText? OwnName);

/// <summary>A map to look at again: old, or standing on little.</summary>
public sealed record WeakMap(Guid CustomerId, string Customer, int Workloads, int Quotes, DateTimeOffset MadeAt);

/// <summary>How far an industry is mapped; the industry is null where nobody wrote one.</summary>
public sealed record IndustryCoverage(string? Industry, int Customers, int Mapped, double? Yuan, double? Opportunity);

/// <summary>Whether there is a customer who is not fictional, and when a document was last written and a customer last touched.</summary>
public sealed record MapsStamp(bool Real, DateTimeOffset? Written, DateTimeOffset? Touched);

/// <summary>The customers' newest maps taken together; fictional ones count only with <c>fictional</c>.</summary>
public sealed class MapSummaries(NpgsqlDataSource dataSource)
{
    private const string Real = "($1 or not c.fictional)";

    /// <summary>How far the maps have come: what was added up stays true as long as this does. Read from the ends of two indexes.</summary>
    public async Task<MapsStamp> StampAsync(CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            "select exists (select from customer where not fictional), (select max(created_at) from document_version), (select max(touched_at) from customer)",
            r => new MapsStamp(r.GetBoolean(0), r.Nullable<DateTimeOffset>(1), r.Nullable<DateTimeOffset>(2)),
            cancellationToken))[0];

    /// <summary>The headline; the competitors' share is the mean over the maps that know it.</summary>
    public async Task<MapSums> SumsAsync(bool fictional, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            $"""
            select count(*)::int, count(s.customer_id)::int, sum(s.text_tokens), sum(coalesce(s.text_tokens_in_a_year, s.text_tokens)), sum(s.video_tokens),
                   sum(s.yuan), sum(s.opportunity), avg(s.competitor_share)
            from customer c left join map_summary s on s.customer_id = c.id where {Real}
            """,
            r => new MapSums(
                r.GetInt32(0), r.GetInt32(1), r.Nullable<double>(2), r.Nullable<double>(3), r.Nullable<double>(4), r.Nullable<double>(5), r.Nullable<double>(6), r.Nullable<double>(7)),
            cancellationToken,
            fictional))[0];

    /// <summary>The clouds, the one with the most workloads first.</summary>
    public async Task<IReadOnlyList<CloudSum>> CloudsAsync(bool fictional, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            """
            select v.vendor, count(*)::int, sum(v.workloads)::int, sum(v.yuan), sum(v.text_tokens), sum(v.video_tokens)
            from map_summary_cloud v where $1 or v.customer_id not in (select id from customer where fictional)
            group by v.vendor order by sum(v.workloads) desc, v.vendor
            """,
            r => new CloudSum(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.Nullable<double>(3), r.Nullable<double>(4), r.Nullable<double>(5)),
            cancellationToken,
            fictional);

    /// <summary>The largest workloads that could be won.</summary>
    public async Task<IReadOnlyList<OpportunityRow>> OpportunitiesAsync(bool fictional, int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            $"""
            with top as (
              select c.id, c.name, o.workload_id, o.use_case, o.vendor, o.model, o.yuan
              from map_summary_opportunity o join customer c on c.id = o.customer_id where {Real}
              order by o.yuan desc, c.id limit $2)
            select top.*, own.name ->> 'zh', own.name ->> 'en'
            from top left join lateral (
              select usecase -> 'name' as name
              from map_summary s join document_version d on d.id = s.document_id and d.version = s.version, jsonb_array_elements(d.body -> 'use_cases') usecase
              where top.use_case like 'own\_%' and s.customer_id = top.id and usecase ->> 'id' = top.use_case limit 1) own on true
            order by top.yuan desc, top.id
            """,
            r => new OpportunityRow(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.NullableText(5), r.GetDouble(6), r.NullableText(7) is { } zh ? new(zh, r.NullableText(8) ?? zh) : null),
            cancellationToken,
            fictional, take);

    /// <summary>Maps made before <paramref name="stale"/> or standing on fewer than <paramref name="thin"/> quotes, the emptiest and oldest first.</summary>
    public async Task<IReadOnlyList<WeakMap>> WeakAsync(bool fictional, DateTimeOffset stale, int thin, int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            $"""
            select c.id, c.name, s.workloads, s.quotes, s.made_at
            from map_summary s join customer c on c.id = s.customer_id where {Real} and (s.made_at < $2 or s.quotes < $3)
            order by (s.quotes < $3) desc, s.made_at, c.id limit $4
            """,
            r => new WeakMap(r.GetGuid(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken,
            fictional, stale, thin, take);

    /// <summary>The industries, the one with the most customers first.</summary>
    public async Task<IReadOnlyList<IndustryCoverage>> IndustriesAsync(bool fictional, int take, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            $"""
            select c.industry, count(*)::int, count(s.customer_id)::int, sum(s.yuan), sum(s.opportunity)
            from customer c left join map_summary s on s.customer_id = c.id where {Real}
            group by c.industry order by count(*) desc, c.industry nulls last limit $2
            """,
            r => new IndustryCoverage(r.NullableText(0), r.GetInt32(1), r.GetInt32(2), r.Nullable<double>(3), r.Nullable<double>(4)),
            cancellationToken,
            fictional, take);
}
