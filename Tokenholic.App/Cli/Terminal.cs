using System.Text;

namespace Tokenholic.App.Cli;

/// <summary>Text of others on a terminal: web pages and typed names must not move the cursor, ring bells or run on for ever.</summary>
internal static class Terminal
{
    /// <summary>One line without control and direction characters, at most <paramref name="most"/> characters of it.</summary>
    public static string Plain(string text, int most)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(most))
        {
            plain.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format ? new Rune(' ') : rune);
        }

        return text.EnumerateRunes().Skip(most).Any() ? plain.Append('…').ToString() : plain.ToString();
    }
}
