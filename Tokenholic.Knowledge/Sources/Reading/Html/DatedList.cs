using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Tells the date of a page from those of the pages it lists: in a list of news every item has a link and a date of its own.</summary>
internal static class DatedList
{
    private const int FewestItems = 3;
    private const int MostSeen = 20;
    private const int LongestItem = 400;

    /// <summary>Whether an element is, or is within, one of several items that each have a link and a date.</summary>
    public static bool Holds(IElement? element)
    {
        for (; element is { ParentElement: { } parent } && element.LocalName is not "body"; element = parent)
        {
            var item = element;
            if (IsItem(item) && parent.Children.Where(e => e.LocalName == item.LocalName).Take(MostSeen).Count(IsItem) >= FewestItems)
                return true;
        }

        return false;
    }

    private static bool IsItem(IElement element) =>
        element.LocalName is "li" or "article" or "div" or "section" or "tr" or "a" or "dl"
        && element.TextContent is { Length: < LongestItem } text
        && (element.LocalName is "a" || element.QuerySelector("a[href]") is not null || element.Closest("a[href]") is not null)
        && (DateText.Find(text) is not null || element.QuerySelectorAll("[datetime], [content]").Take(3).Any(e => DateText.Find(e.GetAttribute("datetime") ?? e.GetAttribute("content")) is not null));
}
