using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Agents.Research.Search;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Tests.Knowledge.Sources;

namespace Tokenholic.Tests.Agents.Research;

/// <summary>One run of the research agent over a local web, with everything it told and delivered.</summary>
internal sealed record ResearchRun(IReadOnlyList<AgentEvent> Events, IReadOnlyList<StoredPage> Pages)
{
    /// <summary>Budgets without pauses: a test's own server needs no rest.</summary>
    public static readonly CrawlBudget Quick = new() { Pause = TimeSpan.Zero, MaxPause = TimeSpan.FromMilliseconds(1) };

    public IEnumerable<string> Urls => Pages.Select(p => p.Url);

    public IEnumerable<string> Found => Events.OfType<PageFound>().Select(e => e.Url);

    public string? FailureOf(string url) => Events.OfType<PageFailed>().FirstOrDefault(e => e.Url == url)?.Reason;

    public static async Task<ResearchRun> OverAsync(
        LocalWeb web, MapRequest request, IPageStore? store = null, CrawlBudget? budget = null, BrowserFetcher? browser = null, TimeProvider? time = null, IWebSearch? search = null, CancellationToken cancellationToken = default)
    {
        using var fetcher = new PageFetcher(new NetworkGuard(web.GuardOptions), new FetchLimits { RetryDelay = TimeSpan.FromMilliseconds(1), Timeout = TimeSpan.FromMinutes(2) });
        var pages = new List<StoredPage>();
        var events = new List<AgentEvent>();
        await foreach (var told in new ResearchAgent(fetcher, browser, budget ?? Quick, time, search).RunAsync(request, store ?? new MemoryPageStore(), pages, cancellationToken))
            events.Add(told);
        return new ResearchRun(events, pages);
    }

    public static MapRequest Request(params string[] sites) => new() { CompanyName = "星河科技", Language = ReplyLanguage.Zh, Sites = sites };

    /// <summary>A page with enough of its own to say, and links.</summary>
    public static string Html(string about, params string[] links) =>
        $"<html><head><title>{about}</title></head><body><main><h1>{about}</h1><p>{about}：我们在这里写下一段足够长的话，好让读者知道这一页讲的是什么。</p>"
        + $"<p>{string.Join(" ", links.Select(l => $"<a href=\"{l}\">{l}</a>"))}</p></main></body></html>";
}
