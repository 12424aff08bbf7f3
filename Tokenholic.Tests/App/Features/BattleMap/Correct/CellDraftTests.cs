using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.App.Features.BattleMap.Correct;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap.Correct;

public class CellDraftTests
{
    private static readonly Workload Service = SampleMaps.Starisle.UseCases.SelectMany(column => column.Workloads).Single(cell => cell.Id == "w4");

    [Fact]
    public void Only_what_differs_becomes_a_change()
    {
        var draft = new CellDraft(Service);
        Assert.True(draft.IsEmpty);
        draft.Type("conversations", "500万");
        draft.Vendor = "aliyun";
        Assert.Equal([(EditKinds.Vendor, null), (EditKinds.Driver, "conversations")], draft.Changes().Select(change => (change.Kind, change.Driver)));
        Assert.Equal(MapRange.Exactly(5e6), draft.Changes().Last().To!.Range);
        draft.Type("conversations", "");
        draft.Vendor = "volcengine";
        Assert.True(draft.IsEmpty);
    }

    [Fact]
    public void A_kept_spread_moves_with_the_middle_and_a_share_stays_a_share()
    {
        var draft = new CellDraft(Service) { KeepsSpread = true };
        draft.Type("tokens_per_conversation", "9600");
        Assert.Equal(new MapRange(4800, 9600, 24000), draft.Changes().Single().To!.Range);

        var clips = new CellDraft(SampleMaps.Starisle.UseCases.SelectMany(column => column.Workloads).Single(cell => cell.Id == "w3")) { KeepsSpread = true };
        clips.Type("clip_yield", "80%");
        Assert.Equal(new MapRange(.32, .8, 1), clips.Changes().Single().To!.Range! with { Low = .32 });
    }

    [Fact]
    public void What_is_no_figure_is_named()
    {
        var draft = new CellDraft(Service);
        draft.Type("conversations", "很多");
        Assert.Equal("conversations", draft.Unreadable());
        draft.Type("conversations", null);
        draft.Volume = "-3";
        Assert.Equal(EditKinds.Volume, draft.Unreadable());
    }

    [Theory]
    [InlineData(6e6, 9e6, 9e6)]
    [InlineData(0, 5, 80)]
    [InlineData(.2, .5, .9)]
    [InlineData(0, 0, 0)]
    public void A_slider_stands_at_the_value_and_comes_back_to_it(double low, double mid, double high)
    {
        var scale = SliderScale.Of(Service.Estimate!.Drivers[0] with { Value = new(low, mid, high) });
        Assert.InRange(scale.ValueOf(scale.StepOf(mid)), mid * .97, mid * 1.03);
        Assert.True(scale.ValueOf(SliderScale.Steps) >= high);
        Assert.True(scale.ValueOf(0) <= low || low == 0);
        Assert.True(high is 0 or > 1 || scale.ValueOf(SliderScale.Steps) <= 1);
    }

    [Fact]
    public void Mine_finds_its_cell_in_their_version_also_after_new_research()
    {
        var mine = new CellCorrection([new("w4", EditKinds.Vendor, new("aliyun"))]);
        var theirs = SampleMaps.Starisle with
        {
            UseCases = [.. SampleMaps.Starisle.UseCases.Select(column => column with { Workloads = [.. column.Workloads.Select(cell => cell with { Id = "w" + (50 + int.Parse(cell.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)) })] })],
        };
        Assert.Equal("w54", Assert.IsType<CellCorrection>(MapEditor.Rebase(mine, SampleMaps.Starisle, theirs)).Changes.Single().WorkloadId);
        Assert.Equal(EditProblem.Gone, Assert.Throws<EditException>(() => MapEditor.Rebase(mine, SampleMaps.Starisle, SampleMaps.Empty)).Problem);
        Assert.Equal("aliyun", MapEditor.Rebase(mine, SampleMaps.Starisle, theirs).Apply(theirs, EstimationBasis.Shipped, DateTimeOffset.UnixEpoch).UseCases.SelectMany(c => c.Workloads).Single(c => c.Id == "w54").Vendor);
    }
}
