using System.Collections.Concurrent;

namespace Tokenholic.Agents.Research.Search;

/// <summary>Where answers of a search engine are kept for a while: in memory, or in the database for all nodes.</summary>
public interface ISearchCache
{
    /// <summary>The answer stored for this query within the last <paramref name="maxAge"/>, or null.</summary>
    Task<SearchAnswer?> FindAsync(string query, TimeSpan maxAge, CancellationToken cancellationToken);

    /// <summary>Stores an answer; a newer one replaces it.</summary>
    Task SaveAsync(string query, SearchAnswer answer, CancellationToken cancellationToken);
}

/// <summary>Asks the engine only when nobody asked the same within the last hour; failures are not kept.</summary>
public sealed class CachedSearch(IWebSearch inner, ISearchCache cache) : IWebSearch
{
    /// <summary>How long an answer is good for.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<SearchAnswer> SearchAsync(string query, CancellationToken cancellationToken)
    {
        if (await cache.FindAsync(query, MaxAge, cancellationToken) is { } known)
            return known;
        var answer = await inner.SearchAsync(query, cancellationToken);
        if (answer.Problem is null)
            await cache.SaveAsync(query, answer, cancellationToken);
        return answer;
    }
}

/// <summary>Keeps answers as long as the process lives, at most a thousand of them.</summary>
public sealed class MemorySearchCache(TimeProvider time) : ISearchCache
{
    private const int MaxEntries = 1000;

    private readonly ConcurrentDictionary<string, (SearchAnswer Answer, DateTimeOffset At)> _answers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<SearchAnswer?> FindAsync(string query, TimeSpan maxAge, CancellationToken cancellationToken) =>
        Task.FromResult(_answers.TryGetValue(query, out var entry) && time.GetUtcNow() - entry.At < maxAge ? entry.Answer : null);

    /// <inheritdoc/>
    public Task SaveAsync(string query, SearchAnswer answer, CancellationToken cancellationToken)
    {
        if (_answers.Count >= MaxEntries)
            _answers.Clear();
        _answers[query] = (answer, time.GetUtcNow());
        return Task.CompletedTask;
    }
}
