using System.Globalization;
using System.Text;

namespace Tokenholic.App.Storage;

/// <summary>How customers' names are compared.</summary>
internal static class CustomerName
{
    /// <summary>What two spellings of one name have in common: width, case and spacing do not count.</summary>
    internal static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in Normalized(name).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && IsVisible(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control)
            {
                key.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return key.ToString();
    }

    // A lone half of a surrogate pair cannot be normalised; EnumerateRunes turns it into U+FFFD.
    private static string Normalized(string name) =>
        string.Concat(name.EnumerateRunes().Select(r => r.ToString())).Normalize(NormalizationForm.FormKC);

    // A format character is invisible and could hide a second spelling.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);
}
