using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>
/// Cuts a text into what a reader sees as one: a Chinese character, a word, a number with its separators, a date, a run of spaces, a sign.
/// Joined again the pieces are the text.
/// </summary>
public static partial class TextTokens
{
    /// <summary>The pieces in order.</summary>
    public static List<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, at);
            tokens.Add(text[at..end]);
            at = end;
        }

        return tokens;
    }

    /// <summary>Whether a piece carries no meaning by itself: spaces and signs.</summary>
    internal static bool IsFiller(string token) => !token.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c));

    private static int End(string text, int at)
    {
        var c = text[at];
        if (c is '\n')
            return at + 1;
        if (char.IsWhiteSpace(c))
            return Run(text, at, x => char.IsWhiteSpace(x) && x is not '\n');
        if (char.IsAsciiDigit(c))
            return NumberEnd(text, at);
        if (IsWord(c))
            return Run(text, at, x => IsWord(x) || char.IsAsciiDigit(x));
        return at + Math.Max(1, StringInfo.GetNextTextElementLength(text, at)); // a character with its marks, an emoji with its joiners
    }

    // "1,234.5" is one number, the full stop after it is not part of it
    private static int NumberEnd(string text, int at)
    {
        var end = at + 1;
        if (Date().Match(text, at) is { Success: true } date && date.Index == at)
            return at + date.Length;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        return end;
    }

    // "2026-02-01" changes as one: a reader does not see which of its digits did
    [GeneratedRegex(@"\G\d{4}-\d{2}(-\d{2})?(?!\d)")]
    private static partial Regex Date();

    private static int Run(string text, int at, Func<char, bool> belongs)
    {
        var end = at + 1;
        while (end < text.Length && belongs(text[end]))
            end++;
        return end;
    }

    // Letters of scripts that put spaces between words; Chinese, Japanese and Korean go character by character.
    private static bool IsWord(char c) =>
        char.IsLetter(c) && c is < '\u2E80' or '\'' or '’' || (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark && c < '\u2E80');
}
