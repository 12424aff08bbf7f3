using System.Runtime.CompilerServices;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research.Search;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>
/// Reads sites and single pages within a budget. Several pages are on their way at once, but what they bring is taken in the
/// order they were sent for, and only that decides what is sent for next: the same web gives the same pages in the same order.
/// </summary>
internal sealed class Crawl(SiteScope scope, PageVisitor visitor, SiteGuide guide, SearchSeeds? search, PageTextFilter filter, CrawlBudget budget, TimeProvider time)
{
    private readonly Frontier _frontier = new(scope);
    private readonly OutsideLinks _outside = new(scope);
    private readonly HashSet<string> _unclearHosts = new(StringComparer.Ordinal);
    private readonly Queue<Candidate> _seeds = new();
    private readonly Queue<(Candidate Candidate, Task<Visit> Visit)> _underway = new();
    private int _pages;
    private long _bytes;

    /// <summary>Tells what is found and read, and adds the usable pages.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        IEnumerable<Candidate> seeds, ICollection<StoredPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var seed in seeds.Where(s => !IsPage(s) || _frontier.Mark(s.Url)))
            _seeds.Enqueue(seed);
        using var timeUp = new CancellationTokenSource(budget.MaxTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        try
        {
            while (true)
            {
                while (_underway.Count < budget.Concurrency && !IsSpent(timeUp) && Next() is { } next)
                {
                    if (IsPage(next))
                        yield return new PageFound(next.Url.AbsoluteUri);
                    _underway.Enqueue((next, Task.Run(() => VisitAsync(next, either.Token), either.Token)));
                }
                if (!_underway.TryPeek(out var first))
                    break;
                var visit = await OutcomeAsync(first.Candidate, first.Visit, cancellationToken);
                _underway.Dequeue();
                foreach (var told in Take(first.Candidate, visit, pages))
                    yield return told;
            }
        }
        finally
        {
            await either.CancelAsync();
            await Task.WhenAll(_underway.Select(u => u.Visit)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        foreach (var told in Rest())
            yield return told;
    }

    private static bool IsPage(Candidate candidate) => candidate.Kind is not (CandidateKind.Guide or CandidateKind.Feed or CandidateKind.Search);

    private bool IsSpent(CancellationTokenSource timeUp) => timeUp.IsCancellationRequested || _bytes >= budget.MaxBytes;

    private Candidate? Next()
    {
        if (_pages >= budget.MaxPages)
            return null;
        var next = _seeds.Count > 0 ? _seeds.Dequeue() : _frontier.Take();
        if (next is not null && IsPage(next))
            _pages++;
        return next;
    }

    private async Task<Visit> VisitAsync(Candidate candidate, CancellationToken cancellationToken) => candidate.Kind switch
    {
        CandidateKind.Guide => new Visit(await guide.ReadSitemapsAsync(candidate.Url, cancellationToken)),
        CandidateKind.Search => await search!.FindAsync(scope, cancellationToken),
        CandidateKind.Feed => new Visit(await guide.ReadFeedAsync(candidate.Url, cancellationToken)),
        _ => await visitor.VisitAsync(candidate, cancellationToken),
    };

    private async Task<Visit> OutcomeAsync(Candidate candidate, Task<Visit> visit, CancellationToken cancellationToken)
    {
        try
        {
            return await visit;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The run's time ended while it was on its way; it is not stored, a resumed run may have it.
            var address = candidate.Url.AbsoluteUri;
            return new Visit(new StoredPage { Url = address, FinalUrl = address, Tier = SourceTier.Other, FetchedAt = time.GetUtcNow(), Problem = PageProblem.OverBudget });
        }
    }

    private IEnumerable<AgentEvent> Take(Candidate candidate, Visit visit, ICollection<StoredPage> pages)
    {
        _bytes += visit.Bytes;
        var page = visit.Page;
        if (!IsPage(candidate))
        {
            _frontier.Offer(page.Links);
            foreach (var hit in (visit.Hits ?? []).Where(h => _frontier.Mark(h.Url)))
                _seeds.Enqueue(hit);
            if (candidate.Kind == CandidateKind.Search && page.Problem is not null)
                yield return new Notice(ResearchNotices.SearchUnreachable);
            yield break;
        }
        if (visit.RobotsUnclear && _unclearHosts.Add(candidate.Url.IdnHost))
            yield return new Notice(ResearchNotices.RobotsUnclear, candidate.Url.IdnHost);

        var final = new Uri(page.FinalUrl);
        var judged = filter.Judge(page, mayBeAnothers: candidate.Kind is CandidateKind.Hit or CandidateKind.SiteHit);
        if (judged.Problem is null && pages.Any(p => p.Url == judged.FinalUrl))
            judged = PageTextFilter.Without(judged, PageProblem.Duplicate, judged.FinalUrl); // two addresses that lead to one page
        var isSite = (candidate.Kind == CandidateKind.Site && page.Problem is (null or PageProblem.Empty)) || (candidate.Kind == CandidateKind.SiteHit && judged.Problem is null);
        if (isSite)
        {
            scope.Add(final);
            if (candidate.Kind == CandidateKind.SiteHit)
                yield return new Notice(ResearchNotices.SiteGuessed, final.IdnHost);
            if (candidate.Kind == CandidateKind.SiteHit || final.GetLeftPart(UriPartial.Authority) != candidate.Url.GetLeftPart(UriPartial.Authority))
                _seeds.Enqueue(new Candidate(final, CandidateKind.Guide, IsOwn: true));
        }
        _frontier.Mark(final);
        yield return PageTexts.Told(judged);
        if (judged.Problem is null)
            pages.Add(judged with { Url = judged.FinalUrl }); // cited where it stands, not where a redirect began
        if ((isSite || candidate.Kind == CandidateKind.Link) && judged.Problem != PageProblem.Duplicate)
        {
            _frontier.Offer(page.Links);
            Follow(_outside.Of(page));
        }
        else if (candidate.Kind == CandidateKind.Hit && judged.Problem is null)
        {
            Follow(_outside.RepositoriesOf(page));
        }
    }

    private void Follow(IEnumerable<Candidate> candidates)
    {
        foreach (var candidate in candidates.Where(c => _frontier.Mark(c.Url)))
            _seeds.Enqueue(candidate);
    }

    private IEnumerable<AgentEvent> Rest()
    {
        foreach (var seed in _seeds.Where(IsPage))
            yield return new PageFailed(seed.Url.AbsoluteUri, nameof(PageProblem.OverBudget));
        if (_frontier.Count > 0)
            yield return new Notice(_pages >= budget.MaxPages ? ResearchNotices.PagesLeft : ResearchNotices.TimeSpent, _frontier.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
