using Npgsql;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;

namespace Tokenholic.App.Storage;

/// <summary>What customers said of the cells of their maps, over all customers and versions.</summary>
public sealed class VerdictStore(NpgsqlDataSource dataSource)
{
    /// <summary>The latest word on each cell: a customer's use case on one model and cloud, in whichever version it was said.</summary>
    public async Task<IReadOnlyList<CustomerFeedback>> ReadAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        $"""
        select distinct on (d.customer_id, u.item ->> 'id', w.item ->> 'vendor', w.item ->> 'model') c.name, u.item ->> 'id', (w.item -> 'verdict')::text
        from document_version d
        join customer c on c.id = d.customer_id
        cross join lateral jsonb_array_elements(d.body -> 'use_cases') u (item)
        cross join lateral jsonb_array_elements(u.item -> 'workloads') w (item)
        where d.kind = '{DocumentKinds.BattleMap}' and w.item -> 'verdict' is not null
        order by d.customer_id, u.item ->> 'id', w.item ->> 'vendor', w.item ->> 'model', (w.item #>> '{"{verdict,at}"}')::timestamptz desc, d.version desc
        """,
        r => new CustomerFeedback(r.GetString(0), r.GetString(1), JsonText.Read<CustomerVerdict>(r.GetString(2))),
        cancellationToken);
}
