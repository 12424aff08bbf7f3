using System.Runtime.CompilerServices;
using System.Text.Json;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.BattleMap.Estimation.ByModel;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap;

/// <summary>可视化智能体: groups claims into workloads, estimates them, and writes the map document. Pure but for the clock.</summary>
public sealed class VisualizationAgent(Catalog catalog, EstimationBasisSource basis, TimeProvider time)
{
    private readonly ModelDrivers _drivers = new(catalog);

    /// <summary>Builds the map and tells of it: the stage's start and end (counting workloads), then <see cref="MapCompleted"/> with the pages that were read.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        MapRequest request,
        IReadOnlyList<StoredPage> pages,
        IReadOnlyList<PageExtraction> extractions,
        RunModels? models,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Visualization);
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield(); // lets a screen show the stage before the work begins
        var document = Build(request, pages, extractions, await basis(cancellationToken));
        if (models is not null)
        {
            document = await _drivers.ProposeAsync(models, document, cancellationToken);
            document = document with { Mode = models.Answers > 0 ? "rules+model" : "rules" };
        }

        yield return new StageFinished(Stage.Visualization, document.UseCases.Sum(u => u.Workloads.Count));
        yield return new MapCompleted(document, pages.Where(p => p.Problem is null).ToList());
    }

    /// <summary>
    /// The map of what the pages say. <paramref name="pages"/> are all pages of the run, failed ones included; the same input
    /// and clock give the same document. Nothing known gives a map without columns.
    /// </summary>
    public BattleMapDocument Build(MapRequest request, IReadOnlyList<StoredPage> pages, IReadOnlyList<PageExtraction> extractions, EstimationBasis with)
    {
        var now = time.GetUtcNow();
        var ledger = new EvidenceLedger(pages, extractions);
        var industry = request.Hypotheses ? Industries.Find(request.Industry) : null;
        var drafts = new WorkloadGrouping(catalog).Workloads(ledger.Claims);
        drafts = industry is null ? drafts : HypothesisBuilder.Add(drafts, industry);
        var estimator = new WorkloadEstimator(catalog, with.Prices, with.Templates, drafts, ledger.Volumes, DateOnly.FromDateTime(now.UtcDateTime));
        var workloads = drafts.Select((draft, i) => (draft.UseCase, Workload: estimator.Workload(draft, $"w{i + 1}"))).ToList();
        return new BattleMapDocument
        {
            Company = new(request.CompanyName, request.Sites, request.Industry, request.Fictional),
            GeneratedAt = now,
            Language = request.Language,
            Pages = ledger.Pages,
            Evidence = ledger.Evidence,
            UseCases = workloads.GroupBy(w => w.UseCase)
                .Select(g => new UseCaseColumn { Id = g.Key, Name = catalog.UseCase(g.Key).Name, Workloads = g.Select(w => w.Workload).ToList() })
                .ToList(),
            Prices = estimator.Prices,
            Totals = TotalsCalculator.Of(workloads.Select(w => w.Workload).ToList(), catalog),
            Rejected = ledger.Rejected,
            FailedPages = pages.Where(p => p.Problem is not null)
                .Select(p => new MapFailedPage(p.Url, JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Problem.ToString()!), p.ProblemDetail))
                .ToList(),
            Facts = UnusedFacts.Of(ledger.Volumes, workloads.Select(w => w.Workload)),
            Scoring = workloads.Exists(w => w.Workload.Opportunity.Score is not null) ? ScoreRules.Default : [],
            MarketPrior = drafts.Exists(d => d.IsAlive && d.Vendor == VendorIds.Unknown) ? Prior() : null,
            Hypotheses = request.Hypotheses ? new(request.Industry, industry?.Name) : null,
        };
    }

    /// <summary>By tokens of external customers, the only basis that is about clouds and tokens at once.</summary>
    private static MarketPrior? Prior()
    {
        const string Basis = "idc";
        var period = MarketShares.Default.Available.Where(a => a.Basis == Basis).Select(a => a.Period).FirstOrDefault();
        var shares = period is null ? [] : MarketShares.Default.Of(Basis, period);
        return shares is [var first, ..]
            ? new(Basis, first.Measure, period!, first.Certainty.ToString(), first.Source, shares.Select(s => new MarketPriorShare(s.Subject, s.Percent)).ToList())
            : null;
    }
}
