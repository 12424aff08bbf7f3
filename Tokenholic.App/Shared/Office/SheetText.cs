using System.Text;

namespace Tokenholic.App.Shared.Office;

/// <summary>How high a row must be for its wrapped text. Programs that open a file do not measure it for themselves, or not all of them: text was cut off.</summary>
internal static class SheetText
{
    private const double PointsALine = 1.5; // of the size of the letters; Chinese ones need that much
    private const double Most = 409; // no program has a higher row

    /// <summary>In points; <paramref name="width"/> in characters, as columns count, and <paramref name="size"/> in points.</summary>
    internal static double Height(string text, double width, double size, bool bold = false)
    {
        var room = Math.Max(4, (width - 1.5) * 11 / (bold ? size * 1.08 : size));
        return Math.Min(Most, (text.Split('\n').Sum(line => Lines(line, room)) * size * PointsALine) + 3);
    }

    // As the programs break: Latin words stay whole, Chinese text breaks anywhere.
    private static int Lines(string text, double room)
    {
        var (lines, at, word) = (1, 0d, 0d);
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = rune.Value >= 0x2E80;
            var width = wide ? 2.05 : 1.05;
            var breaks = wide || Rune.IsWhiteSpace(rune) || rune.Value is '-' or '/';
            word = breaks ? 0 : Math.Min(word + width, room);
            at += width;
            if (at > room && !Rune.IsWhiteSpace(rune))
            {
                (lines, at) = (lines + 1, breaks ? width : word);
            }
        }

        return lines;
    }
}
