using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap;

/// <summary>
/// The three agents – 研究, 分析, 可视化 – over one typed stream of events; the last event is <see cref="MapCompleted"/>. A page is
/// analysed while others are still on their way, and told of in its turn. Run again with the same store it fetches nothing twice
/// and tells the same story.
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
        var extractions = new List<PageExtraction>();
        var searchFailed = false;
        await foreach (var told in ReadAsync(research, analysis, request, store, pages, extractions, models, cancellationToken))
        {
            if (told is PageFailed failure)
            {
                failed.Add(Failed(failure));
            }

            searchFailed |= told is Notice { Code: ResearchNotices.SearchUnreachable };
            yield return told;
        }

        await foreach (var told in visualization.RunAsync(request, [.. pages, .. failed], extractions, models, cancellationToken))
        {
            yield return told is MapCompleted map ? map with { NothingRead = pages.Count == 0 && IsFailure(failed, searchFailed) } : told;
        }
    }

    /// <summary>Without sources there was nothing to fail at, and a page about somebody else was read: the reader decides whether it is.</summary>
    private static bool IsFailure(List<StoredPage> failed, bool searchFailed) =>
        (failed.Count > 0 || searchFailed) && !failed.Exists(page => page.Problem is PageProblem.OtherSubject);

    /// <summary>The first two agents: <paramref name="pages"/> and <paramref name="extractions"/> receive what was read and what it says.</summary>
    public static async IAsyncEnumerable<AgentEvent> ReadAsync(
        ResearchAgent research,
        AnalysisAgent analysis,
        MapRequest request,
        IPageStore store,
        List<StoredPage> pages,
        List<PageExtraction> extractions,
        RunModels? models,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var company = new CompanyProfile(request.CompanyName, request.Aliases);
        var begun = new List<Task<Extraction?>>();
        try
        {
            await foreach (var told in research.RunAsync(request, store, pages, models, cancellationToken))
            {
                while (begun.Count < pages.Count)
                {
                    begun.Add(analysis.BeginAsync(company, pages[begun.Count], cancellationToken));
                }

                yield return told;
            }

            await foreach (var told in analysis.RunAsync(company, pages, begun, extractions, models, cancellationToken))
            {
                yield return told;
            }
        }
        finally
        {
            // whoever stops in the middle leaves no work behind
            await Task.WhenAll(begun).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
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
