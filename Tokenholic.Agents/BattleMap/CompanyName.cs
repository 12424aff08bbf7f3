using System.Globalization;
using System.Text;

namespace Tokenholic.Agents.BattleMap;

/// <summary>A company's name as the product keeps it: trimmed, NFKC (full-width letters become plain ones), single spaces.</summary>
public sealed record CompanyName
{
    /// <summary>The longest name, in Unicode characters.</summary>
    public const int MaxLength = 100;

    /// <summary>More than any name in any spelling; what is longer is not even normalised.</summary>
    private const int MaxRaw = 2_000;

    private CompanyName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The one set of rules for names, for the form as for the command line.</summary>
    public static Parsed<CompanyName> Parse(string? text)
    {
        var trimmed = (text ?? "").Trim().Trim('\uFEFF').Trim();
        if (trimmed.Length == 0)
        {
            return InputProblem.NameEmpty;
        }

        if (trimmed.Length > MaxRaw)
        {
            return InputProblem.NameTooLong;
        }

        if (!IsWellFormed(trimmed))
        {
            return InputProblem.NameForbiddenCharacter;
        }

        var name = new StringBuilder(trimmed.Length);
        foreach (var rune in trimmed.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                continue;
            }

            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
            {
                return InputProblem.NameForbiddenCharacter;
            }

            if (!Rune.IsWhiteSpace(rune))
            {
                name.Append(rune);
            }
            else if (name.Length > 0 && name[^1] != ' ')
            {
                name.Append(' ');
            }
        }

        var value = name.ToString().TrimEnd();
        return value switch
        {
            "" => InputProblem.NameEmpty,
            _ when value.EnumerateRunes().Count() > MaxLength => InputProblem.NameTooLong,
            _ when !value.EnumerateRunes().Any(Rune.IsLetterOrDigit) => InputProblem.NameWithoutLetter,
            _ => new CompanyName(value),
        };
    }

    /// <summary>Marks that no reader sees: copied along from web pages, they would make two names that look the same.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is 0x00AD or 0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or (>= 0xFE00 and <= 0xFE0F);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
