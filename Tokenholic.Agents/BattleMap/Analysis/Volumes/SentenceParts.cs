using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>Clauses and quotes of a sentence with a number in it.</summary>
internal static partial class SentenceParts
{
    private const int LongestQuote = 300;

    /// <summary>The clause a number stands in.</summary>
    public static string Clause(string sentence, StatedNumber number)
    {
        var end = sentence.AsSpan(number.End).IndexOfAny('，', ';', '；');
        return sentence[ClauseStart(sentence, number.Start)..(end < 0 ? sentence.Length : number.End + end)];
    }

    /// <summary>The part of the clause that tells of a number: "handled 10,000 calls last year" and "handles 90,000 now" are two.</summary>
    public static string Part(string sentence, StatedNumber number)
    {
        var start = ClauseStart(sentence, number.Start);
        var joints = Joint().Matches(sentence);
        var from = joints.LastOrDefault(j => j.Index >= start && j.Index < number.Start)?.Index ?? start;
        var to = joints.FirstOrDefault(j => j.Index >= number.End)?.Index ?? sentence.Length;
        var clause = Clause(sentence, number);
        return sentence[from..Math.Min(to, start + clause.Length)];
    }

    [GeneratedRegex(@"\b(?:and|but|while|whereas)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Joint();

    /// <summary>Where the clause of a place begins.</summary>
    public static int ClauseStart(string sentence, int position)
    {
        var start = position == 0 ? -1 : sentence.AsSpan(0, position).LastIndexOfAny('，', '；', ';');
        return start + 1;
    }

    /// <summary>What is quoted for a number: its sentence, of a long one the part around it.</summary>
    public static (int From, int To) Quote(string raw, StatedNumber number)
    {
        var (from, to) = (0, raw.Length);
        if (raw.Length > LongestQuote)
        {
            from = Math.Max(ClauseStart(raw, number.Start), number.End - LongestQuote + 40);
            to = Math.Min(raw.Length, from + LongestQuote);
        }

        while (from < number.Start && char.IsWhiteSpace(raw[from]))
        {
            from++;
        }

        while (to > number.End && char.IsWhiteSpace(raw[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    /// <summary>Full-width digits and signs made half-width, one for one, so that places stay the same.</summary>
    public static string HalfWidth(string text) =>
        string.Create(text.Length, text, (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = source[i] is >= '０' and <= '９' or '％' or '．' ? (char)(source[i] - 0xFEE0) : source[i];
            }
        });
}
