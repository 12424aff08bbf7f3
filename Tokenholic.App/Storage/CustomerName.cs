using System.Globalization;
using System.Text;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>Why a customer's name is not accepted; each is a sentence on screen.</summary>
public enum CustomerNameProblem
{
    /// <summary>Nothing is left of it but white space and invisible characters.</summary>
    Empty,

    /// <summary>Longer than <see cref="CustomerName.MaxLength"/>.</summary>
    TooLong,
}

/// <summary>A customer's name is not accepted.</summary>
public sealed class CustomerNameException(CustomerNameProblem problem) : TokenholicException($"Customer name refused: {problem}.")
{
    /// <summary>What is wrong with it.</summary>
    public CustomerNameProblem Problem { get; } = problem;
}

/// <summary>How customers' names are cleaned and compared.</summary>
public static class CustomerName
{
    /// <summary>In UTF-16 units, after cleaning.</summary>
    public const int MaxLength = 200;

    /// <summary>The name as it is kept and shown: no control or invisible characters, single spaces, trimmed.</summary>
    /// <exception cref="CustomerNameException">The name is empty or too long.</exception>
    public static string Clean(string name)
    {
        // The bound on what is looked at keeps an endless paste cheap.
        var looked = name.Length > 10 * MaxLength ? name[..(10 * MaxLength)] : name;
        var text = new StringBuilder(looked.Length);
        var gap = false;
        foreach (var rune in looked.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
            {
                gap = text.Length > 0;
            }
            else if (IsVisible(rune))
            {
                text.Append(gap ? " " : "").Append(rune.ToString());
                gap = false;
            }
        }

        if (!text.ToString().EnumerateRunes().Any(r => Key(r.ToString()).Length > 0))
        {
            throw new CustomerNameException(CustomerNameProblem.Empty);
        }

        return text.Length <= MaxLength && looked.Length == name.Length
            ? text.ToString()
            : throw new CustomerNameException(CustomerNameProblem.TooLong);
    }

    /// <summary>What two spellings of one name have in common: width, case and spacing do not count.</summary>
    public static string Key(string name)
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

    // Joiners and variation selectors belong to emoji; every other format character is invisible and could hide a second spelling.
    private static bool IsVisible(Rune rune) =>
        rune.Value is 0x200D || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);
}
