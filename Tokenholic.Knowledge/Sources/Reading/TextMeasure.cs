using System.Buffers;
using System.Text;

namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>Length and shape of text in a measure that is fair to Chinese and Latin script.</summary>
internal static class TextMeasure
{
    /// <summary>From about here on a line is a sentence rather than a label.</summary>
    public const int SentenceUnits = 18;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("，。！？；：、…,.!?;:");

    /// <summary>An ideograph counts one, a word of letters or digits two.</summary>
    public static int Units(ReadOnlySpan<char> text)
    {
        var units = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (ChineseText.IsIdeograph(c))
            {
                units++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                units += inWord ? 0 : 2;
                inWord = true;
            }
            else if (c is not ('\'' or '’' or '-'))
                inWord = false;
        }

        return units;
    }

    /// <summary>True when the text has a comma, a full stop or the like.</summary>
    public static bool HasPunctuation(ReadOnlySpan<char> text) => text.ContainsAny(SentenceMarks);

    /// <summary>Appends text with runs of white space as one blank and without characters that nobody can see.</summary>
    /// <returns>The number of characters appended.</returns>
    public static int AppendCollapsed(StringBuilder target, ReadOnlySpan<char> text)
    {
        var before = target.Length;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                if (target.Length > 0 && target[^1] != ' ')
                    target.Append(' ');
            }
            else if (c == '\uDB40' && i + 1 < text.Length)
            {
                // Plane 14 tags spell out ASCII that no screen shows.
                i++;
            }
            else if (!IsUnseen(c))
                target.Append(c);
        }

        return target.Length - before;
    }

    /// <summary>The text on one line, white space collapsed.</summary>
    public static string Collapse(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        AppendCollapsed(result, text);
        return result.ToString().Trim();
    }

    // Zero-width spaces, soft hyphens, direction marks and controls; joiners stay, some scripts and emoji need them.
    private static bool IsUnseen(char c)
        => c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' or '\uFFFC' or (>= '\u202A' and <= '\u202E') or (>= '\u2061' and <= '\u206F')
            || c is >= '\uE000' and <= '\uF8FF' // glyphs of icon fonts
            || char.IsControl(c);
}
