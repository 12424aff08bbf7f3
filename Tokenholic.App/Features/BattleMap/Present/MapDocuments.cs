using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.FileProviders;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>Writes a map as one whole HTML document; it is given the part for customers only.</summary>
internal sealed class MapDocuments(IServiceProvider services, ILoggerFactory logs, IWebHostEnvironment environment)
{
    private const int PageWidth = 1440;
    private const int ColumnWidth = 480;
    private const int CasesAColumn = 10;
    private const int MostColumns = 6;
    private const string StylesGoHere = "/* styles */";

    private readonly Lazy<string> _styles = new(() => string.Concat(new[] { "css/light.css", "css/present.css" }.Select(path => Read(environment.WebRootFileProvider.GetFileInfo(path)))));

    /// <summary>The document in the language of the current request; with <paramref name="script"/>, its slides turn by key.</summary>
    internal Task<string> HtmlAsync(BattleMapDocument map, int version, string? script) => RenderAsync(map, version, script, null);

    /// <summary>The document as one picture and the width that it needs: a slide below the other, sixty of them would be a strip that no program opens.</summary>
    internal async Task<(string Html, int Width)> PictureAsync(BattleMapDocument map, int version)
    {
        var columns = Math.Clamp((map.UseCases.Count + CasesAColumn - 1) / CasesAColumn, 1, MostColumns);
        return (await RenderAsync(map, version, null, columns), Math.Max(PageWidth, columns * ColumnWidth));
    }

    private async Task<string> RenderAsync(BattleMapDocument map, int version, string? script, int? columns)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PresentDocument.Map)] = map,
            [nameof(PresentDocument.Version)] = version,
            [nameof(PresentDocument.Script)] = script,
            [nameof(PresentDocument.Columns)] = columns,
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PresentDocument>(parameters)).ToHtmlString());
        return html.Replace(StylesGoHere, _styles.Value, StringComparison.Ordinal);
    }

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
