using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Takes feedback apart into points by rules, in Chinese and English, each in the customer's exact words.</summary>
public sealed partial class FeedbackReader(Catalog catalog, TimeProvider time)
{
    /// <summary>Longer feedback is refused by the screen.</summary>
    public const int Longest = 20_000;

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create(" \t\r，,。.！!？?；;：:—-~…()（）[]【】\"'“”‘’、*#>|_");

    private readonly ConstraintReader _constraints = new(catalog, time);

    /// <summary>The points in the order they were made, and which of them contradict each other.</summary>
    public ReadFeedback Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var points = new List<FeedbackPoint>();
        var kept = 0;
        foreach (var (start, length) in FeedbackCleaner.Said(text))
        {
            foreach (var (from, words) in Clauses(text, start, length))
            {
                if (Courtesy().IsMatch(words) || FeedbackCleaner.Announces(words) || Signatures.IsClosing(words) || (points.Count > 0 && IsLast(text, from + words.Length) && Signatures.IsName(words)))
                    continue;
                kept += words.Length;
                points.Add(Point($"p{points.Count + 1}", from, words));
            }
        }

        return new(points, Contradictions.In(points), text.Length - kept);
    }

    /// <summary>A point as the rules read these words; used again when a person changes them.</summary>
    public FeedbackPoint Point(string id, int start, string words)
    {
        var constraints = _constraints.Of(words);
        var kind = PointKinds.Of(words, constraints, _constraints.Names(words));
        // a question for information asks for an answer, not for a change; but who asks about safety or the way out worries
        return new(id, kind, start, words, kind is PointKind.Question ? [.. constraints.Where(c => c is { Kind: ConstraintKind.Security or ConstraintKind.LockIn, Negated: false })] : constraints);
    }

    /// <summary>The point as a person says it is meant.</summary>
    public FeedbackPoint Point(string id, int start, string words, PointKind kind) =>
        new(id, kind, start, words, kind is PointKind.Concern or PointKind.Requirement ? _constraints.Of(words) : []);

    // "Ship it. – Dana"
    private static bool IsLast(string text, int end) => text.AsSpan(end).IsWhiteSpace() || !text.AsSpan(end).ContainsAnyExcept(Signs);

    private static IEnumerable<(int Start, string Words)> Clauses(string text, int start, int length)
    {
        var at = start;
        foreach (Match cut in Cuts().Matches(text.Substring(start, length)))
        {
            // the sign that ends a sentence belongs to it, the comma before "but" does not
            var end = start + cut.Index + (cut.Groups["end"].Success ? cut.Length : 0);
            if (Trimmed(text, at, end) is { } clause)
                yield return clause;
            at = start + cut.Index + (cut.Groups["end"].Success ? cut.Length : cut.Groups["comma"].Length);
        }

        if (Trimmed(text, at, start + length) is { } last)
            yield return last;
    }

    private static (int, string)? Trimmed(string text, int from, int to)
    {
        while (from < to && (char.IsWhiteSpace(text[from]) || text[from] is '，' or ',' or '-' or '–' or '—' or '•' or '*' or '·'))
            from++;
        while (to > from && char.IsWhiteSpace(text[to - 1]))
            to--;
        from += Numbering().Match(text[from..to]).Length; // "1." and "二、" number a list
        return text.AsSpan(from, to - from).ContainsAnyExcept(Signs) ? (from, text[from..to]) : null;
    }

    [GeneratedRegex(@"(?<end>[。！？；!?;]+|\.(?=\s|$)(?<!\d\.(?=\s\d))(?<!\b(i\.e|e\.g|etc|vs|approx|incl|resp|(?-i:Mr|Mrs|Ms|Dr|[A-Z]))\.)|\n)|(?<comma>[，,])\s*(?=(但|不过|然而|另外|此外|还有|同时|而且|最后|but\b|however\b|also\b|and (we|please|the)\b|on the other hand|though\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Cuts();

    [GeneratedRegex(@"^(\(?\d{1,2}[.、)）]|[一二三四五六七八九十]{1,2}[、.]|[①-⑩])\s*")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^((谢谢|多谢|感谢|辛苦了?|收到|好的|嗯+|您好|你好|thanks|thank you|hi|hello|ok|okay|noted|先这样|回头(再)?聊|保持联系|期待.{0,6}回复|talk soon|speak soon|looking forward to [^.]{0,30}|hope you are well|hope this finds you well|祝好)([，,!！。.~\s]|各位|你们|大家|您|支持|for [^.]{0,40})*)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();
}
