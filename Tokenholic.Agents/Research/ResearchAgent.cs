using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Agents.Research;

/// <summary>研究: reads what the rep gave, then the web, and tells what it finds as it goes.</summary>
public sealed class ResearchAgent(PageFetcher fetcher, BrowserFetcher? browser = null, CrawlBudget? budget = null, TimeProvider? time = null)
{
    private readonly CrawlBudget _budget = budget ?? new CrawlBudget();
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>
    /// Runs the stage. <paramref name="pages"/> receives every page with usable text, in an order that is the same when a
    /// resumed run finds its pages in <paramref name="store"/> instead of on the web; failing pages are only events.
    /// </summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        MapRequest request, IPageStore store, ICollection<StoredPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Research);
        if (request.Given.Count + request.Sites.Count + request.Urls.Count == 0)
            yield return new Notice(ResearchNotices.NoSources);

        var count = 0;
        foreach (var page in new GivenReader(_time).Read(request.Given, _ => SourceTier.Other))
        {
            yield return Told(page);
            if (page.Problem is null)
            {
                pages.Add(page);
                count++;
            }
        }
        foreach (var address in request.Sites.Concat(request.Urls).Take(_budget.MaxPages))
        {
            yield return new PageFound(address);
            var page = await VisitAsync(address, store, cancellationToken);
            yield return Told(page);
            if (page.Problem is null)
            {
                pages.Add(page);
                count++;
            }
        }
        yield return new StageFinished(Stage.Research, count);
    }

    private static AgentEvent Told(StoredPage page) => page.Problem is { } problem
        ? new PageFailed(page.Url, problem.ToString(), page.ProblemDetail)
        : new PageRead(page.Url, page.Title, page.Text.Length, page.Rendered);

    private async Task<StoredPage> VisitAsync(string address, IPageStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(address, cancellationToken) is { } known)
            return known;
        var page = new StoredPage { Url = address, FinalUrl = address, Tier = SourceTier.OwnSite, FetchedAt = _time.GetUtcNow() };
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return page with { Problem = PageProblem.BadAddress };

        var fetched = await fetcher.FetchAsync(url, cancellationToken);
        page = Read(page, fetched, out var needsBrowser);
        if (needsBrowser && browser is not null)
            page = Read(page, await browser.FetchAsync(url, cancellationToken), out _);
        await store.SaveAsync(page, cancellationToken);
        return page;
    }

    private static StoredPage Read(StoredPage page, FetchResult result, out bool needsBrowser)
    {
        needsBrowser = false;
        if (result.Page is not { } fetched)
            return page with { Problem = result.Problem, ProblemDetail = result.Detail };
        try
        {
            var text = PageReader.Read(fetched.Body, fetched.ContentType, fetched.Url);
            needsBrowser = text.NeedsBrowser;
            return page.WithText(text) with { FinalUrl = fetched.Url.AbsoluteUri, Rendered = fetched.Rendered };
        }
        catch (UnreadablePageException e)
        {
            return page with { Problem = e.Problem, ProblemDetail = e.Message };
        }
    }
}
