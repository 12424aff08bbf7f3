using Tokenholic.Knowledge.Sources.Reading.Html;

namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Text fields that may hold HTML, as feeds and API answers have them.</summary>
internal static class Markup
{
    /// <summary>The visible lines of a field.</summary>
    public static IEnumerable<string> Lines(string text)
        => text.Contains('<', StringComparison.Ordinal) && text.Contains('>', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal)
            ? HtmlPage.WholeText(text)
            : text.Split('\n', '\r');
}
