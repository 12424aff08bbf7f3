using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources.Browser;

namespace Tokenholic.App.Features.Proposals;

/// <summary>A proposal outside the app: as a file, or behind a link that needs no account.</summary>
internal static class ProposalEndpoints
{
    // The newest proposal's versions, and those of any branch.
    private static readonly string[] Versions = ["/proposals/{customerId:guid}/versions/{version:int}", "/proposals/{customerId:guid}/documents/{documentId:guid}/versions/{version:int}"];

    /// <summary>What a request for a version needs; without a document it is a version of the newest one.</summary>
    internal sealed record Asked(Guid CustomerId, Guid? DocumentId, int Version, DocumentStore Documents, IStringLocalizer<ProposalsText> Text, CancellationToken CancellationToken);

    internal static void MapProposals(this IEndpointRouteBuilder app)
    {
        foreach (var version in Versions)
        {
            app.MapGet(version + "/export.md", ([AsParameters] Asked asked) => FileAsync(asked, "md", "text/markdown; charset=utf-8", p => Task.FromResult(
                ProposalDocuments.In(p.Body.Language, () => Encoding.UTF8.GetBytes(ProposalMarkdown.Write(p.Body, id => asked.Text[$"Section_{id}"]))))));
            app.MapGet(version + "/export.json", ([AsParameters] Asked asked) => FileAsync(asked, "json", "application/json", p => Task.FromResult(JsonSerializer.SerializeToUtf8Bytes(p.Body, BattleMapJson.Options))));
            app.MapGet(version + "/export.docx", ([AsParameters] Asked asked) => FileAsync(
                asked, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", p => Task.FromResult(ProposalWord.Write(p.Body, p.Version, asked.Text))));
            app.MapGet(version + "/export.pptx", ([AsParameters] Asked asked) => FileAsync(
                asked, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", p => Task.FromResult(ProposalSlides.Write(p.Body, p.Version, asked.Text))));
            app.MapGet(version + "/export.pdf", ([AsParameters] Asked asked, ProposalDocuments pages, PagePrinter printer) => FileAsync(
                asked, "pdf", "application/pdf", async p => await printer.PdfAsync(await pages.HtmlAsync(p.Body, p.Version), asked.CancellationToken)));
        }

        app.MapGet("/share/proposal/{secret}", SharedAsync);
    }

    private static async Task<IResult> SharedAsync(string secret, HttpContext context, ShareLinks links, DocumentStore documents, ProposalDocuments pages, CancellationToken cancellationToken)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the key
        context.Response.Headers.CacheControl = "no-store";
        return await links.FindAsync(secret, DocumentKinds.Proposal, cancellationToken) is { } shared
            && await documents.GetAsync<ProposalDocument>(shared.DocumentId, shared.Version, cancellationToken) is { } proposal
                ? Results.Content(await pages.HtmlAsync(proposal.Body, proposal.Version), "text/html", Encoding.UTF8)
                : Results.NotFound();
    }

    private static async Task<IResult> FileAsync(Asked asked, string extension, string type, Func<DocumentVersion<ProposalDocument>, Task<byte[]>> write) =>
        await VersionAsync(asked.Documents, asked.CustomerId, asked.DocumentId, asked.Version, asked.CancellationToken) is { } proposal
            ? Results.File(await write(proposal), type, $"{FileName(proposal.Body.Company)}-v{proposal.Version}.{extension}")
            : Results.NotFound();

    /// <summary>That version of one of the customer's proposals, or of the one that was worked on last; null when there is none.</summary>
    internal static async Task<DocumentVersion<ProposalDocument>?> VersionAsync(DocumentStore documents, Guid customerId, Guid? documentId, int version, CancellationToken cancellationToken) =>
        await documents.LatestAsync<ProposalDocument>(customerId, DocumentKinds.Proposal, documentId, cancellationToken) is not { } latest ? null
            : latest.Version == version ? latest : await documents.GetAsync<ProposalDocument>(latest.Id, version, cancellationToken);

    private static string FileName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return safe[..Math.Min(safe.Length, 60)];
    }
}
