using Npgsql;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.Tests.Doubles;

/// <summary>Waits for runs that other processes execute, woken by the database as nodes are.</summary>
internal static class RunEnds
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public static Task<Run> WaitAsync(NpgsqlDataSource database, Guid runId) => WaitAsync(database, runId, async () =>
        await new RunStore(database).FindAsync(runId, default) is { Active: false } run ? run : null);

    /// <summary>Waits until that many events were told.</summary>
    public static Task EventsAsync(NpgsqlDataSource database, Guid runId, int count) => WaitAsync(database, runId, async () =>
        (await new RunStore(database).EventsAsync(runId, 0, default)).Count >= count ? "told" : null);

    private static async Task<T> WaitAsync<T>(NpgsqlDataSource database, Guid runId, Func<Task<T?>> look)
        where T : class
    {
        using var end = new CancellationTokenSource(Longest);
        await using var connection = await database.OpenConnectionAsync(end.Token);
        await using (var listen = new NpgsqlCommand($"listen {RunChannels.Changed}", connection))
        {
            await listen.ExecuteNonQueryAsync(end.Token);
        }

        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await connection.WaitAsync(end.Token);
        }
    }
}
