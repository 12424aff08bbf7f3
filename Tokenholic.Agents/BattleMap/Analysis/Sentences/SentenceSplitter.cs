using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Sentences;

/// <summary>Splits a folded text into sentences and clauses, Chinese and English, and tells what is heading, front matter or job ad.</summary>
internal static partial class SentenceSplitter
{
    private const int LongestSentence = 800;
    private const string Closers = "”\"」』)】'’";

    /// <summary>The sentences in text order; <paramref name="jobAdSource"/> when the page is known to be a job advertisement.</summary>
    public static IReadOnlyList<Sentence> Split(FoldedText text, string title, bool jobAdSource)
    {
        var sentences = new List<Sentence>();
        var sections = SectionReader.For(text.Lower, title, jobAdSource);
        var heading = "";
        var paragraph = 0;
        foreach (var line in Joined(text.Cased, Lines(text.Cased).ToList()))
        {
            paragraph++;
            var content = text.Cased[line.Start..line.End];
            var kind = sections.Kind(content);
            if (kind is Section.Heading)
            {
                heading = content.Trim(' ', '#', '*');
            }

            foreach (var span in Sentences(text.Cased, line))
            {
                var section = kind is Section.Body ? sections.Within(text.Cased[span.Start..span.End]) : kind;
                sentences.Add(new Sentence(sentences.Count, paragraph, span, section, heading, Clauses(text.Lower, span)));
            }
        }

        return sentences;
    }

    private static IEnumerable<Span> Lines(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is '\n' or '\r')
            {
                if (!string.IsNullOrWhiteSpace(text[start..i]))
                {
                    yield return new Span(start, i);
                }

                start = i + 1;
            }
        }
    }

    /// <summary>Puts hard-wrapped lines back together: a line that breaks off, or that goes on in small letters.</summary>
    private static IEnumerable<Span> Joined(string text, List<Span> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            while (i + 1 < lines.Count && GoesOn(text, line, lines[i + 1]))
            {
                line = new Span(line.Start, lines[++i].End);
            }

            yield return line;
        }
    }

    private static bool GoesOn(string text, Span line, Span next)
    {
        var words = text[line.Start..line.End].TrimEnd();
        return words.Length >= 30
            && (BreaksOff().IsMatch(words)
                || (char.IsAsciiLetterLower(text[next.Start..next.End].TrimStart()[0]) && next.Start - line.End <= 2 && char.IsLetterOrDigit(words[^1])));
    }

    private static IEnumerable<Span> Sentences(string text, Span line)
    {
        var start = line.Start;
        for (var i = line.Start; i < line.End; i++)
        {
            if (!Ends(text, i, line.End) && !(i - start >= LongestSentence && text[i] is ' ' or '，' or ',' or '、') && i - start < 2 * LongestSentence)
            {
                continue;
            }

            while (i + 1 < line.End && Closers.Contains(text[i + 1], StringComparison.Ordinal))
            {
                i++;
            }

            yield return new Span(start, i + 1);
            start = i + 1;
        }

        if (!string.IsNullOrWhiteSpace(text[start..line.End]))
        {
            yield return new Span(start, line.End);
        }
    }

    private static bool Ends(string text, int i, int end) => text[i] switch
    {
        '。' or '！' or '？' or '；' => true,
        '!' or '?' => true,
        ';' => i + 1 >= end || text[i + 1] == ' ' || text[i + 1] >= '\u3000',
        '.' => EndsEnglish(text, i, end),
        _ => false,
    };

    private static bool EndsEnglish(string text, int i, int end)
    {
        var next = i + 1;
        while (next < end && Closers.Contains(text[next], StringComparison.Ordinal))
        {
            next++;
        }

        if (next < end && text[next] != ' ')
        {
            return false;
        }

        while (next < end && text[next] == ' ')
        {
            next++;
        }

        var before = text[Math.Max(0, i - 8)..i];
        return next >= end || (!char.IsLower(text[next]) && !Abbreviation().IsMatch(before));
    }

    private static List<Span> Clauses(string lower, Span sentence)
    {
        var clauses = new List<Span>();
        var start = sentence.Start;
        foreach (Match boundary in ClauseBoundary().Matches(lower[sentence.Start..sentence.End]))
        {
            // a connective opens the next clause, punctuation closes the one before
            var at = sentence.Start + boundary.Index + (boundary.Groups["word"].Success ? 0 : boundary.Length);
            if (at > start)
            {
                clauses.Add(new Span(start, at));
                start = at;
            }
        }

        if (start < sentence.End || clauses.Count == 0)
        {
            clauses.Add(new Span(start, sentence.End));
        }

        return clauses;
    }

    [GeneratedRegex(@"(?:\b(?:inc|corp|co|ltd|mr|mrs|ms|dr|st|vs|gov|sen|rep|e\.g|i\.e|no|approx|u\.s|u\.k|jr|etc)|\b[a-z])$", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"(?:\b(?:and|or|of|the|with|to|for|in|by|on|from|as|a|an)|[,，、]|[和与及在于])$", RegexOptions.None, 10_000)]
    private static partial Regex BreaksOff();

    [GeneratedRegex(@"[，；：](?!\s*(?:包括|例如|比如|诸如))|,(?!\s*(?:including|such as|like)\b)(?=\s|[^\d\s])(?!\d)|;|:(?=\s|[\u4e00-\u9fff])|——?|(?<word>(?<=\s)(?:but|while|whereas|although|though|however|yet|and(?=\s(?:\w{3,}ed|now|then|is|has|have|uses|chose|built|runs|went|began|will|plans)\b))(?=\s)|(?<![会是能有]否)(?:转而|改用|改为|并(?=改|转|计划|将|已|正|拟)|但(?!不限)|却|而是))", RegexOptions.None, 10_000)]
    private static partial Regex ClauseBoundary();
}
