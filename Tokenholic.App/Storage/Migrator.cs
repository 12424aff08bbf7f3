using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>The database was migrated by another Tokenholic than this one; it is left untouched.</summary>
public sealed class SchemaMismatchException(string migration)
    : TokenholicException($"The database's migration {migration} is not the one this program knows.")
{
    /// <summary>The migration that is unknown here, or differs.</summary>
    public string Migration { get; } = migration;
}

/// <summary>Applies the numbered files of <c>Storage/Migrations</c>, each once, in order, forward only.</summary>
public static class Migrator
{
    private const long LockKey = 0x746F6B656E; // "token"
    private const string Prefix = "Migrations/";

    /// <summary>Brings the schema up to date; nodes that start at the same time wait for each other.</summary>
    /// <exception cref="SchemaMismatchException">The database holds a migration that is unknown here or was changed since.</exception>
    public static async Task ApplyAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("select pg_advisory_lock($1)", cancellationToken, LockKey);
        try
        {
            await connection.ExecuteAsync(
                """
                create table if not exists schema_migration (
                  name text primary key, checksum text not null, applied_at timestamptz not null default now())
                """,
                cancellationToken);
            var applied = (await connection.QueryAsync(
                "select name, checksum from schema_migration order by name", r => (r.GetString(0), r.GetString(1)), cancellationToken)).ToDictionary();
            var known = Known();
            if (applied.Keys.FirstOrDefault(name => !known.ContainsKey(name)) is { } newer)
            {
                throw new SchemaMismatchException(newer);
            }

            foreach (var (name, sql) in known)
            {
                await ApplyAsync(connection, name, sql, applied.GetValueOrDefault(name), cancellationToken);
            }
        }
        finally
        {
            if (connection.FullState is System.Data.ConnectionState.Open)
            {
                await connection.ExecuteAsync("select pg_advisory_unlock($1)", CancellationToken.None, LockKey);
            }
        }
    }

    private static async Task ApplyAsync(
        NpgsqlConnection connection, string name, string sql, string? applied, CancellationToken cancellationToken)
    {
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        if (applied is not null)
        {
            if (applied != checksum)
            {
                throw new SchemaMismatchException(name);
            }

            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(sql, cancellationToken);
        await connection.ExecuteAsync("insert into schema_migration (name, checksum) values ($1, $2)", cancellationToken, name, checksum);
        await transaction.CommitAsync(cancellationToken);
    }

    private static SortedDictionary<string, string> Known()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            known.Add(resource[Prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        return known;
    }
}
