using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research.Search;
using Tokenholic.Agents.Research.Search.ByModel;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Crawling;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Agents.Research;

/// <summary>研究: reads what the rep gave, then the web, and tells what it finds as it goes.</summary>
public sealed class ResearchAgent(
    PageFetcher fetcher, BrowserFetcher? browser = null, CrawlBudget? budget = null, TimeProvider? time = null, IWebSearch? search = null)
{
    private readonly CrawlBudget _budget = budget ?? new CrawlBudget();
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Runs the stage without a model.</summary>
    public IAsyncEnumerable<AgentEvent> RunAsync(MapRequest request, IPageStore store, ICollection<StoredPage> pages, CancellationToken cancellationToken) =>
        RunAsync(request, store, pages, null, cancellationToken);

    /// <summary>
    /// Runs the stage. <paramref name="pages"/> receives every page with usable text, in an order that is the same when a
    /// resumed run finds its pages in <paramref name="store"/> instead of on the web; failing pages are only events. A model, where
    /// there is one, adds to what is searched for.
    /// </summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        MapRequest request, IPageStore store, ICollection<StoredPage> pages, RunModels? models, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Research);
        if (request.Given.Count + request.Sites.Count + request.Urls.Count == 0 && search is null)
            yield return new Notice(ResearchNotices.NoSources);
        else if (search is null && !request.Fictional && !request.Given.Any(g => g.Kind == GivenKind.SavedPage))
            yield return new Notice(ResearchNotices.NoSearch);

        var before = pages.Count;
        var scope = SiteScope.Of(request.Sites);
        foreach (var page in new GivenReader(_time).Read(request.Given, scope.TierOf))
        {
            yield return PageTexts.Told(page);
            if (page.Problem is null)
                pages.Add(page);
        }
        // A folder of saved pages stands in for the web; the sites then only say which of them are the company's own.
        if (!request.Given.Any(g => g.Kind == GivenKind.SavedPage))
        {
            var seeds = new List<Candidate>();
            foreach (var refused in ReadAddresses(request, scope, seeds))
                yield return refused;
            if (search is not null && !request.Fictional)
                seeds.Add(new Candidate(new Uri("search:"), CandidateKind.Search, IsOwn: false));
            await foreach (var told in NewCrawl(request, scope, store, models).RunAsync(seeds, pages, cancellationToken))
                yield return told;
        }
        yield return new StageFinished(Stage.Research, pages.Count - before);
    }

    private Crawl NewCrawl(MapRequest request, SiteScope scope, IPageStore store, RunModels? models)
    {
        var robots = new SiteRobots(fetcher, store, _time);
        var gate = new HostGate(_budget.PerHost, _budget.Pause, _budget.MaxPause, _time);
        var visitor = new PageVisitor(fetcher, browser, robots, gate, store, _time);
        var seeds = search is null || request.Fictional ? null : new SearchSeeds(search, request, store, _time, models is null ? null : new SearchPlanner(models));
        var filter = new PageTextFilter([request.CompanyName, .. request.Aliases]);
        return new Crawl(scope, visitor, new SiteGuide(fetcher, robots, gate, store, _time), seeds, filter, _budget, _time);
    }

    /// <summary>Sites first with the guides to them, then single pages; what is no address is told.</summary>
    private static IEnumerable<AgentEvent> ReadAddresses(MapRequest request, SiteScope scope, List<Candidate> seeds)
    {
        foreach (var (written, kind) in request.Sites.Select(s => (s, CandidateKind.Site)).Concat(request.Urls.Select(u => (u, CandidateKind.Single))))
        {
            if (SiteAddress.Parse(written).Value is not { } url)
            {
                yield return new PageFailed(written, nameof(PageProblem.BadAddress));
                continue;
            }
            seeds.Add(new Candidate(PageUrl.Canonical(url), kind, scope.Contains(url), MayFallBack: url.Scheme == "https"));
            if (kind == CandidateKind.Site && !SiteHost.IsFolderHost(url.IdnHost))
                seeds.Add(new Candidate(url, CandidateKind.Guide, IsOwn: true));
        }
    }
}
