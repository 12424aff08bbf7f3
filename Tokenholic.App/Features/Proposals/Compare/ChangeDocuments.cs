using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Features.Proposals.History;
using Tokenholic.App.Features.Proposals.Revision;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources.Browser;

namespace Tokenholic.App.Features.Proposals.Compare;

/// <summary>Writes "what we changed for you" as one whole HTML document in the proposal's own language, without a circuit.</summary>
internal sealed class ChangeDocuments(IServiceProvider services, ILoggerFactory logs)
{
    private const string Styles = """
        body { margin: 0; background: #fff; color: #14181f; font: 15px/1.7 "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
        main { max-width: 820px; margin: 0 auto; padding: 32px 24px; } h1 { font-size: 26px; } h2 { font-size: 17px; margin: 24px 0 6px; } h1, h2 { break-after: avoid; } li, blockquote, .point { break-inside: avoid; } @page { size: A4; margin: 16mm 14mm; } @media print { main { padding: 0; max-width: none; } }
        .total { padding: 12px 16px; border-radius: 10px; background: #fff1e6; font-size: 19px; } li { margin-bottom: 8px; overflow-wrap: anywhere; } li b { margin-left: 8px; white-space: nowrap; } li div b { margin-left: 0; } small { display: block; color: #616b79; }
        del { background: #fdecec; color: #b4232a; } ins { background: #e5f6f0; color: #08694f; text-decoration: none; border-bottom: 2px solid #08694f; }
        .ours { padding: 8px 14px; border: 2px solid #b4232a; border-radius: 8px; color: #b4232a; font-weight: 600; } blockquote { margin: 6px 0; padding: 4px 12px; border-left: 3px solid #d8dde4; color: #3d4653; white-space: pre-wrap; overflow-wrap: anywhere; }
        """;

    internal Task<string> HtmlAsync(ProposalComparison comparison, IReadOnlyList<ProposalRound> rounds) =>
        ProposalDocuments.In(comparison.After.Language, () => WriteAsync<ChangeDocument>(new() { [nameof(ChangeDocument.Comparison)] = comparison, [nameof(ChangeDocument.Rounds)] = rounds }));

    /// <summary>The whole history on paper, in the language of whoever asks.</summary>
    internal Task<string> HistoryAsync(string company, IReadOnlyList<ProposalNode> history) =>
        WriteAsync<HistoryPrint>(new() { [nameof(HistoryPrint.Company)] = company, [nameof(HistoryPrint.History)] = history });

    private async Task<string> WriteAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return html.Replace("/* styles */", Styles, StringComparison.Ordinal);
    }
}

/// <summary>The addresses of comparisons for customers.</summary>
internal static class ChangeEndpoints
{
    internal static void MapChangeDocuments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/proposals/{customerId:guid}/changes", async (Guid customerId, string from, string to, ProposalVersions versions, ChangeDocuments documents, CancellationToken cancellationToken) =>
            await WriteAsync(customerId, from, to, versions, documents, cancellationToken) is { } html ? Results.Content(html, "text/html", Encoding.UTF8) : Results.NotFound());
        app.MapGet("/proposals/{customerId:guid}/changes.pdf", async (Guid customerId, string from, string to, ProposalVersions versions, ChangeDocuments documents, PagePrinter printer, CancellationToken cancellationToken) =>
            await WriteAsync(customerId, from, to, versions, documents, cancellationToken) is { } html ? Results.File(await printer.PdfAsync(html, cancellationToken), "application/pdf", "changes.pdf") : Results.NotFound());
    }

    private static async Task<string?> WriteAsync(Guid customerId, string from, string to, ProposalVersions versions, ChangeDocuments documents, CancellationToken cancellationToken)
    {
        var ((fromDocument, fromVersion), (toDocument, toVersion)) = (ProposalVersions.Parse(from), ProposalVersions.Parse(to));
        return fromVersion is not null && toVersion is not null
            && await versions.FindAsync(customerId, fromDocument, fromVersion, cancellationToken) is { } before && await versions.FindAsync(customerId, toDocument, toVersion, cancellationToken) is { } after
                ? await documents.HtmlAsync(ProposalComparer.Compare(before.Version.Body, after.Version.Body), Between(before, after))
                : null;
    }

    // The rounds on the way to it since it left the way to the other one: what was rolled back is not in it.
    private static List<ProposalRound> Between(OpenProposal before, OpenProposal after)
    {
        var shared = Way(before).Select(ProposalVersions.Name).ToHashSet();
        return [.. Way(after).TakeWhile(n => !shared.Contains(ProposalVersions.Name(n))).Reverse().Select(n => n.Round).OfType<ProposalRound>()];
    }

    private static IEnumerable<ProposalNode> Way(OpenProposal to)
    {
        for (var node = to.Node; node is not null;)
        {
            yield return node;
            var (document, version) = node.RestoredFrom is { } restored ? (node.DocumentId, restored) : (node.ParentDocument, node.ParentVersion);
            node = to.History.FirstOrDefault(n => n.DocumentId == document && n.Version == version);
        }
    }
}
