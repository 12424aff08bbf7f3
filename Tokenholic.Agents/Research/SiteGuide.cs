using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Agents.Research;

/// <summary>Reads what a site itself says of its pages: sitemaps (through robots.txt or at the usual place) and feeds.</summary>
internal sealed class SiteGuide(PageFetcher fetcher, SiteRobots robots, HostGate gate, IPageStore store, TimeProvider time)
{
    private const int MaxSitemaps = 6;
    private const int MaxLinks = 1000;

    /// <summary>The pages the site's sitemaps name, best first.</summary>
    public async Task<StoredPage> ReadSitemapsAsync(Uri site, CancellationToken cancellationToken)
    {
        var key = $"sitemaps:{site.GetLeftPart(UriPartial.Authority)}";
        if (await store.FindAsync(key, cancellationToken) is { } known)
            return known;

        var rules = (await robots.ForAsync(site, cancellationToken)).Rules;
        var named = rules.Sitemaps.Select(s => Uri.TryCreate(site, s, out var url) && SiteHost.Registered(url.IdnHost) == SiteHost.Registered(site.IdnHost) ? url : null).OfType<Uri>().ToList();
        var waiting = new List<Uri>(named.Count > 0 ? named : [new Uri(site, "/sitemap.xml")]);
        var links = new List<PageLink>();
        var seen = new HashSet<Uri>();
        while (waiting.Count > 0 && seen.Count < MaxSitemaps)
        {
            var next = waiting.MaxBy(u => LinkRanking.Score(u, ""))!;
            waiting.Remove(next);
            if (!seen.Add(next))
                continue;
            var file = await ReadAsync(next, cancellationToken);
            links.AddRange(file.Pages);
            waiting.AddRange(file.Sitemaps.Where(s => SiteHost.Registered(s.IdnHost) == SiteHost.Registered(site.IdnHost)));
        }
        return await SaveAsync(key, links, cancellationToken);
    }

    /// <summary>The pages a feed names.</summary>
    public async Task<StoredPage> ReadFeedAsync(Uri feed, CancellationToken cancellationToken)
    {
        var key = $"feed:{feed.AbsoluteUri}";
        return await store.FindAsync(key, cancellationToken) ?? await SaveAsync(key, (await ReadAsync(feed, cancellationToken)).Pages, cancellationToken);
    }

    private async Task<LinkFile> ReadAsync(Uri url, CancellationToken cancellationToken)
    {
        var rules = (await robots.ForAsync(url, cancellationToken)).Rules;
        if (!rules.Allows(url))
            return new LinkFile([], []);
        using var place = await gate.EnterAsync(url.IdnHost, rules.CrawlDelay, cancellationToken);
        var fetched = await fetcher.FetchFileAsync(url, cancellationToken);
        return fetched.Page is { } page ? await LinkFile.ReadAsync(page.Body, page.Url, cancellationToken) : new LinkFile([], []);
    }

    private async Task<StoredPage> SaveAsync(string key, IEnumerable<PageLink> links, CancellationToken cancellationToken)
    {
        var best = links.OrderByDescending(l => LinkRanking.Score(l.Url, l.Text)).Take(MaxLinks).ToList();
        var page = new StoredPage { Url = key, FinalUrl = key, Tier = SourceTier.Other, FetchedAt = time.GetUtcNow(), Links = best };
        await store.SaveAsync(page, cancellationToken);
        return page;
    }
}
