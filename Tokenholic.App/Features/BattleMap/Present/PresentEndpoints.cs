using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Sharing;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources.Browser;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>A map outside the app: presented, printed, saved, or behind a link. All but the JSON are the customer-safe part.</summary>
internal static class PresentEndpoints
{
    private const string Script = "/js/present.js";
    private const int PngWidth = 1440;

    internal static void MapPresentations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/maps/{customerId:guid}/versions/{version:int}/present", (Guid customerId, int version, MapReader maps, MapDocuments documents, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, async map => Page(await documents.HtmlAsync(map, version, Script)), cancellationToken));
        endpoints.MapGet("/maps/{customerId:guid}/versions/{version:int}/export.pdf", (Guid customerId, int version, MapReader maps, MapDocuments documents, PagePrinter printer, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, async map => File(map, version, "pdf", "application/pdf", await printer.PdfAsync(await documents.HtmlAsync(map, version, null), cancellationToken)), cancellationToken));
        endpoints.MapGet("/maps/{customerId:guid}/versions/{version:int}/export.png", (Guid customerId, int version, MapReader maps, MapDocuments documents, PagePrinter printer, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, async map => File(map, version, "png", "image/png", await printer.PngAsync(await documents.HtmlAsync(map, version, null), PngWidth, cancellationToken)), cancellationToken));
        endpoints.MapGet("/maps/{customerId:guid}/versions/{version:int}/export.csv", (Guid customerId, int version, MapReader maps, IStringLocalizer<BattleMapText> text, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, map => Task.FromResult(File(map, version, "csv", "text/csv", MapCsv.Write(ClientMap.Of(map), text))), cancellationToken));
        endpoints.MapGet("/maps/{customerId:guid}/versions/{version:int}/export.json", (Guid customerId, int version, MapReader maps, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, map => Task.FromResult(File(map, version, "json", "application/json", JsonSerializer.SerializeToUtf8Bytes(map, BattleMapJson.Options))), cancellationToken));
        endpoints.MapGet("/share/{secret}", SharedAsync);
    }

    private static async Task<IResult> SharedAsync(string secret, HttpContext context, ShareLinks links, DocumentStore store, MapDocuments documents, CancellationToken cancellationToken)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the key
        context.Response.Headers.CacheControl = "no-store";
        return await links.FindAsync(secret, DocumentKinds.BattleMap, cancellationToken) is { } shared
            && await store.GetAsync<BattleMapDocument>(shared.DocumentId, shared.Version, cancellationToken) is { } map
                ? Page(await documents.HtmlAsync(map.Body, map.Version, Script))
                : Results.NotFound();
    }

    private static async Task<IResult> WithAsync(MapReader maps, Guid customerId, int version, Func<BattleMapDocument, Task<IResult>> answer, CancellationToken cancellationToken) =>
        await maps.FindAsync(customerId, version, cancellationToken) is { Map: { } map } ? await answer(map.Body) : Results.NotFound();

    private static IResult Page(string html) => Results.Content(html, "text/html", Encoding.UTF8);

    private static IResult File(BattleMapDocument map, int version, string extension, string type, byte[] bytes) =>
        Results.File(bytes, type, $"{FileName(map.Company.Name)}-v{version}.{extension}");

    private static string FileName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return safe[..Math.Min(safe.Length, 60)];
    }
}
