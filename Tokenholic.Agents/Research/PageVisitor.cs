using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Crawling;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Agents.Research;

/// <summary>What one visit brought; <paramref name="Bytes"/> is 0 when the page was in the run's store already, <paramref name="Hits"/> a search's, <paramref name="GoesOnTo"/> where the page itself leads.</summary>
internal sealed record Visit(StoredPage Page, long Bytes = 0, bool RobotsUnclear = false, IReadOnlyList<Candidate>? Hits = null, Uri? GoesOnTo = null);

/// <summary>Brings one page: from the run's store, else over HTTP, else – only where scripts hide its text – through the browser.</summary>
internal sealed class PageVisitor(PageFetcher fetcher, BrowserFetcher? browser, SiteRobots robots, HostGate gate, IPageStore store, TimeProvider time)
{
    private const int AlmostNothing = 40;
    private const int MostTextOfRefresh = 200;
    private const int MaxRefreshes = 3;

    /// <summary>Visits the page and stores what came of it, a problem included.</summary>
    public async Task<Visit> VisitAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(candidate.Url.AbsoluteUri, cancellationToken) is { } known)
            return new Visit(known);

        var visit = await FollowAsync(candidate, candidate.Url, cancellationToken);
        if (candidate.MayFallBack && visit.Page.Problem == PageProblem.Unreachable)
            visit = await FollowAsync(candidate, new UriBuilder(candidate.Url) { Scheme = "http", Port = -1 }.Uri, cancellationToken);
        await store.SaveAsync(visit.Page, cancellationToken);
        return visit;
    }

    /// <summary>A page that says little but where it goes on to by itself (<c>meta refresh</c>) is a redirect.</summary>
    private async Task<Visit> FollowAsync(Candidate candidate, Uri url, CancellationToken cancellationToken)
    {
        var visit = await FetchAsync(candidate, url, cancellationToken);
        for (var followed = 0; visit.GoesOnTo is { } next && followed < MaxRefreshes; followed++)
        {
            var target = await FetchAsync(candidate, next, cancellationToken);
            visit = target with { Bytes = target.Bytes + visit.Bytes, RobotsUnclear = target.RobotsUnclear || visit.RobotsUnclear };
        }

        return visit;
    }

    private async Task<Visit> FetchAsync(Candidate candidate, Uri url, CancellationToken cancellationToken)
    {
        var page = new StoredPage { Url = candidate.Url.AbsoluteUri, FinalUrl = url.AbsoluteUri, Tier = TierOf(candidate, url), FetchedAt = time.GetUtcNow() };
        var (rules, isUnclear) = await robots.ForAsync(url, cancellationToken);
        if (!rules.Allows(url))
            return new Visit(page with { Problem = PageProblem.Robots });

        using var place = await gate.EnterAsync(url.IdnHost, rules.CrawlDelay, cancellationToken);
        var fetched = await fetcher.FetchAsync(url, cancellationToken);
        if (fetched.Page is null)
            return new Visit(page with { Problem = fetched.Problem, ProblemDetail = fetched.Detail });

        var plain = Read(page, candidate, fetched.Page, out var needsBrowser);
        if (plain.Text.Length < MostTextOfRefresh && GoesOnTo(fetched.Page) is { } next)
            return new Visit(plain, fetched.Page.Body.Length, isUnclear, GoesOnTo: next);
        if (!needsBrowser || browser is null)
            return new Visit(plain, fetched.Page.Body.Length, isUnclear);
        var rendered = await browser.FetchAsync(fetched.Page.Url, cancellationToken);
        return new Visit(Better(plain, rendered, page, candidate), fetched.Page.Body.Length + (rendered.Page?.Body.Length ?? 0), isUnclear);
    }

    /// <summary>The rendered page when it says more; a browser that is missing or fails only matters where there is nothing else.</summary>
    private static StoredPage Better(StoredPage plain, FetchResult rendered, StoredPage page, Candidate candidate)
    {
        if (rendered.Page is null)
            return plain.Text.Length >= AlmostNothing ? plain : plain with { Text = "", Sha256 = "", Problem = rendered.Problem, ProblemDetail = rendered.Detail };
        var read = Read(page, candidate, rendered.Page, out _);
        if (read.Problem is PageProblem.Challenge or PageProblem.Gone && plain.Text.Length < AlmostNothing)
            return read;
        return read.Problem is null && read.Text.Length >= plain.Text.Length ? read : plain;
    }

    private static StoredPage Read(StoredPage page, Candidate candidate, FetchedPage fetched, out bool needsBrowser)
    {
        var hasScripts = fetched.Body.AsSpan().IndexOf("<script"u8) >= 0;
        page = page with { FinalUrl = fetched.Url.AbsoluteUri, Tier = TierOf(candidate, fetched.Url), FetchedAt = fetched.FetchedAt, Rendered = fetched.Rendered };
        try
        {
            var text = PageReader.Read(fetched.Body, fetched.ContentType, fetched.Url);
            if (StandIns.WhatIs(text) is { } standIn)
            {
                needsBrowser = false;
                return page with { Title = text.Title, Problem = standIn, Links = text.Links };
            }

            needsBrowser = text.NeedsBrowser || (text.Text.Length < AlmostNothing && hasScripts);
            return page.WithText(text) with { Links = [.. text.Links, .. LinksOfHead(fetched)] };
        }
        catch (UnreadablePageException e)
        {
            needsBrowser = e.Problem == PageProblem.Empty && hasScripts;
            return page with { Problem = e.Problem, ProblemDetail = e.Message };
        }
        catch (Exception e)
        {
            // Whatever a parser makes of hostile bytes, it costs this page and no other.
            needsBrowser = false;
            return page with { Problem = PageProblem.NotReadable, ProblemDetail = e.GetType().Name };
        }
    }

    private static Uri? GoesOnTo(FetchedPage page) =>
        IsHtml(page) && HeadLinks.Find(page.Body, page.Url).Refresh is { } next && PageUrl.Key(next) != PageUrl.Key(page.Url) ? next : null;

    private static bool IsHtml(FetchedPage page) => page.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) != false;

    private static IEnumerable<PageLink> LinksOfHead(FetchedPage page)
    {
        if (!IsHtml(page))
            return [];
        var head = HeadLinks.Find(page.Body, page.Url);
        var feeds = head.Feeds.Select(f => new PageLink(f, LinkRanking.FeedText));
        return head.Refresh is { } next ? feeds.Prepend(new PageLink(next, "")) : feeds;
    }

    /// <summary>A redirect may lead off the company's site; its home page leads where the company wants.</summary>
    private static SourceTier TierOf(Candidate candidate, Uri final)
    {
        var isOwn = candidate.Kind is CandidateKind.Site or CandidateKind.SiteHit
            || (candidate.IsOwn && SiteHost.Registered(final.IdnHost) == SiteHost.Registered(candidate.Url.IdnHost));
        if (!isOwn)
            return SourceHosts.TierOf(final);
        return SourceHosts.IsJobAd(final) ? SourceTier.JobAd : SourceTier.OwnSite;
    }
}
