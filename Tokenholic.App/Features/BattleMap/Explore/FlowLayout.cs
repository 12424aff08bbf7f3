namespace Tokenholic.App.Features.BattleMap.Explore;

/// <summary>One workload on its way: the keys of its three stations and how much it is.</summary>
internal sealed record FlowItem(string WorkloadId, string UseCase, string Model, string Cloud, double Weight, bool Assumed);

/// <summary>A station: its layer (0 use case, 1 model, 2 cloud), where it stands and how tall it is, in pixels.</summary>
internal sealed record FlowNode(int Layer, string Key, double Weight, double Y, double Height);

/// <summary>A ribbon from a node of a layer to one of the next; both its ends in pixels.</summary>
internal sealed record FlowLink(int Layer, FlowItem Item, double FromY, double FromHeight, double ToY, double ToHeight);

/// <summary>A flow laid out: every node is as tall as its weight, but never too low to be read, and ribbons fill it whole. Pure.</summary>
internal sealed record FlowLayout(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowLink> Links, double Height)
{
    /// <summary>Room for two lines.</summary>
    internal const double Least = 40;

    internal const double Gap = 8;

    /// <summary>The layout; nodes keep the order in which their first item comes, so that ribbons cross little.</summary>
    internal static FlowLayout Of(IReadOnlyList<FlowItem> items, double wanted = 460)
    {
        string Key(FlowItem item, int layer) => layer switch { 0 => item.UseCase, 1 => item.Model, _ => item.Cloud };
        var nodes = new List<FlowNode>();
        for (var layer = 0; layer < 3; layer++)
        {
            var groups = items.GroupBy(item => Key(item, layer)).Select(group => (group.Key, Weight: group.Sum(item => item.Weight))).ToList();
            var total = groups.Sum(group => group.Weight);
            var y = 0d;
            foreach (var (key, weight) in groups)
            {
                var height = Math.Max(Least, total > 0 ? wanted * weight / total : 0);
                nodes.Add(new(layer, key, weight, y, height));
                y += height + Gap;
            }
        }

        // every layer as tall as the tallest: where one of them has many nodes, the others reach as far down, and ribbons run level
        var tallest = nodes.Select(node => node.Y + node.Height).DefaultIfEmpty().Max();
        nodes = [.. nodes.GroupBy(node => node.Layer).SelectMany(layer => Filling([.. layer], tallest))];

        var links = new List<FlowLink>();
        for (var layer = 0; layer < 2; layer++)
        {
            var used = new Dictionary<(int, string), double>();
            foreach (var item in items)
            {
                var (from, to) = (Node(layer, Key(item, layer)), Node(layer + 1, Key(item, layer + 1)));
                var (fromY, fromHeight) = Take(from, item, 0);
                var (toY, toHeight) = Take(to, item, 1);
                links.Add(new(layer, item, fromY, fromHeight, toY, toHeight));
            }

            (double Y, double Height) Take(FlowNode node, FlowItem item, int side)
            {
                var height = node.Height * item.Weight / node.Weight;
                var y = node.Y + used.GetValueOrDefault((side, node.Key));
                used[(side, node.Key)] = used.GetValueOrDefault((side, node.Key)) + height;
                return (y, height);
            }
        }

        return new(nodes, links, nodes.Select(node => node.Y + node.Height).DefaultIfEmpty().Max());

        FlowNode Node(int layer, string key) => nodes.First(node => node.Layer == layer && node.Key == key);
    }

    private static IEnumerable<FlowNode> Filling(List<FlowNode> layer, double height)
    {
        var (rest, total, y) = (height - layer[^1].Y - layer[^1].Height, layer.Sum(node => node.Weight), 0d);
        foreach (var node in layer)
        {
            var taller = node with { Y = y, Height = node.Height + (total > 0 ? rest * node.Weight / total : rest / layer.Count) };
            y += taller.Height + Gap;
            yield return taller;
        }
    }
}
