using System.Runtime.CompilerServices;
using System.Text.Json;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap;

/// <summary>可视化智能体: groups claims into workloads, estimates them, and writes the map document. Pure but for the clock.</summary>
public sealed class VisualizationAgent(Catalog catalog, PriceBook prices, TimeProvider time)
{
    /// <summary>Builds the map and tells of it: the stage's start and end (counting workloads), then <see cref="MapCompleted"/> with the pages that were read.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        MapRequest request,
        IReadOnlyList<StoredPage> pages,
        IReadOnlyList<PageExtraction> extractions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Visualization);
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield(); // lets a screen show the stage before the work begins
        var document = Build(request, pages, extractions);
        yield return new StageFinished(Stage.Visualization, document.UseCases.Sum(u => u.Workloads.Count));
        yield return new MapCompleted(document, pages.Where(p => p.Problem is null).ToList());
    }

    /// <summary>
    /// The map of what the pages say. <paramref name="pages"/> are all pages of the run, failed ones included; the same input
    /// and clock give the same document. Nothing known gives a map without columns.
    /// </summary>
    public BattleMapDocument Build(MapRequest request, IReadOnlyList<StoredPage> pages, IReadOnlyList<PageExtraction> extractions)
    {
        var ledger = new EvidenceLedger(pages, extractions);
        var workloads = new WorkloadGrouping(catalog).Workloads(ledger.Claims).Select(Workload).ToList();
        return new BattleMapDocument
        {
            Company = new(request.CompanyName, request.Sites, request.Industry, request.Fictional),
            GeneratedAt = time.GetUtcNow(),
            Language = request.Language,
            Pages = ledger.Pages,
            Evidence = ledger.Evidence,
            UseCases = workloads.GroupBy(w => w.UseCase)
                .Select(g => new UseCaseColumn { Id = g.Key, Name = catalog.UseCase(g.Key).Name, Workloads = g.Select(w => w.Workload).ToList() })
                .ToList(),
            Prices = [],
            Totals = TotalsCalculator.Of(workloads.Select(w => w.Workload).ToList(), catalog),
            Rejected = ledger.Rejected,
            FailedPages = pages.Where(p => p.Problem is not null)
                .Select(p => new MapFailedPage(p.Url, JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Problem.ToString()!), p.ProblemDetail))
                .ToList(),
        };
    }

    private (string UseCase, Workload Workload) Workload(WorkloadDraft draft, int index) => (draft.UseCase, new Workload
    {
        Id = $"w{index + 1}",
        Vendor = draft.Vendor,
        Model = draft.Model,
        ModelName = draft.Model is null ? null : catalog.Model(draft.Model)?.Name ?? LocalizedText.Same(draft.Model),
        Status = draft.Status,
        UsageLabel = draft.UsageLabel,
        Label = draft.UsageLabel,
        EvidenceIds = draft.Supporting.Select(c => c.Evidence.Id).ToList(),
        ConflictIds = draft.Conflicting.Select(c => c.Evidence.Id).ToList(),
        Opportunity = new("none", null, LocalizedText.Same("")),
        InTotals = draft.Status is UsageStatus.InUse && draft.UsageLabel is not Label.Assumed && prices.Rows.Count > 0,
    });
}
