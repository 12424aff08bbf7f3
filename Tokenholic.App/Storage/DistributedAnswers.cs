using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Agents.Research.Search;

namespace Tokenholic.App.Storage;

/// <summary>
/// Answers of models (a day) and of search engines (an hour) in the cache that all nodes share. A model's answer is kept under its
/// customer, so that a purge finds it.
/// </summary>
public sealed class DistributedAnswers(IDistributedCache cache, TimeProvider time) : IAnswerCache, ISearchCache
{
    private sealed record Kept<T>(DateTimeOffset At, T Answer);

    /// <inheritdoc/>
    public Task<KeptAnswer?> FindAsync(byte[] key, Guid? customerId, TimeSpan maxAge, CancellationToken cancellationToken) =>
        FindAsync<KeptAnswer>(ModelKey(key, customerId), maxAge, cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(byte[] key, Guid? customerId, KeptAnswer answer, CancellationToken cancellationToken) =>
        SaveAsync(ModelKey(key, customerId), answer, CachedChatClient.MaxAge, cancellationToken);

    /// <inheritdoc/>
    public Task<SearchAnswer?> FindAsync(string query, TimeSpan maxAge, CancellationToken cancellationToken) =>
        FindAsync<SearchAnswer>(SearchKey(query), maxAge, cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(string query, SearchAnswer answer, CancellationToken cancellationToken) =>
        SaveAsync(SearchKey(query), answer, CachedSearch.MaxAge, cancellationToken);

    // CustomerPrivacy knows these keys.
    private static string ModelKey(byte[] key, Guid? customerId) => $"model:{customerId?.ToString() ?? "-"}:{Convert.ToHexStringLower(key)}";

    private static string SearchKey(string query) => "search:" + Convert.ToHexStringLower(PostgresPageStore.UrlHash(query));

    private async Task<T?> FindAsync<T>(string key, TimeSpan maxAge, CancellationToken cancellationToken)
        where T : class =>
        await cache.GetAsync(key, cancellationToken) is { } bytes && JsonText.Read<Kept<T>>(Encoding.UTF8.GetString(bytes)) is var kept && time.GetUtcNow() - kept.At < maxAge ? kept.Answer : null;

    private Task SaveAsync<T>(string key, T answer, TimeSpan lasts, CancellationToken cancellationToken) =>
        cache.SetAsync(key, Encoding.UTF8.GetBytes(JsonText.Write(new Kept<T>(time.GetUtcNow(), answer))), new() { AbsoluteExpirationRelativeToNow = lasts }, cancellationToken);
}
