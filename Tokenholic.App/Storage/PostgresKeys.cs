using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>The keys that sign cookies and circuits and encrypt what is secret, shared by all nodes of a database.</summary>
internal sealed class PostgresKeys(NpgsqlDataSource dataSource) : IXmlRepository
{
    private const long LockKey = 0x746F6B6B6579; // "tokkey"

    // Data Protection knows no asynchronous repository; it reads once a day.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("select xml from data_protection_key order by created_at", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("insert into data_protection_key (name, xml) values ($1, $2) on conflict (name) do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }

    /// <summary>Makes the first key where there is none, one node after the other: two nodes with a first key each could not read each other for a day.</summary>
    internal async Task MakeFirstAsync(Action make, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("select pg_advisory_lock($1)", cancellationToken, LockKey);
        try
        {
            var keys = await connection.QueryAsync("select 1 from data_protection_key limit 1", _ => true, cancellationToken);
            if (keys.Count == 0)
            {
                make();
            }
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock($1)", CancellationToken.None, LockKey);
        }
    }
}
