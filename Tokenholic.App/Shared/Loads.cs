using System.Data.Common;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Shared;

/// <summary>Something a page reads from the database: not yet there, there (it may be nothing), or why it cannot be had.</summary>
public readonly record struct Loaded<T>(bool Done, T? Value, Exception? Error);

/// <summary>Reads for a page: a database that is away is a state of the page with a button to try again, not the end of the circuit.</summary>
internal static class Loads
{
    internal static async Task<Loaded<T>> TryAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return new(true, await read(), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return default; // the page is gone
        }
        catch (Exception e) when (e is DbException or TimeoutException or TokenholicException)
        {
            return new(true, default, e);
        }
    }
}
