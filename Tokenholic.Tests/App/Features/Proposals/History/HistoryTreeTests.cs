using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.App.Features.Proposals.History;
using Tokenholic.App.Storage;

namespace Tokenholic.Tests.App.Features.Proposals.History;

public sealed class HistoryTreeTests
{
    private static readonly Guid Trunk = Guid.NewGuid();
    private static readonly Guid Branch = Guid.NewGuid();

    [Fact]
    public void A_branch_has_a_lane_of_its_own_down_to_the_version_it_left_from()
    {
        // oldest first: trunk 1, trunk 2, branch 1 (left from trunk 1), trunk 3
        var rows = HistoryTree.Of([Node(Trunk, 1, null), Node(Trunk, 2, 1), Node(Branch, 1, 1, Trunk), Node(Trunk, 3, 2)]);

        Assert.Equal([(Trunk, 3, 0), (Branch, 1, 1), (Trunk, 2, 0), (Trunk, 1, 0)], rows.Select(r => (r.Node.DocumentId, r.Node.Version, r.Lane)));
        Assert.Equal([LaneLines.Down, LaneLines.None], rows[0].Lines);
        Assert.Equal([LaneLines.Up | LaneLines.Down, LaneLines.Down], rows[1].Lines);
        Assert.Equal([LaneLines.Up | LaneLines.Down, LaneLines.Up | LaneLines.Down], rows[2].Lines);
        Assert.Equal([LaneLines.Up | LaneLines.Right, LaneLines.Up | LaneLines.Left], rows[3].Lines);
        Assert.Equal((Trunk, 1), (rows[1].Parent!.DocumentId, rows[1].Parent!.Version));
        Assert.Equal([true, true, false, false], rows.Select(r => r.Newest));
    }

    [Fact]
    public void Branches_that_follow_each_other_share_a_lane()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var rows = HistoryTree.Of([Node(Trunk, 1, null), Node(one, 1, 1, Trunk), Node(Trunk, 2, 1), Node(Trunk, 3, 2), Node(two, 1, 3, Trunk), Node(Trunk, 4, 3)]);
        Assert.All(rows, r => Assert.Equal(2, r.Lines.Count));
    }

    [Fact]
    public void What_was_asked_in_one_round_is_found_where_a_later_round_met_it()
    {
        var asked = Node(Trunk, 2, 1) with { Round = Round("Region", TraceOutcome.Asked) };
        var other = Node(Trunk, 3, 2) with { Round = Round("Latency", TraceOutcome.Addressed) };
        var met = Node(Trunk, 4, 3) with { Round = Round("Region", TraceOutcome.Addressed) };
        Assert.Equal(met, LaterRounds.Met([asked, other, met], asked, asked.Round!.Trace[0]));
        Assert.Null(LaterRounds.Met([asked, other], asked, asked.Round!.Trace[0]));
        Assert.Null(LaterRounds.Met([asked, other, met], other, other.Round!.Trace[0]));
    }

    private static ProposalRound Round(string kind, TraceOutcome outcome) => new(RoundKind.Feedback, "")
    {
        Points = [new("p1", PointKind.Requirement, 0, "words", [new(Enum.Parse<ConstraintKind>(kind))])],
        Trace = [new("p1", outcome, "Code", [], [SectionId.Risks])],
    };

    private static ProposalNode Node(Guid document, int version, int? parent, Guid? from = null) =>
        new(document, version, parent is null ? null : from ?? document, parent, null, document == Trunk ? "" : "b", "draft", DateTimeOffset.UnixEpoch, null, null, "");
}
