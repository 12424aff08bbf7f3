using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Agents.Proposals.Comparison;

public sealed class ProposalMergeTests
{
    private static readonly Guid Source = Guid.NewGuid();

    private static Gen<T[]> Several<T>(Gen<T> of, int most) => Gen.Choose(0, most).SelectMany(n => of.ArrayOf(n));

    private static Gen<Statement> Sentence =>
        from topic in Gen.Elements("", "客服", "Video")
        from text in Gen.Elements("采用千问。", "采用千问 Plus，价格较低。", "We propose Qwen for chat.", "We propose Qwen Plus for chat.", "数据留在北京地域，不出境。", "第三方模型同一个接口。", "Roll back at any time.")
        from cites in Gen.Choose(0, 3)
        select new Statement(topic, text, cites == 0 ? Basis.Judgement : Basis.Source, cites == 0 ? [] : [$"s{cites}"]);

    private static Gen<ProposalDocument> Document =>
        from ids in Gen.Shuffle(Enum.GetValues<SectionId>())
        from count in Gen.Choose(0, 4)
        from parts in Several(Sentence, 5).ArrayOf(8)
        from first in Gen.Choose(0, 3)
        from money in Gen.Choose(1, 9).ArrayOf(3)
        from order in Gen.Shuffle(new[] { 0, 1, 2 })
        from boxes in Gen.SubListOf(["app", "studio", "guard", "logs", "private"]).SelectMany(b => Gen.Shuffle(b.ToArray()))
        select new ProposalDocument
        {
            Company = "某公司", GeneratedAt = DateTimeOffset.UnixEpoch.AddDays(first), Language = ReplyLanguage.Zh, MapVersion = 1 + first,
            Sections = [.. ids.Zip(parts).Take(count).Select(p => new ProposalSection(p.First, p.Second))],
            Choices = [.. money.Take(first).Select((m, i) => new Choice($"用例{order[i] % 2}", m > 6 ? "百炼" : "PAI", m > 4 ? "qwen-max" : "qwen-plus", "理由", [$"s{(m % 3) + 1}"]))],
            CostSteps = [.. money.Take(first).Select((m, i) => new CostStep($"c{i}", m > 4 ? "缓存" : "批量", MapRange.Exactly(m), [$"s{(m % 3) + 1}"]))],
            Costs = [.. money.Take(first).Select((m, i) => new CostLine($"用例{order[i]}", "gpt", m > 5 ? "qwen-max" : "qwen-plus", null, MapRange.Exactly(m), false))],
            Diagram = new Diagram([.. boxes.Select(b => new DiagramNode(b, b, first))], [.. boxes.Zip(boxes.Skip(1)).Select(e => new DiagramEdge(e.First, e.Second))]),
            Citations = [.. Enumerable.Range(1, 3).Select(i => new Citation($"s{i}", Source, "文", "https://x.example", null, i * (first + 1), $"词{i}"))],
        };

