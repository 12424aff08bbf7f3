using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Tries again while the database is away; only for work that may be done twice.</summary>
internal static class DatabaseRetry
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    /// <summary>Whether the failure is the absence of the database rather than a fault of the statement.</summary>
    public static bool IsAway(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => false, // waiting makes no room, a person must
        PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        } => true,
        NpgsqlException npgsql => npgsql.IsTransient,
        _ => false,
    };

    /// <summary>For somebody who is watching: a few seconds.</summary>
    public static Task<T> BrieflyAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, IsAway, Brief, cancellationToken);

    /// <summary>For work that must go on: as long as it takes; <paramref name="alsoDiskFull"/> for the word that the disk is full.</summary>
    public static Task<T> PatientlyAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken, bool alsoDiskFull = false) =>
        RunAsync(work, e => IsAway(e) || (alsoDiskFull && e is NpgsqlException { IsTransient: true }), Timeout.InfiniteTimeSpan, cancellationToken);

    private static async Task<T> RunAsync<T>(
        Func<Task<T>> work, Func<Exception, bool> mayPass, TimeSpan limit, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (mayPass(e)
                && (limit == Timeout.InfiniteTimeSpan || TimeProvider.System.GetElapsedTime(since) < limit))
            {
                await Task.Delay(pause, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
