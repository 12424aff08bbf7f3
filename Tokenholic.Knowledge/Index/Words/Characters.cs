namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Characters as the index sees them: half width, lower case.</summary>
internal static class Characters
{
    /// <summary>Full-width letters, digits and signs become ASCII, letters lower case.</summary>
    public static char Fold(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - 0xFEE0);
        return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c < 0x80 ? c : char.ToLowerInvariant(c);
    }

    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u3040' and <= '\u30FF');

    /// <summary>A letter or digit of a script that writes words, already folded.</summary>
    public static bool IsWord(char c) => c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) && !IsHan(c);
}