    [Fact]
    public void All_accepted_is_the_new_version_and_all_rejected_the_old_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(Gen.Zip(Document, Document).ToArbitrary(), pair =>
        {
            var comparison = ProposalComparer.Compare(pair.Item1, pair.Item2);
            if (comparison.Changes.Count == 0)
                return;
            Assert.Equal(Json(pair.Item2), Json(ProposalMerge.Apply(comparison, _ => true)));
            Assert.Equal(Json(pair.Item1), Json(ProposalMerge.Apply(comparison, _ => false)));
        }));

    [Fact]
    public void Whatever_is_accepted_every_citation_leads_to_the_words_it_led_to_and_no_arrow_hangs() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(Gen.Zip(Document, Document).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (pair, bits) =>
        {
            var merged = ProposalMerge.Apply(ProposalComparer.Compare(pair.Item1, pair.Item2), n => (bits >> (n % 31) & 1) == 1);
            string[] Said(ProposalDocument d) => [.. d.Sections.SelectMany(s => s.Statements).Select(s => s.Text + string.Concat(s.CitationIds.Select(id => d.Citations.Single(c => c.Id == id).Start)))];
            Assert.Empty(Said(merged).Except(Said(pair.Item1)).Except(Said(pair.Item2)));
            Assert.All(merged.Diagram.Edges, e => Assert.Contains(merged.Diagram.Nodes, n => n.Id == e.To));
            Assert.Equal(merged.Citations.Count, merged.Citations.Select(c => c.Id).Distinct().Count());
        }));

    [Fact]
    public void Laid_onto_what_nobody_changed_an_edit_is_the_edit_and_no_edit_leaves_the_others_version() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Zip(Document, Document).ToArbitrary(), pair =>
        {
            var (origin, theirs) = pair;
            var mine = theirs with { Citations = origin.Citations, MapVersion = origin.MapVersion, GeneratedAt = origin.GeneratedAt };
            string[] Said(ProposalDocument d) => [.. d.Sections.OrderBy(s => s.Id).SelectMany(s => s.Statements.Select(x => s.Id + x.Text + string.Concat(x.CitationIds.Select(id => d.Citations.Single(c => c.Id == id).Quote))))];
            Assert.Equal(Said(mine), Said(ProposalThreeWay.Merge(origin, mine, origin)));
            Assert.Equal(mine.Costs, ProposalThreeWay.Merge(origin, mine, origin).Costs);
            Assert.Empty(ProposalComparer.Compare(theirs, ProposalThreeWay.Merge(origin, origin, theirs) with { CostSteps = theirs.CostSteps }).Changes);
        }));

    [Fact]
    public void Two_people_who_changed_different_things_lose_nothing_and_one_thing_that_both_changed_is_a_difference()
    {
        Statement One(string text) => new("", text, Basis.Judgement, []);
        var origin = Proposal([One("第一步：接入试点系统。"), One("第二步：灰度切流。"), One("第三步：保留回退。")], 3_200_000, ["guard"]);
        var mine = Proposal([One("第一步：接入试点系统并压测。"), One("第二步：灰度切流。"), One("第三步：保留回退。"), One("第四步：培训。")], 3_200_000, []);
        var theirs = Proposal([One("第一步：接入试点系统。"), One("第二步：灰度切流，先百分之五。")], 2_100_000, ["guard", "dedicated"]);

        var merged = ProposalThreeWay.Merge(origin, mine, theirs);

        Assert.Equal(["第一步：接入试点系统并压测。", "第二步：灰度切流，先百分之五。", "第四步：培训。"], merged.Sections[^1].Statements.Select(s => s.Text));
        Assert.Equal(2_100_000, merged.Costs[0].AliyunPerYear!.Mid);
        Assert.Equal(["app", "dedicated"], merged.Diagram.Nodes.Select(n => n.Id));
        Assert.All(merged.Diagram.Edges, e => Assert.Equal("dedicated", e.To));
    }

    [Fact]
    public void A_moved_sentence_is_moved_a_new_price_is_a_figure_and_a_box_takes_its_arrow_along()
    {
        Statement One(string text) => new("", text, Basis.Judgement, []);
        var before = Proposal([One("第一步：接入试点系统。"), One("第二步：灰度切流。"), One("第三步：保留回退。")], 3_200_000, []);
        var after = Proposal([One("第三步：保留回退。"), One("第一步：接入试点系统。"), One("第二步：灰度切流。")], 2_100_000, ["dedicated"]);

        var comparison = ProposalComparer.Compare(before, after);

        Assert.Equal([(ChangedPart.Box, ChangeKind.Added), (ChangedPart.Cost, ChangeKind.Changed), (ChangedPart.Statement, ChangeKind.Moved)], comparison.Changes.Select(c => (c.Part, c.Kind)));
        Assert.Equal(-0.34, comparison.Total.Ratio!.Value, 2);
        Assert.Single(comparison.Arrows, a => a.Change == 0);
        Assert.Equal(["dedicated"], ProposalMerge.Apply(comparison, n => n == 0).Diagram.Nodes.Where(n => n.Id == "dedicated").Select(n => n.Id));
    }

    [Fact]
    public void A_product_a_cost_and_a_box_that_are_moved_and_changed_are_one_change_each()
    {
        Choice Product(string useCase, string product, string reason) => new(useCase, product, "", reason, []);
        var before = Proposal([], 3_200_000, ["guard", "logs"]) with
        {
            Choices = [Product("客服", "百炼", "便宜。"), Product("客服", "内容安全", "审核。"), Product("视频", "万相", "成片。")],
            Costs = [new("客服", "gpt", "Qwen-Plus", null, MapRange.Exactly(2), false), new("视频", "sora", "万相", null, MapRange.Exactly(3), false)],
        };
        var after = before with
        {
            Choices = [before.Choices[2], before.Choices[1], Product("客服", "百炼", "便宜，也快。")],
            Costs = [before.Costs[1], before.Costs[0] with { AliyunPerYear = MapRange.Exactly(1) }],
            Diagram = new([before.Diagram.Nodes[0], before.Diagram.Nodes[2], before.Diagram.Nodes[1] with { Name = "安全护栏" }], before.Diagram.Edges),
        };

        var comparison = ProposalComparer.Compare(before, after);

        Assert.DoesNotContain(comparison.Changes, c => c.Kind is ChangeKind.Added or ChangeKind.Removed);
        Assert.Contains("[+，也快]", string.Concat(Assert.Single(comparison.Changes, c => c is { Part: ChangedPart.Choice, Kind: ChangeKind.Changed }).Words.Select(w => w.Change is TextChange.Inserted ? $"[+{w.Text}]" : w.Text)), StringComparison.Ordinal);
        Assert.Equal(-0.5, Assert.Single(comparison.Changes.Single(c => c is { Part: ChangedPart.Cost, Kind: ChangeKind.Changed }).Values).Ratio);
        Assert.Single(comparison.Changes, c => c is { Part: ChangedPart.Box, Kind: ChangeKind.Changed });
        Assert.Equal(Json(after), Json(ProposalMerge.Apply(comparison, _ => true)));
        Assert.Equal(Json(before), Json(ProposalMerge.Apply(comparison, _ => false)));
    }

    private static ProposalDocument Proposal(IReadOnlyList<Statement> migration, double yuan, IReadOnlyList<string> boxes) => new()
    {
        Company = "某公司", GeneratedAt = DateTimeOffset.UnixEpoch, Language = ReplyLanguage.Zh, MapVersion = 1,
        Sections = [new(SectionId.Recommendation, []), new(SectionId.Cost, []), new(SectionId.Migration, migration)],
        Costs = [new CostLine("智能客服", "gpt", "qwen-max", null, MapRange.Exactly(yuan), false)],
        Diagram = new Diagram([new("app", "应用", 0), .. boxes.Select(b => new DiagramNode(b, b, 1))], [.. boxes.Select(b => new DiagramEdge("app", b))]),
        Citations = [],
    };

    private static string Json(ProposalDocument document) => JsonSerializer.Serialize(document, BattleMapJson.Options);
}
