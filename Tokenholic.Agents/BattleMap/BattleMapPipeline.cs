using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;

namespace Tokenholic.Agents.BattleMap;

/// <summary>
/// The three agents one after the other – 研究, 分析, 可视化 – over one typed stream of events; the last event is
/// <see cref="MapCompleted"/>. Run again with the same store it fetches nothing twice and tells the same story.
/// </summary>
public sealed class BattleMapPipeline(ResearchAgent research, AnalysisAgent analysis, TimeProvider time)
{
    /// <summary>Makes a map. Throws <see cref="InvalidMapRequestException"/>; a page that fails is an event, never an exception.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(MapRequest request, IPageStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MapRequestRules.Demand(request);

        var pages = new List<StoredPage>();
        await foreach (var told in research.RunAsync(request, store, pages, cancellationToken))
        {
            yield return told;
        }

        var extractions = new List<PageExtraction>();
        var company = new CompanyProfile(request.CompanyName, [.. request.Aliases]);
        await foreach (var told in analysis.RunAsync(company, pages, extractions, cancellationToken))
        {
            yield return told;
        }

        yield return new StageStarted(Stage.Visualization);
        yield return new StageFinished(Stage.Visualization, 0);
        var nothing = new TotalFigures { Workloads = 0 };
        yield return new MapCompleted(
            new BattleMapDocument
            {
                Company = new MapCompany(request.CompanyName, request.Sites, request.Industry, request.Fictional),
                GeneratedAt = time.GetUtcNow(),
                Language = request.Language,
                Pages = [.. pages.Select((page, i) => new MapPage
                {
                    Id = $"p{i + 1}", Url = page.Url, Title = page.Title, Tier = page.Tier, Published = page.Published,
                    FetchedAt = page.FetchedAt, Sha256 = page.Sha256, Characters = page.Text.Length,
                })],
                Evidence = [],
                UseCases = [],
                Prices = [],
                Totals = new MapTotals { Known = nothing, Assumed = nothing, ByVendor = [] },
                Rejected = [],
                FailedPages = [],
            },
            pages);
    }
}
