using System.Data.Common;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>Where a page stands that reads something from the database.</summary>
internal enum Loading
{
    /// <summary>Still reading.</summary>
    Busy,

    /// <summary>Read; there may be nothing.</summary>
    Done,

    /// <summary>The database does not answer.</summary>
    Away,
}

/// <summary>Reads for a page: a database that is away is a state of the page with a button to try again, not the end of the circuit.</summary>
internal static class Loads
{
    internal static async Task<(Loading State, T? Value)> TryAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return (Loading.Done, await read());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (Loading.Busy, default);
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            return (Loading.Away, default);
        }
    }
}
