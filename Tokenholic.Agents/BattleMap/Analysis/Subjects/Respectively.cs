using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Reads 分别 and "respectively": the first company goes with the first model, the second with the second.</summary>
internal static partial class Respectively
{
    /// <summary>Whether the mention is the asked company's share of the enumeration; true for sentences without one.</summary>
    public static bool Belongs(FoldedText text, Sentence sentence, List<Actor> group, IReadOnlyList<Span> mentions, Span mention)
    {
        var words = text.Lower[sentence.Span.Start..sentence.Span.End];
        var own = group.Find(a => a.Kind is ActorKind.Asked);
        if (own is null || !Word().IsMatch(words))
        {
            return true;
        }

        var (share, count, end) = (group.IndexOf(own), group.Count, group[^1].Span.End);
        if (count < 2 && Companies().Match(words) is { Success: true } list)
        {
            // short names that nobody knows for companies: the list itself says that they are
            var items = list.Groups["item"].Captures.Select(c => new Span(sentence.Span.Start + c.Index, sentence.Span.Start + c.Index + c.Length)).ToList();
            (share, count, end) = (items.FindIndex(i => i.Overlaps(own.Span)), items.Count, items[^1].End);
        }

        // one list item per mention; a brand with its owner's name is one item
        var shares = mentions.Where(m => m.Start >= end && m.End <= sentence.Span.End).ToList();
        return count < 2 || share < 0 || shares.Count != count || shares[share].Overlaps(mention);
    }

    [GeneratedRegex(@"分别|各自|respectively", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:^|[，。；：:\n])(?<item>[^，。；、：\n]{2,16})(?:、(?<item>[^，。；、和与及]{2,12}))*(?:和|与|及|以及)(?<item>[^，。；、和与及]{2,12}?)(?:三家|两家|四家|等)?(?:则|均|已|先后|近期)?(?:分别|各自)", RegexOptions.None, 10_000)]
    private static partial Regex Companies();
}
