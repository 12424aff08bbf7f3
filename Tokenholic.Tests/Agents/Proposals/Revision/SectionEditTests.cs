using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Agents.Proposals.Revision;

public sealed class SectionEditTests
{
    private const string Quoted = "默认不使用客户数据训练模型，日志保留 30 天。";

    private static readonly ProposalDocument Proposal = new()
    {
        Company = "某公司", GeneratedAt = DateTimeOffset.UnixEpoch, Language = ReplyLanguage.Zh, MapVersion = 1,
        Sections = [new(SectionId.Risks, [new("安全", Quoted, Basis.Source, ["s1"]), new("", "上线前复核。", Basis.Judgement, [])])],
        Diagram = new Diagram([], []), Costs = [], Citations = [new("s1", Guid.NewGuid(), "安全白皮书", "https://x.example", null, 0, Quoted)],
    };

    [Theory]
    [InlineData("默认不使用贵司数据训练模型，日志保留 30 天。", true)] // a word changed: the source stays beside it
    [InlineData("默认不使用客户数据训练模型，日志保留 90 天。", false)] // a figure that the source does not name
    [InlineData("每月开一次例会。", false)] // another sentence
    public void A_reworded_sentence_is_a_judgement_and_keeps_its_source_while_that_bears_it_out(string text, bool cited)
    {
        var edited = SectionEdit.Apply(Proposal, new Dictionary<SectionId, string> { [SectionId.Risks] = text + "\n上线前复核。" });

        var statement = edited.Sections[0].Statements[0];
        Assert.Equal((Basis.Judgement, cited), (statement.Basis, statement.CitationIds.Count > 0));
    }

    [Fact]
    public void A_sentence_put_elsewhere_stays_the_words_of_its_source()
    {
        var edited = SectionEdit.Apply(Proposal, new Dictionary<SectionId, string> { [SectionId.Risks] = "上线前复核。\r\n" + Quoted });

        Assert.Equal([Basis.Judgement, Basis.Source], edited.Sections[0].Statements.Select(s => s.Basis));
        Assert.Equal(["s1"], edited.Sections[0].Statements[1].CitationIds);
    }
}
