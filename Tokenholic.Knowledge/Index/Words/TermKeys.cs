namespace Tokenholic.Knowledge.Index.Words;

/// <summary>The 64-bit keys of terms: ideographs and pairs of them by their code, words and joined words by a hash, concepts by their number.</summary>
internal static class TermKeys
{
    private const ulong Concepts = 1UL << 62;
    private const ulong Words = 1UL << 63;
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong OfPair(char first, char second) => ((ulong)first << 16) | second;

    public static ulong OfConcept(int number) => Concepts | (uint)number;

    /// <summary>The key of lower-case letters and digits (FNV-1a).</summary>
    public static ulong OfWord(ReadOnlySpan<char> letters) => Finish(Add(Offset, letters));

    /// <summary>The key of words written together or side by side, without what stands between them.</summary>
    public static ulong OfJoined(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = Characters.Fold(text[i]);
            var inNumber = letter == '.' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (inNumber || Characters.IsWord(letter))
                hash = (hash ^ letter) * Prime;
        }

        return Finish(hash);
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    private static ulong Finish(ulong hash) => (hash & ~Concepts) | Words;
}
