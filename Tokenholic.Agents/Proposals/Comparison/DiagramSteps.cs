namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Compares two architectures: boxes by their id, arrows by what they join; an arrow of a box that came or went belongs to that change.</summary>
internal static class DiagramSteps
{
    public static (List<Step<DiagramNode>> Boxes, List<Step<DiagramEdge>> Arrows) Of(Diagram before, Diagram after, List<ProposalChange> changes)
    {
        var boxes = PartSteps.Of(
            before.Nodes, after.Nodes, n => n, (a, b) => a.Id == b.Id ? 1 : 0, changes, new(0, ChangedPart.Box, ChangeKind.Changed, SectionId.Recommendation), n => n is null ? "" : n.Detail.Length == 0 ? n.Name : $"{n.Name} · {n.Detail}", (_, _) => []);
        var byBox = boxes.Where(b => b.Change >= 0 && changes[b.Change].Kind is ChangeKind.Added or ChangeKind.Removed).GroupBy(b => (b.Before ?? b.After)!.Id).ToDictionary(g => g.Key, g => g.First().Change);
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
