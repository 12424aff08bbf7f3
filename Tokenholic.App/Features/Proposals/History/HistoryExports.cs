using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Features.Proposals.Compare;
using Tokenholic.App.Features.Proposals.Revision;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources.Browser;

namespace Tokenholic.App.Features.Proposals.History;

/// <summary>The whole history as a file, for people and for programs.</summary>
internal static class HistoryExports
{
    internal static void MapHistoryExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/proposals/{customerId:guid}/history.json", async (Guid customerId, ProposalRounds rounds, CancellationToken cancellationToken) =>
            Results.File(JsonSerializer.SerializeToUtf8Bytes(await rounds.HistoryAsync(customerId, cancellationToken), BattleMapJson.Options), "application/json", "internal-proposal-history.json"));
        app.MapGet("/proposals/{customerId:guid}/history.md", async (Guid customerId, ProposalRounds rounds, RevisionWords words, IStringLocalizer<RevisionText> text, CancellationToken cancellationToken) =>
            Results.File(Encoding.UTF8.GetBytes(Markdown(await rounds.HistoryAsync(customerId, cancellationToken), words, text)), "text/markdown; charset=utf-8", "internal-proposal-history.md"));
        app.MapGet("/proposals/{customerId:guid}/history.pdf", async (Guid customerId, ProposalRounds rounds, CustomerStore customers, ChangeDocuments documents, PagePrinter printer, CancellationToken cancellationToken) =>
            await customers.FindAsync(customerId, cancellationToken) is { } customer
                ? Results.File(await printer.PdfAsync(await documents.HistoryAsync(customer.Name, await rounds.HistoryAsync(customerId, cancellationToken)), cancellationToken), "application/pdf", "internal-proposal-history.pdf")
                : Results.NotFound());
    }

    private static string Markdown(List<ProposalNode> history, RevisionWords words, IStringLocalizer<RevisionText> text)
    {
        var written = new StringBuilder($"> **{text["Internal"]}**\n\n# {text["HistoryTitle"]}\n");
        foreach (var node in history)
        {
            written.Append(CultureInfo.InvariantCulture, $"\n## {Plain(words.Reference(node))} · {Figures.DateAndTime(node.CreatedAt)} · {text[$"State_{node.State}"]}\n\n{Plain(words.How(node) + From(history, node, words, text))}\n\n{Plain(words.Summary(node))}\n");
            if (node.Round is not { } round)
            {
                continue;
            }

            if (round.Text.Length > 0)
            {
                written.Append(CultureInfo.InvariantCulture, $"\n> {Plain(round.Text)}\n\n");
            }

            foreach (var line in round.Trace)
            {
                written.Append(CultureInfo.InvariantCulture, $"- {Plain(round.Points.First(p => p.Id == line.PointId).Words)} — {words.Outcome(line.Outcome.ToString(), line.Code)}: {Plain(words.Trace(line.Code, line.Arguments))}{(LaterRounds.Met(history, node, line) is { } later ? $" ({text["MetLater"]} {Plain(words.Reference(later))})" : "")}\n");
            }
        }

        return written.ToString();
    }

    /// <summary>Where a branch left from; nothing for any other version.</summary>
    internal static string From(IReadOnlyList<ProposalNode> history, ProposalNode node, RevisionWords words, IStringLocalizer<RevisionText> text) =>
        node.Version == 1 && history.FirstOrDefault(n => n.DocumentId == node.ParentDocument && n.Version == node.ParentVersion) is { } parent ? " · " + text["LeftFrom", words.Reference(parent)] : "";

    // Words of others must not become markup.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            plain.Append(c is '<' or '>' or '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '#' ? "\\" : "").Append(c);
        }

        return plain.ToString();
    }
}
