using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Reads an HTML page.</summary>
internal static class HtmlPage
{
    /// <summary>Title, main text, date and links of a page; broken markup is read as a browser would.</summary>
    public static PageText Read(string html, Uri url)
    {
        using var document = new HtmlParser().ParseDocument(NestingLimit.Apply(html));
        var visibility = new Visibility(document);
        var data = StructuredData.Of(document);
        var title = PageTitle.Of(document, data);
        if (RepositoryPage.Lines(document, visibility, url) is { } lines)
            return new PageText(title, string.Join('\n', lines), Published: null, PageLinks.Of(document, url, visibility), NeedsBrowser: false);
        var (text, published, publisher) = document.Body is { } body ? Text(document, body, visibility, data, url) : ("", null, null);
        return new PageText(title, text, published, PageLinks.Of(document, url, visibility), ScriptShell.Is(document, text)) { Publisher = publisher };
    }

    /// <summary>Reads a document of which everything that can be seen is text, such as rendered Markdown.</summary>
    public static PageText ReadWhole(string html, Uri url)
    {
        using var document = new HtmlParser().ParseDocument(NestingLimit.Apply(html));
        var visibility = new Visibility(document);
        var lines = VisibleLines(document, visibility);
        var title = document.QuerySelector("h1, h2") is { } heading ? TextMeasure.Collapse(heading.TextContent) : "";
        return Files.FileText.Of(lines, title, url, null, PageLinks.Of(document, url, visibility));
    }

    /// <summary>The visible lines of a fragment.</summary>
    public static IEnumerable<string> WholeText(string html)
    {
        using var document = new HtmlParser().ParseDocument(NestingLimit.Apply(html));
        return VisibleLines(document, new Visibility(document));
    }

    private static List<string> VisibleLines(IDocument document, Visibility visibility)
        => document.Body is { } body ? [.. new PageTreeBuilder(visibility).Build(body).KeptLines().Select(l => l.Text)] : [];

    private static (string Text, DateOnly? Published, string? Publisher) Text(IDocument document, IElement body, Visibility visibility, StructuredData data, Uri url)
    {
        var title = PageTitle.Raw(document);
        var page = new PageTreeBuilder(visibility).Build(body);
        var published = PublicationDate.Of(document, data, page, title, url);
        var publisher = Publisher.Of(document, data, page, title);
        Boilerplate.Drop(page, title);
        var isArticle = ArticleSigns.Are(document, data, page, published is not null, url);
        return (string.Join('\n', MainText.Choose(page, title, isArticle)), published, isArticle ? publisher : null);
    }
}
