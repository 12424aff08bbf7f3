namespace Tokenholic.Agents.Research;

/// <summary>
/// What one run has read so far. A run that is resumed finds here every page it already fetched and asks the web for none of
/// them again. Two implementations: Postgres (a run of the app) and memory (the command line).
/// </summary>
public interface IPageStore
{
    /// <summary>The page stored for this address in this run, or null.</summary>
    Task<StoredPage?> FindAsync(string url, CancellationToken cancellationToken);

    /// <summary>Stores a page; storing the same address again changes nothing.</summary>
    Task SaveAsync(StoredPage page, CancellationToken cancellationToken);
}
