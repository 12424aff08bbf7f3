namespace Tokenholic.Knowledge.Index.Words;

/// <summary>The parts of Markdown that no reader sees: targets of links and pictures, tags, attributes.</summary>
internal static class MarkdownNoise
{
    private const int LongestTag = 400;

    /// <summary>How many characters at the beginning are noise, 0 for none.</summary>
    public static int Length(ReadOnlySpan<char> text) => text[0] switch
    {
        ']' when text.Length > 1 && text[1] == '(' => Target(text),
        '{' when text.Length > 2 && text[1] is '#' or '.' or ':' => To(text, '}', 120),
        '<' when text.Length > 2 && (char.IsAsciiLetter(text[1]) || text[1] is '/' or '!') => To(text, '>', LongestTag),
        _ => 0,
    };

    private static int Target(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, 2000)].IndexOfAny(')', '\n');
        return end > 0 && text[end] == ')' ? end + 1 : 0;
    }

    private static int To(ReadOnlySpan<char> text, char end, int most)
    {
        var at = text[..Math.Min(text.Length, most)].IndexOf(end);
        return at > 0 ? at + 1 : 0;
    }
}
