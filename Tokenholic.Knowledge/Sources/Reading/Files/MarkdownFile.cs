using Markdig;
using Tokenholic.Knowledge.Sources.Reading.Html;

namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Reads Markdown as the page it would be shown as, so that marks, comments and hidden HTML do not get into quotes.</summary>
internal static class MarkdownFile
{
    // Deeply nested quotes and lists are cheap to write and dear to parse.
    private const int MaxLength = 5_000_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseYamlFrontMatter().UseAutoLinks().UseTaskLists().Build();

    /// <summary>The whole visible text; nothing is left out as boilerplate.</summary>
    public static PageText Read(string text, Uri url)
    {
        if (text.Length > MaxLength)
            throw new UnreadablePageException(PageProblem.TooLarge, "Markdown over 5 million characters");
        try
        {
            return HtmlPage.ReadWhole(Markdown.ToHtml(text, Pipeline), url);
        }
        catch (ArgumentException e)
        {
            // Markdig's answer to nesting beyond its own limit.
            throw new UnreadablePageException(PageProblem.NotReadable, "Markdown nested too deeply", e);
        }
    }
}
