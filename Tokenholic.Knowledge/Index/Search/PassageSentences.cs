using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>A sentence of a document; offsets are UTF-16 units of its text.</summary>
public sealed record FoundSentence(int Start, string Text, float Score);

/// <summary>Picks the sentences of a passage that speak most of a question.</summary>
public static class PassageSentences
{
    private const int Shortest = 8;
    private const int Longest = 400;
    private const string Ends = "。！？!?\n";

    /// <summary>The best sentences, in the order in which they stand; a row of a table is one, a heading is none.</summary>
    public static IReadOnlyList<FoundSentence> Best(string question, Hit hit, int most)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(hit);
        var asked = Words(question);
        return [.. Split(hit.Document.Text, hit.Document.Chunks[hit.Chunk].Start, hit.Document.Chunks[hit.Chunk].Length)
            .Select(s => s with { Score = Words(s.Text).Count(asked.Contains) })
            .OrderByDescending(s => s.Score).ThenBy(s => s.Start).Take(most).OrderBy(s => s.Start)];
    }

    /// <summary>How much of what is said – its words and the concepts they stand for, in either language – also stands in a text: a share, and how many.</summary>
    public static (double Share, int Count) Shared(string said, string text)
    {
        var (words, there) = (Words(said), Words(text));
        var count = words.Count(there.Contains);
        return (words.Count is 0 ? 0 : (double)count / words.Count, count);
    }

    /// <summary>The sentences of a part of a text, each an exact substring.</summary>
    public static IEnumerable<FoundSentence> Split(string text, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = start + length;
        for (var from = start; from < end;)
        {
            var to = from;
            while (to < end && !IsEnd(text, to))
                to++;
            to = Math.Min(to + 1, end);
            var sentence = text[from..to].Trim();
            if (sentence.Length is >= Shortest and <= Longest && sentence[0] is not ('#' or '`' or '-' or '>' or '!' or '<') && !sentence.StartsWith("|--", StringComparison.Ordinal) && !IsHead(text, sentence, to))
                yield return new FoundSentence(text.IndexOf(sentence, from, StringComparison.Ordinal), sentence, 0);
            from = to;
        }
    }

    // The first row of a table only names its columns.
    private static bool IsHead(string text, string sentence, int next) => sentence[0] == '|' && text.AsSpan(next).TrimStart("| :").StartsWith("--");

    // A full stop ends a sentence where a blank follows it; 3.5 and help.aliyun.com have none.
    private static bool IsEnd(string text, int at)
        => Ends.Contains(text[at], StringComparison.Ordinal) || (text[at] == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));

    private static HashSet<ulong> Words(string text)
    {
        var symbols = SymbolReader.Read(text);
        var idle = StopWords.Mark(text, symbols);
        var words = new HashSet<ulong>();
        for (var i = 0; i < symbols.Count; i++)
        {
            if (idle[i])
                continue;
            if (!symbols[i].IsHan)
                words.Add(symbols[i].Key);
            else if (symbols[i].Joined && !idle[i - 1])
                words.Add(TermKeys.OfPair((char)symbols[i - 1].Key, (char)symbols[i].Key));
        }

        foreach (var (concept, _, _, _, _) in Glossary.Default.Meanings(symbols))
            words.Add(TermKeys.OfConcept(concept));
        return words;
    }
}
