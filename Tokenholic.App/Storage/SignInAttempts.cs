using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Counts wrong passphrases, over all nodes: five from one address, or fifty from all, and nobody may try for a quarter of an hour.</summary>
public sealed class SignInAttempts(NpgsqlDataSource dataSource)
{
    /// <summary>The most from one address.</summary>
    public const int MostFromOne = 5;

    /// <summary>The most from all addresses together.</summary>
    public const int MostFromAll = 50;

    /// <summary>How long an attempt counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const long Lock = 0x746f6b656e02;
    private const string Full = "select count(*) >= $2 or count(*) filter (where source = $1) >= $3 from sign_in_attempt where at > clock_timestamp() - $4";

    /// <summary>Whether trying has been stopped for that address.</summary>
    public async Task<bool> IsLockedAsync(string source, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(Full, r => r.GetBoolean(0), cancellationToken, source, MostFromAll, MostFromOne, Window))[0];

    /// <summary>Counts an attempt before anybody looks at it, so that guesses sent at once to several nodes count, too; false when none is left.</summary>
    public async Task<bool> MayTryAsync(string source, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);
        await connection.ExecuteAsync("delete from sign_in_attempt where at <= clock_timestamp() - $1", cancellationToken, Window);
        var full = (await connection.QueryAsync(Full, r => r.GetBoolean(0), cancellationToken, source, MostFromAll, MostFromOne, Window))[0];
        if (!full)
        {
            await connection.ExecuteAsync("insert into sign_in_attempt (source) values ($1)", cancellationToken, source);
        }

        await transaction.CommitAsync(cancellationToken);
        return !full;
    }

    /// <summary>Clears the address: whoever knows the passphrase may mistype it again.</summary>
    public async Task SucceededAsync(string source, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("delete from sign_in_attempt where source = $1", cancellationToken, source);
    }
}
