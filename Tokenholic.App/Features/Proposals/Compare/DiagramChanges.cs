using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;

namespace Tokenholic.App.Features.Proposals.Compare;

/// <summary>Both architectures in one picture: what went is still there, and each box that differs is marked.</summary>
internal static class DiagramChanges
{
    /// <summary>The picture with the marks by box: added, removed, changed. Null when both are the same.</summary>
    internal static (Diagram Diagram, IReadOnlyDictionary<string, string> Marks)? Of(ProposalComparison comparison)
    {
        if (comparison.Boxes.All(b => b.Change < 0) && comparison.Arrows.All(a => a.Change < 0))
        {
            return null;
        }

        var marks = new Dictionary<string, string>();
        foreach (var box in comparison.Boxes.Where(b => b.Change >= 0))
        {
            marks[(box.After ?? box.Before)!.Id] = box.Before is null ? "added" : box.After is null ? "removed" : "changed";
        }

        return (new Diagram(
            [.. comparison.Boxes.Select(b => (b.After ?? b.Before)!).DistinctBy(n => n.Id)],
            [.. comparison.Arrows.Select(a => (a.After ?? a.Before)!).Distinct()]), marks);
    }
}
