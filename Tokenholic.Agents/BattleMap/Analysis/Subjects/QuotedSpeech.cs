using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Finds who says what stands in quotation marks, when that is said right after it: “We use X,” said Jane Doe, CTO at Acme.</summary>
internal sealed partial class QuotedSpeech
{
    private const int LongestAttribution = 160;
    private readonly List<(Span Quote, Actor Speaker)> _quotes = [];

    public QuotedSpeech(FoldedText text, IReadOnlyList<Actor> actors)
    {
        foreach (Match quote in Quoted().Matches(text.Lower))
        {
            var end = quote.Index + quote.Length;
            var line = text.Lower.IndexOf('\n', end) is var newLine && newLine < 0 ? text.Lower.Length : newLine;
            var tail = text.Lower[end..Math.Min(line, end + LongestAttribution)];
            var said = Said().Match(tail);
            if (!said.Success)
            {
                continue;
            }

            // the attribution ends with its own sentence
            var stop = end + said.Index + (tail.IndexOf(". ", said.Index, StringComparison.Ordinal) is var dot && dot < 0 ? tail.Length - said.Index : dot - said.Index);
            var named = actors.Where(a => a.Kind is ActorKind.Asked or ActorKind.Other && a.Span.Start >= end && a.Span.End <= stop + 1).ToList();
            named.RemoveAll(a => Commentator().IsMatch(text.Lower.AsSpan(a.Span.End, Math.Min(12, text.Lower.Length - a.Span.End))) && !OfTheirs().IsMatch(quote.Value));
            if ((named.Find(a => a.Kind is ActorKind.Asked) ?? named.LastOrDefault()) is { } speaker)
            {
                _quotes.Add((new Span(quote.Index, end), speaker));
            }
        }
    }

    /// <summary>The speaker of the quotation a place lies in, when the text names one after it.</summary>
    public Actor? Speaker(int position) => _quotes.Find(q => q.Quote.Contains(position)).Speaker;

    // a bank's researcher speaks of the market, not of the bank
    [GeneratedRegex(@"^的?(?:特约|高级|资深|首席)?(?:研究员|分析师|经济学家|评论员)|^(?:'s)? (?:chief |senior )?(?:economist|analyst|strategist)", RegexOptions.None, 10_000)]
    private static partial Regex Commentator();

    [GeneratedRegex(@"我们|我行|本行|我司|\b(?:we|our)\b", RegexOptions.None, 10_000)]
    private static partial Regex OfTheirs();

    [GeneratedRegex(@"“[^”\n]{8,1500}”|""[^""\n]{8,1500}""", RegexOptions.None, 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[\s,，]{0,3}(?:said|says|explain\w*|added|adds|noted|notes|comment\w*|[\u4e00-\u9fff\w·]{1,20}(?:表示|说道?|称|指出|告诉|坦言|介绍|透露|回忆|补充|谈到)|(?:—|-)+\s?[a-z\u4e00-\u9fff])|^[\s,]{0,3}[\w .'-]{3,40}?(?:said|says|explained|notes|added)\b", RegexOptions.None, 10_000)]
    private static partial Regex Said();
}
