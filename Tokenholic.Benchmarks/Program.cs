using System.Diagnostics;
using System.Globalization;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Agents.Research.Search;
using Tokenholic.Benchmarks;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;

// One run over a simulated web of a hundred pages through the real search, crawl, browser, reading and extraction: when
// things happened, and how much longer it took than the slowest chain of requests. Never a test: it depends on the machine.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["overview"])
{
    await OverviewBenchmark.RunAsync();
    return;
}

if (args is ["revision"])
{
    await RevisionBenchmark.RunAsync();
    return;
}

if (args is ["search", var folder, var asked])
{
    SearchBenchmark.Run(folder, asked);
    return;
}

if (args is ["search"])
{
    SearchBenchmark.Run(25_000);
    SearchBenchmark.Run(100_000);
    return;
}

await using var web = await SimulatedWeb.StartAsync();
var guard = new NetworkGuard(web.Guard);
using var fetcher = new PageFetcher(guard);
await using var browser = new BrowserFetcher(guard);
using var http = new HttpClient();
var budget = new CrawlBudget { MaxPages = SimulatedPages.All.Count };
var research = new ResearchAgent(fetcher, browser, budget, search: new SearxngSearch(http, web.Search));
var analysis = new AnalysisAgent(new ClaimExtractor(Catalog.Default));
var request = new MapRequest { CompanyName = SimulatedPages.Company, Language = ReplyLanguage.Zh, Sites = [$"http://{SimulatedPages.Site}/"] };

var clock = Stopwatch.StartNew();
var read = new List<(string Url, TimeSpan At, bool Rendered)>();
var failed = 0;
TimeSpan researched = default;
await foreach (var told in BattleMapPipeline.ReadAsync(research, analysis, request, new MemoryPageStore(), [], [], null, default))
{
    if (told is PageRead page)
        read.Add((page.Url, clock.Elapsed, page.Rendered));
    else if (told is PageFailed failure)
        Console.WriteLine($"  failed {++failed}: {failure.Url} {failure.Reason} {failure.Detail}");
    else if (told is StageFinished { Stage: Stage.Research })
        researched = clock.Elapsed;
}

var total = clock.Elapsed;
var critical = CriticalPath.Of(read.Select(r => r.Url).ToHashSet(StringComparer.Ordinal), budget);
Console.WriteLine($"pages read {read.Count} (in the browser {read.Count(r => r.Rendered)}), failed {failed}");
for (var tenth = 1; tenth <= 10 && read.Count > 0; tenth++)
    Console.WriteLine($"  {tenth * 10,3} % of the pages after {read[(read.Count * tenth / 10) - 1].At.TotalSeconds,6:F2} s");
Console.WriteLine($"research  {researched.TotalSeconds,6:F2} s");
Console.WriteLine($"analysis  {(total - researched).TotalSeconds,6:F2} s after it");
Console.WriteLine($"critical path {critical.TotalSeconds:F2} s, ratio {total / critical:F2}");
