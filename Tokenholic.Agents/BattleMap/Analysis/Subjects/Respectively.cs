using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Reads 分别 and "respectively": the first company goes with the first model, the second with the second.</summary>
internal static class Respectively
{
    private static readonly string[] Words = ["分别", "各自", "respectively"];

    /// <summary>Whether the mention is the asked company's share of the enumeration; true for sentences without one.</summary>
    public static bool Belongs(FoldedText text, Sentence sentence, List<Actor> group, IReadOnlyList<Span> mentions, Span mention)
    {
        var words = text.Lower[sentence.Span.Start..sentence.Span.End];
        var share = group.FindIndex(a => a.Kind is ActorKind.Asked);
        if (group.Count < 2 || share < 0 || !Array.Exists(Words, w => words.Contains(w, StringComparison.Ordinal)))
        {
            return true;
        }

        // one list item per mention; a brand with its owner's name is one item
        var items = mentions.Where(m => m.Start >= group[^1].Span.End && m.End <= sentence.Span.End).ToList();
        return items.Count != group.Count || items[share].Overlaps(mention);
    }
}
