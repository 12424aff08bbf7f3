using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Explore;
using Tokenholic.App.Features.BattleMap.MapView;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap.Explore;

public class LayoutTests
{
    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(1, 12));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Tiles_fill_the_area_by_weight_and_never_overlap(int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Math.Pow(10, random.NextDouble() * 6)).OrderDescending().ToList();
        var tiles = Treemap.Cut(new(10, 20, 900, 500), weights);

        Assert.Equal(weights.Count, tiles.Count);
        Assert.All(tiles.Zip(weights), pair => Assert.Equal(pair.Second / weights.Sum() * 900 * 500, pair.First.Width * pair.First.Height, 1e-3));
        Assert.All(tiles, tile => Assert.True(tile.X >= 10 - 1e-6 && tile.Y >= 20 - 1e-6 && tile.X + tile.Width <= 910 + 1e-6 && tile.Y + tile.Height <= 520 + 1e-6));
        Assert.All(
            from a in tiles.Index() from b in tiles.Index() where a.Index < b.Index select (a.Item, b.Item),
            pair => Assert.True(Apart(pair.Item1.X, pair.Item1.Width, pair.Item2.X, pair.Item2.Width) || Apart(pair.Item1.Y, pair.Item1.Height, pair.Item2.Y, pair.Item2.Height)));

        static bool Apart(double a, double width, double b, double other) => a + width <= b + 1e-6 || b + other <= a + 1e-6;
    }

    [Fact]
    public void Equal_tiles_are_about_square() =>
        Assert.All(Treemap.Cut(new(0, 0, 600, 400), [.. Enumerable.Repeat(1d, 24)]), tile => Assert.InRange(tile.Width / tile.Height, .5, 2));

    [Fact]
    public void Ribbons_fill_every_node_they_touch()
    {
        FlowItem[] items = [new("w1", "a", "m", "x", 9, false), new("w2", "a", "n", "x", 1, false), new("w3", "b", "m", "y", 90, true), new("w4", "c", "m", "x", 1e-6, false)];
        var flow = FlowLayout.Of(items);

        Assert.All(flow.Nodes, node => Assert.True(node.Height >= FlowLayout.Least));
        Assert.All(flow.Nodes.Where(node => node.Layer < 2), node => Assert.Equal(node.Height, flow.Links.Where(link => link.Layer == node.Layer && Touches(node, link.FromY)).Sum(link => link.FromHeight), 1e-6));
        Assert.All(flow.Nodes.Where(node => node.Layer > 0), node => Assert.Equal(node.Height, flow.Links.Where(link => link.Layer == node.Layer - 1 && Touches(node, link.ToY)).Sum(link => link.ToHeight), 1e-6));
        Assert.Equal(2 * items.Length, flow.Links.Count);
        Assert.Equal(0, FlowLayout.Of([]).Height);

        static bool Touches(FlowNode node, double y) => y >= node.Y - 1e-6 && y < node.Y + node.Height;
    }

    [Fact]
    public void A_measure_never_takes_two_units_and_leaves_out_what_does_not_count()
    {
        var cells = MapFilter.All.Of(SampleMaps.Starisle);
        Assert.Equal(["w1", "w4", "w5", "w6"], Shown(MapMeasure.Text).Order());
        Assert.Equal(["w3"], Shown(MapMeasure.Video));
        Assert.DoesNotContain("w2", Shown(MapMeasure.Count));
        Assert.Equal([MapMeasure.Text, MapMeasure.Yuan, MapMeasure.Count], MapMeasures.In(Without(SampleMaps.Starisle, "w3")));

        IEnumerable<string> Shown(MapMeasure measure) => cells.Where(cell => measure.Of(cell.Cell) is not null).Select(cell => cell.Cell.Id);
        static BattleMapDocument Without(BattleMapDocument map, string id) => map with { UseCases = [.. map.UseCases.Select(column => column with { Workloads = [.. column.Workloads.Where(cell => cell.Id != id)] })] };
    }

    [Fact]
    public void The_heat_map_adds_up_and_marks_what_is_assumed()
    {
        var grid = HeatGrid.Of(MapFilter.All.Of(SampleMaps.Starisle), MapMeasure.Text);
        Assert.Equal(1, grid.Fields[("customer_service", "volcengine")].Strength);
        Assert.False(grid.Fields[("customer_service", "volcengine")].HasAssumed);
        Assert.True(grid.Fields[("content_moderation", "self_hosted")].HasAssumed);
        Assert.DoesNotContain(grid.Rows, row => row.Id == "translation");
    }

    [Fact]
    public void The_address_bar_holds_the_view_and_the_filter_and_nonsense_is_passed_over()
    {
        var state = new MapViewState(MapViewKind.Treemap, MapMeasure.Yuan, 60, "-yuan", "omdia");
        var query = state.ToQuery();
        Assert.Equal(state, MapViewState.Parse(query["view"] as string, query["by"] as string, query["zoom"]!.ToString(), query["sort"] as string, query["basis"] as string));
        Assert.Equal(MapViewState.Default, MapViewState.Parse("99", "tokens", "1000000", "", null));
        Assert.All(MapViewState.Default.ToQuery().Values, Assert.Null);

        var filter = MapFilter.Parse("fact,nonsense", "aliyun,nowhere", "coding", "none,qwen3-max", "planned,removed");
        Assert.Equal("coding none,qwen3-max planned,removed fact aliyun", string.Join(' ', new[] { "use", "model", "status", "label", "cloud" }.Select(key => filter.ToQuery()[key])));
        Assert.True(MapFilter.Parse(null, null, "coding", null, "planned").Shows("coding", Cell("w5")));
        Assert.False(MapFilter.Parse(null, null, "coding", null, "in_use").Shows("coding", Cell("w5")));
        Assert.True(MapFilter.Parse(null, null, null, "none").Shows("coding", Cell("w5")));

        // a model that somebody named himself
        var named = MapFilter.All with { Models = MapFilter.Only("内部模型, v2 100%") };
        Assert.Equal(named.Models, MapFilter.Parse(null, null, null, (string)named.ToQuery()["model"]!).Models);
    }

    [Fact]
    public void Rows_without_a_figure_come_last_whichever_way_and_units_are_kept_apart()
    {
        var cells = MapFilter.All.Of(SampleMaps.Starisle);
        Assert.Equal(["w3", "w4", "w1"], MapSort.Order(cells, "-yuan").Select(row => row.Cell.Id).Take(3));
        Assert.Equal("w1", MapSort.Order(cells, "yuan")[0].Cell.Id);
        Assert.Equal(["w4", "w5", "w6", "w1", "w3"], MapSort.Order(cells, "-volume").Select(row => row.Cell.Id).Take(5));
        Assert.Equal(cells, MapSort.Order(cells, "nonsense"));
        Assert.Equal("yuan", MapSort.Next("-yuan", "yuan"));
    }

    private static Workload Cell(string id) => SampleMaps.Starisle.UseCases.SelectMany(column => column.Workloads).Single(cell => cell.Id == id);
}
