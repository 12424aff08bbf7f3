using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Research.Search.ByModel;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Agents.Research.Search;

/// <summary>Turns a company's name into addresses to read, by asking a search engine; its answers are kept with the run.</summary>
internal sealed class SearchSeeds(IWebSearch search, MapRequest request, IPageStore store, TimeProvider time, SearchPlanner? planner = null)
{
    private const int MaxPages = 15;
    private const int MaxPerSite = 3;

    // Engines, shops and wikis about everything: they name every company and say nothing of it.
    private static readonly HashSet<string> Unhelpful = new(StringComparer.Ordinal)
    {
        "google.com", "bing.com", "baidu.com", "sogou.com", "so.com", "duckduckgo.com", "youtube.com", "facebook.com", "twitter.com", "x.com", "instagram.com", "pinterest.com",
        "taobao.com", "jd.com", "tmall.com", "amazon.com", "tianyancha.com", "qcc.com", "aiqicha.com", "douyin.com",
    };

    /// <summary>The hits worth reading, the best first; a problem when the engine could not be asked.</summary>
    public async Task<Visit> FindAsync(SiteScope scope, CancellationToken cancellationToken)
    {
        var queries = SearchQueries.For(request.CompanyName, request.Aliases);
        var first = await AskAsync(queries[0], cancellationToken);
        if (first.Problem is not null)
            return new Visit(first); // an engine that does not answer once is not asked seven times more
        if (planner is not null)
            queries = [.. queries.Concat(await planner.PlanAsync(request, store, cancellationToken)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var answers = await Task.WhenAll(queries.Skip(1).Select(q => AskAsync(q, cancellationToken)));

        var found = new Dictionary<string, (PageLink Link, double Score)>(StringComparer.Ordinal);
        foreach (var answer in answers.Prepend(first))
        {
            for (var rank = 0; rank < answer.Links.Count; rank++)
            {
                var link = answer.Links[rank];
                var key = PageUrl.Key(link.Url);
                var score = Score(scope, link) - (0.2 * rank);
                if (IsWorthReading(link.Url) && (!found.TryGetValue(key, out var known) || known.Score < score))
                    found[key] = (link, score);
            }
        }
        var ordered = found.Values.OrderByDescending(f => f.Score).ThenBy(f => f.Link.Url.AbsoluteUri, StringComparer.Ordinal).ToList();
        var fewPerSite = ordered.GroupBy(f => SiteHost.Registered(f.Link.Url.IdnHost), StringComparer.Ordinal).SelectMany(g => g.Take(MaxPerSite)).ToHashSet();
        var hits = ordered.Where(fewPerSite.Contains).Take(MaxPages)
            .Select(f => new Candidate(PageUrl.Canonical(f.Link.Url), CandidateKind.Hit, scope.Contains(f.Link.Url), f.Score));
        return new Visit(first with { Links = [] }, Hits: [.. OwnSite(first, scope), .. hits]);
    }

    /// <summary>Where no site was given: the first home page that answers "官网" under the company's name.</summary>
    private IEnumerable<Candidate> OwnSite(StoredPage answer, SiteScope scope)
    {
        var home = request.Sites.Count > 0 ? null : answer.Links.FirstOrDefault(l =>
            l.Url.AbsolutePath.Trim('/').Length <= "index.html".Length && IsWorthReading(l.Url) && NamesCompany(l) && scope.TierOf(l.Url) == SourceTier.Other);
        return home is null ? [] : [new Candidate(PageUrl.Canonical(home.Url), CandidateKind.SiteHit, IsOwn: true)];
    }

    private static bool IsWorthReading(Uri url) => !Unhelpful.Contains(SiteHost.Registered(url.IdnHost)) && LinkRanking.IsPage(url) && url.UserInfo.Length == 0;

    private bool NamesCompany(PageLink link) => request.Aliases.Prepend(request.CompanyName).Any(n => link.Text.Contains(n, StringComparison.OrdinalIgnoreCase));

    /// <summary>A hit that names the company comes before one that does not; close sources come before far ones.</summary>
    private double Score(SiteScope scope, PageLink link) =>
        LinkRanking.Score(link.Url, link.Text)
        + (NamesCompany(link) ? 10 : 0)
        + (scope.TierOf(link.Url) switch { SourceTier.OwnSite => 4, SourceTier.VendorCase => 4, SourceTier.Press => 3, SourceTier.Repository => 2, SourceTier.JobAd => 2, _ => 0 });

    /// <summary>The engine's answer, from the run's own store when it was asked before.</summary>
    private async Task<StoredPage> AskAsync(string query, CancellationToken cancellationToken)
    {
        var key = $"search:{query}";
        if (await store.FindAsync(key, cancellationToken) is { } known)
            return known;
        var answer = await search.SearchAsync(query, cancellationToken);
        var page = new StoredPage { Url = key, FinalUrl = key, Tier = SourceTier.Other, FetchedAt = time.GetUtcNow(), Links = answer.Hits, Problem = answer.Problem };
        await store.SaveAsync(page, cancellationToken);
        return page;
    }
}
