using Tokenholic.Agents.Core;
using Tokenholic.App.Features.BattleMap.Progress;
using Tokenholic.App.Runs;

namespace Tokenholic.Tests.App.Features.BattleMap;

public sealed class RunProgressTests
{
    private static readonly RunEvent[] Events =
    [
        .. new AgentEvent[]
        {
            new StageStarted(Stage.Research),
            new PageFound("https://a.example/1"),
            new PageFound("https://a.example/2"),
            new PageRead("https://a.example/1", "One", 100, Rendered: false),
            new PageRead("text:1", "Pasted", 10, Rendered: false),
            new PageFailed("https://a.example/2", "TimedOut"),
            new StageFinished(Stage.Research, 2),
            new StageStarted(Stage.Analysis),
            new ClaimKept("https://a.example/1", "quote", "coding", "aliyun", null, "in_use"),
            new ClaimDropped("https://a.example/1", "other", "Question"),
            new Notice("NoSources"),
        }.Select((item, index) => new RunEvent(index + 1, DateTimeOffset.UnixEpoch, item)),
    ];

    [Fact]
    public void Counts_and_stages_follow_from_the_events()
    {
        var progress = new RunProgress();
        progress.Apply(Events);

        Assert.Equal((3, 2, 1, 1, 1), (progress.PagesFound, progress.PagesRead, progress.PagesFailed, progress.ClaimsKept, progress.ClaimsDropped));
        Assert.Equal((StageState.Done, (int?)2), progress.Of(Stage.Research));
        Assert.Equal(StageState.Working, progress.Of(Stage.Analysis).State);
        Assert.Equal(StageState.Waiting, progress.Of(Stage.Visualization).State);
        Assert.Single(progress.Notices);
    }

    [Fact]
    public void Portions_that_overlap_count_nothing_twice()
    {
        var progress = new RunProgress();
        progress.Apply(Events[..6]);
        progress.Apply(Events[3..]);

        Assert.Equal((2, 1, 1), (progress.PagesRead, progress.PagesFailed, progress.ClaimsKept));
        Assert.Equal(Events.Length, progress.Sequence);
    }
}
