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
        var page = document.Body is { } body ? new PageTreeBuilder(visibility).Build(body) : null;
        var published = page is null ? null : PublicationDate.Of(document, data, page, title, url);
        var isArticle = page is not null && ArticleSigns.Are(document, data, page, published is not null, url);
        var text = page is null ? "" : string.Join('\n', MainText.Choose(page, PageTitle.Raw(document), isArticle));
        return new PageText(title, text, published, PageLinks.Of(document, url, visibility), ScriptShell.Is(document, text));
    }
}
