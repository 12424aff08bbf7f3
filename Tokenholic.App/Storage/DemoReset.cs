using System.Globalization;
using Npgsql;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>What a reset took away, and how many customers stay because a run of theirs is under way.</summary>
public sealed record ResetDone(int Customers, int Sessions, int Busy);

/// <summary>Begins a demo anew: all customers with all that hangs on them, and all practice. Models, keys, prices and the knowledge base stay.</summary>
public sealed class DemoReset(NpgsqlDataSource dataSource, CustomerPrivacy privacy)
{
    /// <summary>Purges every customer, one at a time: what fails in the middle can be started again.</summary>
    public async Task<ResetDone> ResetAsync(string who, CancellationToken cancellationToken)
    {
        var (gone, busy) = (0, 0);
        foreach (var id in await dataSource.QueryAsync("select id from customer", r => r.GetGuid(0), cancellationToken))
        {
            try
            {
                await privacy.PurgeAsync(id, who, cancellationToken);
                gone++;
            }
            catch (CustomerBusyException)
            {
                busy++;
            }
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var sessions = await connection.ExecuteAsync("delete from role_play_session where customer_id is null", cancellationToken);
        await connection.ExecuteAsync(
            "insert into admin_audit (who, action, subject) values ($1, 'demo_reset', $2)", cancellationToken,
            JsonText.Clean(who), string.Create(CultureInfo.InvariantCulture, $"{gone} customers, {sessions} sessions, {busy} busy"));
        return new(gone, sessions, busy);
    }
}
