using System.Collections.Concurrent;

namespace Tokenholic.Agents.Research;

/// <summary>A page store for a run that lives as long as its process.</summary>
public sealed class MemoryPageStore : IPageStore
{
    private readonly ConcurrentDictionary<string, StoredPage> _pages = new();

    /// <inheritdoc/>
    public Task<StoredPage?> FindAsync(string url, CancellationToken cancellationToken) =>
        Task.FromResult(_pages.GetValueOrDefault(url));

    /// <inheritdoc/>
    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken)
    {
        _pages.TryAdd(page.Url, page);
        return Task.CompletedTask;
    }
}
