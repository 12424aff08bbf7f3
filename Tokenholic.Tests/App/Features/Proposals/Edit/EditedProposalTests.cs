using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Features.Proposals.Edit;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Agents.Proposals.Revision;

namespace Tokenholic.Tests.App.Features.Proposals.Edit;

public sealed class EditedProposalTests
{
    private static readonly ProposalDocument First = Rounds.First(ReplyLanguage.Zh);

    [Theory]
    [InlineData("320万", 3_200_000, 3_200_000)]
    [InlineData("¥ 280–350 万", 2_800_000, 3_500_000)]
    [InlineData("2.8M-3.5M", 2_800_000, 3_500_000)]
    [InlineData("¥84–¥1.31 万", 84, 13_100)]
    [InlineData("9,000~12,000", 9_000, 12_000)]
    public void Amounts_are_read_as_people_write_them(string typed, double low, double high) =>
        Assert.Equal((true, new MapRange(low, (low + high) / 2, high)), YearCost.Parse(typed));

    [Theory]
    [InlineData("很多")]
    [InlineData("350–280万")]
    [InlineData("9,000~1.2万")] // 9,000 or 90 million: the unit holds for both, and then it is the wrong way round
    [InlineData("-5")]
    [InlineData("1–2–3万")]
    public void What_is_no_amount_is_not_read(string typed) => Assert.False(YearCost.Parse(typed).Read);

    [Fact]
    public void Nothing_typed_is_the_very_same_proposal()
    {
        var edited = new EditedProposal(First, 1, new Dictionary<string, string>());

        Assert.False(edited.Touched);
        Assert.Same(First, edited.Result());
    }

    [Fact]
    public void A_volume_multiplies_both_amounts_and_leaves_every_other_line_as_it_was()
    {
        var edited = new EditedProposal(First, 1, new Dictionary<string, string>());
        var at = First.Costs.ToList().FindIndex(c => c.AliyunPerYear is not null && c.TodayPerYear is not null);
        edited.Rows(RowPart.Costs)[at].Fields["volume"] = "2";

        var (before, after) = (First.Costs[at], edited.Result().Costs[at]);

        Assert.Empty(edited.Problems);
        Assert.Equal((2 * before.TodayPerYear!.Mid, 2 * before.AliyunPerYear!.High), (after.TodayPerYear!.Mid, after.AliyunPerYear!.High));
        Assert.True(after.Stated); // nobody's price list says so
        Assert.Equal(First.Costs.Where((_, i) => i != at), edited.Result().Costs.Where((_, i) => i != at));
        Assert.Empty(edited.Result().CostSteps); // they were reckoned from the former volume
    }

    [Fact]
    public void A_box_takes_its_arrows_along_and_an_arrow_that_cannot_be_drawn_says_so()
    {
        var edited = new EditedProposal(First, 1, new Dictionary<string, string>());
        edited.Rows(RowPart.Boxes).RemoveAll(r => r.Fields["id"] == "guard");
        Assert.DoesNotContain(edited.Result().Diagram.Edges, e => e.To == "guard");
        Assert.Empty(edited.Problems);

        edited.Rows(RowPart.Arrows).Add(new(1000, -1, new() { ["from"] = "logs", ["to"] = "app" }));
        edited.Rows(RowPart.Arrows).Add(new(1001, -1, new() { ["from"] = "users", ["to"] = "app" }));
        var result = edited.Result();

        Assert.Equal(["RowUpwards", "RowTwice"], edited.Problems.Select(p => p.Code));
        Assert.All(result.Diagram.Edges, e => Assert.Contains(result.Diagram.Nodes, n => n.Id == e.To));
    }

    [Fact]
    public void What_the_tab_kept_comes_back_onto_the_version_it_was_typed_onto_and_no_other()
    {
        var typed = new EditedProposal(First, 3, new Dictionary<string, string>());
        typed.Rows(RowPart.Choices).Reverse();
        typed.Rows(RowPart.Choices).RemoveAt(0);
        var kept = new Dictionary<string, string>
        {
            [typed.Name(RowPart.Choices)] = typed.Json(RowPart.Choices),
            ["3.Choices.0.product"] = "百炼专属实例", ["2.Choices.0.model"] = "old", ["3.Risks"] = "一句。", ["3.Choices.999.product"] = "gone", ["nonsense"] = "x", ["3.Costs"] = "{",
        };

        var edited = new EditedProposal(First, 3, kept);

        Assert.Equal(First.Choices.Count - 1, edited.Result().Choices.Count);
        Assert.Equal("百炼专属实例", edited.Result().Choices[^1].Product);
        Assert.Equal(First.Choices[0].Model, edited.Result().Choices[^1].Model);
        Assert.Equal("一句。", edited.Given[SectionId.Risks]);
        Assert.Equal(First.Costs, edited.Result().Costs);
    }
}
