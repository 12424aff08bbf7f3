using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.ByModel;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>A page with what was read from it.</summary>
public sealed record PageExtraction(StoredPage Page, Extraction Extraction);

/// <summary>
/// 分析智能体: takes claims and quantities out of pages and believes only those whose quote stands in the page's text,
/// character for character, at the place given. The rules always read; a model, where one is assigned, adds and refines.
/// </summary>
public sealed class AnalysisAgent(ClaimExtractor extractor)
{
    /// <summary>Code of the notice that a page could not be analysed in time. Argument: its address.</summary>
    public const string NotAnalysed = "NotAnalysed";

    private readonly ModelClaimReader _model = new(Catalog.Default);

    /// <summary>Begins to read a page by the rules, beside whatever else is going on; null when it cannot be read in time.</summary>
    public Task<Extraction?> BeginAsync(CompanyProfile company, StoredPage page, CancellationToken cancellationToken) =>
        Task.Run(() => Read(company, new Passage(page.Url, page.Title, page.Text, page.Tier, page.Published)), cancellationToken);

    /// <summary>Reads by the rules alone.</summary>
    public IAsyncEnumerable<AgentEvent> RunAsync(CompanyProfile company, IReadOnlyList<StoredPage> pages, List<PageExtraction> output, CancellationToken cancellationToken) =>
        RunAsync(company, pages, output, null, cancellationToken);

    /// <summary>Reads by the rules and, when there are <paramref name="models"/>, by them as well.</summary>
    public IAsyncEnumerable<AgentEvent> RunAsync(CompanyProfile company, IReadOnlyList<StoredPage> pages, List<PageExtraction> output, RunModels? models, CancellationToken cancellationToken) =>
        RunAsync(company, pages, [], output, models, cancellationToken);

    /// <summary>
    /// Reads the pages in order, adding one entry per usable page to <paramref name="output"/> before its events are told.
    /// Pages with a problem are passed over. Without <paramref name="models"/> the rules read alone; <paramref name="begun"/> is what
    /// was begun for the first of the usable pages already.
    /// </summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        CompanyProfile company,
        IReadOnlyList<StoredPage> pages,
        IReadOnlyList<Task<Extraction?>> begun,
        List<PageExtraction> output,
        RunModels? models,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Analysis);
        var kept = 0;
        var usable = pages.Where(p => p.Problem is null).ToList();
        var tally = new ModelTally();
        // The model reads all pages at once, within its own limits; what it says is taken in page order.
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readings = models is null ? [] : usable.Select(page => _model.ReadAsync(models, company, page, left.Token)).ToList();
        await using var tidy = new LeftTasks(readings, left);
        foreach (var (index, page) in usable.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await (index < begun.Count ? begun[index] : BeginAsync(company, page, cancellationToken)) is not { } extraction)
            {
                yield return new Notice(NotAnalysed, page.Url);
                continue;
            }

            if (readings.Count > 0)
            {
                var read = await readings[index];
                tally.Add(read);
                extraction = QuoteCheck.Verify(ExtractionMerge.Merge(extraction, read.Extraction), page.Text);
            }

            output.Add(new PageExtraction(page, extraction));
            foreach (var claim in extraction.Claims)
            {
                yield return new ClaimKept(page.Url, claim.Quote, claim.UseCase, claim.Vendor, claim.Model, StatusCode(claim.Status));
            }

            foreach (var rejected in extraction.Rejected)
            {
                yield return new ClaimDropped(page.Url, rejected.Quote, JsonNamingPolicy.SnakeCaseLower.ConvertName(rejected.Reason.ToString()));
            }

            kept += extraction.Claims.Count;
        }

        foreach (var notice in tally.Notices(models))
        {
            yield return notice;
        }

        yield return new StageFinished(Stage.Analysis, kept);
    }

    /// <summary>The extraction, or null when a busy machine could not read the page in time: it costs this page and no other.</summary>
    private Extraction? Read(CompanyProfile company, Passage passage)
    {
        try
        {
            return QuoteCheck.Verify(extractor.Extract(company, passage), passage.Text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string StatusCode(UsageStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
