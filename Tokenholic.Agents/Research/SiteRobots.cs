using System.Collections.Concurrent;
using System.Text;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Agents.Research;

/// <summary>The robots.txt of every host a run meets, fetched once and kept with the run's pages.</summary>
internal sealed class SiteRobots(PageFetcher fetcher, IPageStore store, TimeProvider time)
{
    private const int MaxCharacters = 500 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<Robots>>> _hosts = new(StringComparer.Ordinal);

    /// <summary>The rules for this address's host. A host without robots.txt, or one that does not answer, allows everything.</summary>
    public Task<Robots> ForAsync(Uri url, CancellationToken cancellationToken)
    {
        var address = new Uri(url, "/robots.txt");
        return _hosts.GetOrAdd(address.AbsoluteUri, _ => new(() => ReadAsync(address, cancellationToken))).Value;
    }

    private async Task<Robots> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        var key = $"robots:{address.AbsoluteUri}";
        var page = await store.FindAsync(key, cancellationToken);
        if (page is null)
        {
            var fetched = await fetcher.FetchFileAsync(address, cancellationToken);
            var text = fetched.Page is { } file ? Encoding.UTF8.GetString(file.Body) : "";
            page = new StoredPage
            {
                Url = key,
                FinalUrl = key,
                Tier = SourceTier.Other,
                FetchedAt = time.GetUtcNow(),
                Text = text[..Math.Min(text.Length, MaxCharacters)],
                Problem = fetched.Problem,
                ProblemDetail = fetched.Detail,
            };
            await store.SaveAsync(page, cancellationToken);
        }
        var isMissing = page.ProblemDetail?.StartsWith("HTTP 4", StringComparison.Ordinal) == true;
        return new Robots(RobotsRules.Parse(page.Text), IsUnclear: page.Problem is not null && !isMissing);
    }
}

/// <summary>A host's rules; <paramref name="IsUnclear"/> when the server failed to give them.</summary>
internal sealed record Robots(RobotsRules Rules, bool IsUnclear);
