using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Tells pages whose text only appears once their scripts have run.</summary>
internal static class ScriptShell
{
    private const int HardlyAnything = 60;
    private const int Little = 250;

    /// <summary>True when reading the page needs a browser.</summary>
    /// <param name="document">The page.</param>
    /// <param name="text">The main text found without one.</param>
    public static bool Is(IDocument document, string text)
    {
        var units = TextMeasure.Units(text);
        if (units >= Little || document.QuerySelector("script") is null)
            return false;
        if (units < HardlyAnything && (HasProgram(document) || NoiseLines.AsksForScripts(document.Body?.TextContent ?? "")))
            return true;
        return document.QuerySelectorAll("noscript").Any(n => NoiseLines.AsksForScripts(n.TextContent)) || HasEmptyRoot(document);
    }

    // More than a counter: a bundle of its own, or a script of some size.
    private static bool HasProgram(IDocument document)
        => document.QuerySelectorAll("script").Any(s => s.HasAttribute("src") || s.TextContent.Length > 300);

    private static bool HasEmptyRoot(IDocument document)
        => document.QuerySelectorAll("#app, #root, #__next, #__nuxt, #___gatsby, #main-app, #react-root, app-root, [data-reactroot], [ng-app], [ng-view], [ui-view], [data-server-rendered], [v-cloak]")
            .Any(e => TextMeasure.Units(e.TextContent) < HardlyAnything);
}
