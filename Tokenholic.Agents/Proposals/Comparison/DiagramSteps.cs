namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Compares two architectures: boxes by their id, arrows by what they join; an arrow of a box that came or went belongs to that change.</summary>
internal static class DiagramSteps
{
    public static (List<Step<DiagramNode>> Boxes, List<Step<DiagramEdge>> Arrows) Of(Diagram before, Diagram after, List<ProposalChange> changes)
    {
        var byBox = new Dictionary<string, int>();
        var boxes = new List<Step<DiagramNode>>();
        foreach (var (old, @new, equal) in Alignment.Of(before.Nodes, after.Nodes, n => n, (a, b) => a.Id == b.Id ? 1 : 0))
        {
            if (equal)
            {
                boxes.Add(new(old, @new, -1));
                continue;
            }

            boxes.Add(new(old, @new, changes.Count));
            if (old is null || @new is null)
                byBox[(old ?? @new)!.Id] = changes.Count;
            Add(changes, ChangedPart.Box, old is null, @new is null, old?.Name, @new?.Name);
        }

        var arrows = new List<Step<DiagramEdge>>();
        foreach (var (old, @new, equal) in Alignment.Of(before.Edges, after.Edges, e => e, (_, _) => 0))
        {
            if (equal)
            {
                arrows.Add(new(old, @new, -1));
                continue;
            }

            var edge = (old ?? @new)!;
            if (!byBox.TryGetValue(edge.To, out var change) && !byBox.TryGetValue(edge.From, out change))
            {
                change = changes.Count;
                string Name(string id) => before.Nodes.Concat(after.Nodes).FirstOrDefault(n => n.Id == id)?.Name ?? id;
                var name = $"{Name(edge.From)} → {Name(edge.To)}";
                Add(changes, ChangedPart.Arrow, old is null, @new is null, old is null ? null : name, @new is null ? null : name);
            }

            arrows.Add(new(old, @new, change));
        }

        return (boxes, arrows);
    }

    private static void Add(List<ProposalChange> changes, ChangedPart part, bool added, bool removed, string? before, string? after) => changes.Add(
        new(changes.Count, part, added ? ChangeKind.Added : removed ? ChangeKind.Removed : ChangeKind.Changed, SectionId.Recommendation) { Words = TextDiff.Compare(before ?? "", after ?? "") });
}
