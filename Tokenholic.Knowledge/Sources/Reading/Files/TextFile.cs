namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Reads plain text: every line is a paragraph.</summary>
internal static class TextFile
{
    /// <summary>The lines of the text.</summary>
    public static PageText Read(string text, Uri url) => FileText.Of(text.Split('\n', '\r'), null, url);
}
