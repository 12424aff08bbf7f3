using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Who started what, as a hash that is forgotten after a day; for limits, and nothing else.</summary>
public sealed class RunStarts(NpgsqlDataSource dataSource)
{
    /// <summary>How many runs wait or are at work, and how much, runs and other work, the visitor has started in the last hour.</summary>
    public async Task<(int Active, int Started)> CountAsync(string visitor, CancellationToken cancellationToken) => (await dataSource.QueryAsync(
        """
        select (select count(*) from run where state in ('queued', 'running'))::int,
               ((select count(*) from run_start where visitor = $1 and at > now() - interval '1 hour')
                 + (select count(*) from visitor_start where visitor = $1 and at > now() - interval '1 hour'))::int
        """,
        r => (r.GetInt32(0), r.GetInt32(1)),
        cancellationToken,
        Hash(visitor)))[0];

    /// <summary>Notes that the visitor started the run; a second time changes nothing.</summary>
    public Task AddAsync(Guid runId, string visitor, CancellationToken cancellationToken) => dataSource.QueryAsync(
        """
        with forgotten as (delete from run_start where at < now() - interval '1 day')
        insert into run_start (run_id, visitor) select id, $2 from run where id = $1 on conflict (run_id) do nothing
        """,
        _ => true,
        cancellationToken,
        runId, Hash(visitor));

    /// <summary>Notes that the visitor started something that costs and is no run.</summary>
    public Task AddAsync(string visitor, CancellationToken cancellationToken) => dataSource.QueryAsync(
        """
        with forgotten as (delete from visitor_start where at < now() - interval '1 day')
        insert into visitor_start (id, visitor) values ($1, $2)
        """,
        _ => true,
        cancellationToken,
        Guid.CreateVersion7(), Hash(visitor));

    private static byte[] Hash(string visitor) => SHA256.HashData(Encoding.UTF8.GetBytes("visitor:" + visitor));
}
