using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;

namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>A page with what was read from it.</summary>
public sealed record PageExtraction(StoredPage Page, Extraction Extraction);

/// <summary>
/// 分析智能体: takes claims and quantities out of pages and believes only those whose quote stands in the page's text,
/// character for character, at the place given.
/// </summary>
public sealed class AnalysisAgent(ClaimExtractor extractor)
{
    /// <summary>Code of the notice that a page could not be analysed in time. Argument: its address.</summary>
    public const string NotAnalysed = "NotAnalysed";

    /// <summary>
    /// Reads the pages in order, adding one entry per usable page to <paramref name="output"/> before its events are told.
    /// Pages with a problem are passed over.
    /// </summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        CompanyProfile company,
        IReadOnlyList<StoredPage> pages,
        List<PageExtraction> output,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Analysis);
        var kept = 0;
        foreach (var page in pages.Where(p => p.Problem is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var passage = new Passage(page.Url, page.Title, page.Text, page.Tier, page.Published);
            if (Read(company, passage) is not { } extraction)
            {
                yield return new Notice(NotAnalysed, page.Url);
                continue;
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
            await Task.Yield(); // a long page must not hold up whoever reads the events
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
