using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Proposals.History;

/// <summary>What runs through one lane beside a version; lines meet at the height of its dot.</summary>
[Flags]
public enum LaneLines
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To newer versions above.</summary>
    Up = 1,

    /// <summary>To older ones below.</summary>
    Down = 2,

    /// <summary>To the lane on the left.</summary>
    Left = 4,

    /// <summary>To the lane on the right.</summary>
    Right = 8,
}

/// <summary>A version with its place in the drawn tree.</summary>
public sealed record TreeRow(ProposalNode Node, ProposalNode? Parent, int Lane, bool Newest, IReadOnlyList<LaneLines> Lines);

/// <summary>Lays the versions out as a tree: a lane for each branch, from its newest version down to the one it left from.</summary>
internal static class HistoryTree
{
    /// <summary>The rows, newest first; <paramref name="history"/> is oldest first.</summary>
    internal static List<TreeRow> Of(IReadOnlyList<ProposalNode> history)
    {
        var nodes = history.Reverse().ToList();
        var row = nodes.Index().ToDictionary(n => (n.Item.DocumentId, n.Item.Version), n => n.Index);
        var branches = nodes.Index().GroupBy(n => n.Item.DocumentId)
            .Select(g => new Branch(g.Key, g.First().Index, g.Last().Index, ParentRow(g.Last().Item, row) ?? g.Last().Index)).OrderByDescending(b => b.Oldest).ToList();
        var lanes = Lanes(branches);
        var lines = nodes.Select(_ => new LaneLines[lanes.Count == 0 ? 0 : lanes.Values.Max() + 1]).ToList();
        foreach (var branch in branches)
        {
            var lane = lanes[branch.Document];
            for (var r = branch.Newest; r <= branch.Foot; r++)
            {
                lines[r][lane] |= (r > branch.Newest ? LaneLines.Up : LaneLines.None) | (r < branch.Foot ? LaneLines.Down : LaneLines.None);
            }

            if (branch.Foot > branch.Oldest)
            {
                Join(lines[branch.Foot], lanes[nodes[branch.Foot].DocumentId], lane);
            }
        }

        return [.. nodes.Select((n, i) => new TreeRow(n, ParentRow(n, row) is { } p ? nodes[p] : null, lanes[n.DocumentId], branches.Exists(b => b.Newest == i), lines[i]))];
    }

    private sealed record Branch(Guid Document, int Newest, int Oldest, int Foot);

    // A lane is free again where its branch has ended.
    private static Dictionary<Guid, int> Lanes(List<Branch> branches)
    {
        var lanes = new Dictionary<Guid, int>();
        var taken = new List<List<Branch>>();
        foreach (var branch in branches)
        {
            var lane = taken.FindIndex(l => l.TrueForAll(b => b.Foot < branch.Newest || b.Newest > branch.Foot));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }

            taken[lane].Add(branch);
            lanes[branch.Document] = lane;
        }

        return lanes;
    }

    private static void Join(LaneLines[] cells, int from, int to)
    {
        var (left, right) = (Math.Min(from, to), Math.Max(from, to));
        for (var lane = left; lane <= right; lane++)
        {
            cells[lane] |= (lane > left ? LaneLines.Left : LaneLines.None) | (lane < right ? LaneLines.Right : LaneLines.None);
        }
    }

    private static int? ParentRow(ProposalNode node, Dictionary<(Guid, int), int> row) =>
        node is { ParentDocument: { } document, ParentVersion: { } version } && row.TryGetValue((document, version), out var at) ? at : null;
}
