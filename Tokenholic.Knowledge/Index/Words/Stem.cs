namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Base forms of English words: plural, -ing, -ed and -ly go, so that "charges", "charged" and "charging" are one word.</summary>
internal static class Stem
{
    /// <summary>How many of the letters to keep; may end in another letter (<paramref name="word"/> is changed in place: policies → policy).</summary>
    public static int Length(Span<char> word)
    {
        var n = word.Length;
        if (n < 4 || word.ContainsAnyExceptInRange('a', 'z'))
            return n;
        if (n > 7 && word.IndexOf("isation") is > 0 and var british)
            word[british + 1] = 'z';
        if (word.EndsWith("ies"))
        {
            word[n - 3] = 'y';
            return n - 2;
        }

        if (word[n - 1] == 's' && word[n - 2] is not ('s' or 'u' or 'i'))
            n = EndsWith(word[..n], "sses") || EndsWith(word[..n], "shes") || EndsWith(word[..n], "ches") || EndsWith(word[..n], "xes") ? n - 2 : n - 1;
        if (n > 5 && EndsWith(word[..n], "ing"))
            n = Undouble(word, n - 3);
        else if (n > 4 && EndsWith(word[..n], "ied"))
            word[(n -= 2) - 1] = 'y';
        else if (n > 4 && EndsWith(word[..n], "ed"))
            n = Undouble(word, n - 2);
        else if (n > 5 && EndsWith(word[..n], "ly"))
            n -= 2;
        return n > 3 && word[n - 1] == 'e' ? n - 1 : n;
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static int Undouble(ReadOnlySpan<char> word, int n)
        => n > 3 && word[n - 1] == word[n - 2] && word[n - 1] is not ('l' or 's' or 'z') ? n - 1 : n;
}
