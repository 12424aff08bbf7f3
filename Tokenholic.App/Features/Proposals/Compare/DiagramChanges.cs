using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;

namespace Tokenholic.App.Features.Proposals.Compare;

/// <summary>Both architectures in one picture: what went is still there, and each box that differs is marked.</summary>
internal static class DiagramChanges
{
    /// <summary>The picture with the marks by box: added, removed, changed. Null when both are the same.</summary>
    internal static (Diagram Diagram, IReadOnlyDictionary<string, string> Marks)? Of(ProposalComparison comparison)
    {
        // The order of the boxes is not to be seen in the picture.
        if (!comparison.Changes.Any(c => c is { Part: ChangedPart.Box or ChangedPart.Arrow, Kind: not ChangeKind.Moved }))
        {
            return null;
        }

        var marks = new Dictionary<string, string>();
        foreach (var box in comparison.Boxes.Where(b => b.Change >= 0))
        {
            if (comparison.Changes[box.Change].Kind is not ChangeKind.Moved and var kind)
            {
                marks[(box.After ?? box.Before)!.Id] = kind.ToString().ToLowerInvariant();
            }
        }

        return (new Diagram(
            [.. comparison.Boxes.OrderBy(b => b.After is null).Select(b => (b.After ?? b.Before)!).DistinctBy(n => n.Id)],
            [.. comparison.Arrows.Select(a => (a.After ?? a.Before)!).Distinct()]), marks);
    }
}
