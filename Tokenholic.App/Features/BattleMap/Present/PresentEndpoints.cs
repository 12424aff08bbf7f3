using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Sharing;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources.Browser;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>A map outside the app: presented, printed, saved, or behind a link. All of it is the customer-safe part, but for the whole document that is named so.</summary>
internal static class PresentEndpoints
{
    private const string Script = "/js/present.js";
    private const string Open = "application/vnd.openxmlformats-officedocument.";

    internal static void MapPresentations(this IEndpointRouteBuilder endpoints)
    {
        var map = endpoints.MapGroup("/maps/{customerId:guid}/versions/{version:int}");
        map.MapGet("/present", (Guid customerId, int version, bool? clouds, MapReader maps, MapDocuments documents, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, async map => Page(await documents.HtmlAsync(map, version, Script)), cancellationToken));
        map.MapGet("/export.pdf", (Guid customerId, int version, bool? clouds, MapReader maps, MapDocuments documents, PagePrinter printer, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, async map => File(map, version, "pdf", "application/pdf", await printer.PdfAsync(await documents.HtmlAsync(map, version, null), cancellationToken)), cancellationToken));
        map.MapGet("/export.png", (Guid customerId, int version, bool? clouds, MapReader maps, MapDocuments documents, PagePrinter printer, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, async map => File(map, version, "png", "image/png", await PngAsync(await documents.PictureAsync(map, version), printer, cancellationToken)), cancellationToken));
        map.MapGet("/export.pptx", (Guid customerId, int version, bool? clouds, MapReader maps, IStringLocalizer<BattleMapText> text, IStringLocalizer<PresentText> words, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, map => Task.FromResult(File(map, version, "pptx", Open + "presentationml.presentation", new MapSlides(map, version, text, words).Write())), cancellationToken));
        map.MapGet("/export.xlsx", (Guid customerId, int version, bool? clouds, MapReader maps, IStringLocalizer<BattleMapText> text, IStringLocalizer<PresentText> words, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, map => Task.FromResult(File(map, version, "xlsx", Open + "spreadsheetml.sheet", MapWorkbook.Write(map, version, text, words))), cancellationToken, ClientParts.Prices));
        map.MapGet("/export.csv", (Guid customerId, int version, bool? clouds, MapReader maps, IStringLocalizer<BattleMapText> text, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, map => Task.FromResult(File(map, version, "csv", "text/csv", MapCsv.Write(map, text))), cancellationToken));
        map.MapGet("/export.json", (Guid customerId, int version, bool? clouds, MapReader maps, CancellationToken cancellationToken) =>
            WithAsync(maps, customerId, version, clouds, map => Task.FromResult(File(map, version, "json", "application/json", JsonSerializer.SerializeToUtf8Bytes(map, BattleMapJson.Options))), cancellationToken));
        map.MapGet("/internal.json", async (Guid customerId, int version, MapReader maps, CancellationToken cancellationToken) =>
            await maps.FindAsync(customerId, version, cancellationToken) is { Map: { } map }
                ? File(map.Body, version, "internal.json", "application/json", JsonSerializer.SerializeToUtf8Bytes(map.Body, BattleMapJson.Options))
                : Results.NotFound());
        endpoints.MapGet("/share/{secret}", SharedAsync);
    }

    private static async Task<IResult> SharedAsync(string secret, HttpContext context, ShareLinks links, DocumentStore store, MapDocuments documents, CancellationToken cancellationToken)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the key
        context.Response.Headers.CacheControl = "no-store";
        return await links.FindAsync(secret, DocumentKinds.BattleMap, cancellationToken) is { } shared
            && await store.GetAsync<BattleMapDocument>(shared.DocumentId, shared.Version, cancellationToken) is { } map
                ? Page(await documents.HtmlAsync(ClientMap.Of(map.Body, Parts(shared.Clouds)), map.Version, Script))
                : Results.NotFound();
    }

    private static async Task<IResult> WithAsync(
        MapReader maps, Guid customerId, int version, bool? clouds, Func<BattleMapDocument, Task<IResult>> answer, CancellationToken cancellationToken, ClientParts always = ClientParts.None) =>
        await maps.FindAsync(customerId, version, cancellationToken) is { Map: { } map } ? await answer(ClientMap.Of(map.Body, Parts(clouds is true) | always)) : Results.NotFound();

    private static Task<byte[]> PngAsync((string Html, int Width) picture, PagePrinter printer, CancellationToken cancellationToken) => printer.PngAsync(picture.Html, picture.Width, cancellationToken);

    private static ClientParts Parts(bool clouds) => clouds ? ClientParts.Clouds : ClientParts.None;

    private static IResult Page(string html) => Results.Content(html, "text/html", Encoding.UTF8);

    private static IResult File(BattleMapDocument map, int version, string extension, string type, byte[] bytes) =>
        Results.File(bytes, type, $"{FileName(map.Company.Name)}-v{version}.{extension}");

    private static string FileName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return safe[..Math.Min(safe.Length, 60)];
    }
}
