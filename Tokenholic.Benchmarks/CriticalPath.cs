using Tokenholic.Agents.Research;

namespace Tokenholic.Benchmarks;

/// <summary>The least time in which the pages can be had at all, whoever fetches them.</summary>
internal static class CriticalPath
{
    /// <summary>
    /// The longer of two: the slowest chain of links, each page waiting for the one that links to it (behind a search, for pages
    /// that only a search names), and the busiest host, which may be asked for so many pages at once and so often and no more.
    /// </summary>
    public static TimeSpan Of(IReadOnlyCollection<string> read, CrawlBudget budget)
    {
        var pages = SimulatedPages.All.Where(p => read.Contains($"http://{p.Address}")).ToList();
        var chain = pages.Select(p => Chain(p)).Max();
        var host = pages.GroupBy(p => p.Host, StringComparer.Ordinal).Select(g => Host([.. g], budget)).Max();
        return chain > host ? chain : host;
    }

    private static TimeSpan Chain(SimulatedPage page)
    {
        var before = page.Parent is { } parent ? Chain(SimulatedPages.All.First(p => p.Address == parent))
            : page.Host == SimulatedPages.Site ? SimulatedPages.RobotsLatency : SimulatedPages.SearchLatency * 2 + SimulatedPages.RobotsLatency;
        return before + page.Latency;
    }

    private static TimeSpan Host(IReadOnlyList<SimulatedPage> pages, CrawlBudget budget)
    {
        // a page that needs the browser is asked for twice
        var serving = pages.Aggregate(TimeSpan.Zero, (sum, p) => sum + (p.Latency * (p.NeedsBrowser ? 2 : 1))) / budget.PerHost;
        var pauses = budget.Pause * (pages.Count - 1);
        return SimulatedPages.RobotsLatency + (serving > pauses ? serving : pauses);
    }
}
