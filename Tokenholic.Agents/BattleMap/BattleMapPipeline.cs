using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap;

/// <summary>
/// The three agents one after the other – 研究, 分析, 可视化 – over one typed stream of events; the last event is
/// <see cref="MapCompleted"/>. Run again with the same store it fetches nothing twice and tells the same story.
/// </summary>
public sealed class BattleMapPipeline(ResearchAgent research, AnalysisAgent analysis, VisualizationAgent visualization)
{
    /// <summary>Makes a map. Throws <see cref="InvalidMapRequestException"/>; a page that fails is an event, never an exception.</summary>
    public IAsyncEnumerable<AgentEvent> RunAsync(MapRequest request, IPageStore store, CancellationToken cancellationToken) => RunAsync(request, store, null, cancellationToken);

    /// <summary>The same with models beside the rules; null for the rules alone.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(MapRequest request, IPageStore store, RunModels? models, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MapRequestRules.Demand(request);

        var pages = new List<StoredPage>();
        var failed = new List<StoredPage>();
        await foreach (var told in research.RunAsync(request, store, pages, models, cancellationToken))
        {
            if (told is PageFailed failure)
            {
                failed.Add(Failed(failure));
            }

            yield return told;
        }

        var extractions = new List<PageExtraction>();
        await foreach (var told in analysis.RunAsync(new CompanyProfile(request.CompanyName, request.Aliases), pages, extractions, models, cancellationToken))
        {
            yield return told;
        }

        await foreach (var told in visualization.RunAsync(request, [.. pages, .. failed], extractions, models, cancellationToken))
        {
            yield return told;
        }
    }

    /// <summary>A failed page is only an event to the research agent, but a line of the map.</summary>
    private static StoredPage Failed(PageFailed failure) => new()
    {
        Url = failure.Url,
        FinalUrl = failure.Url,
        Tier = SourceTier.Other,
        FetchedAt = default,
        Problem = Enum.TryParse<PageProblem>(failure.Reason.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var problem)
            ? problem : PageProblem.Unreachable,
        ProblemDetail = failure.Detail,
    };
}
