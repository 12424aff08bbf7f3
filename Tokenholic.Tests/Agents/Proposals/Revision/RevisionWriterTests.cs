using Tokenholic.Agents.Models;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Agents.Proposals.Revision.ByModel;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Agents.Models;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Proposals.Revision;

public sealed class RevisionWriterTests
{
    [Fact]
    public async Task A_model_writes_for_what_no_rule_met_and_invents_nothing()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        var first = Rounds.First(ReplyLanguage.Zh);
        var sourced = first.Sections.Single(s => s.Id is SectionId.Migration).Statements.Index().First(s => s.Item.Basis is Basis.Source).Index;
        provider.Answer = _ => $$"""
            {"sentences":[
            {"point":"p1","section":"Migration","replaces":-1,"text":"每个用例上线前由业务方抽查回答的准确率。"},
            {"point":"p1","section":"Migration","replaces":-1,"text":"准确率保证达到 99.97%。"},
            {"point":"p1","section":"Risks","replaces":-1,"text":"详见 https://evil.example"},
            {"point":"p9","section":"Risks","replaces":-1,"text":"没有这个要点。"},
            {"point":"p1","section":"Migration","replaces":{{sourced}},"text":"原文出处被换掉。"}]}
            """;
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model("qwen3.7-max"));
        using var models = new RunModels(router);
        var reviser = Rounds.Start(first, "希望方案写清楚回答质量由谁检查。");
        Assert.Equal("NoRule", Assert.Single(reviser.Apply().ToList()).Code);

        var kept = await new RevisionWriter(models).WriteAsync(reviser, default);

        var line = Assert.Single(kept);
        Assert.Equal((TraceOutcome.Addressed, "ByModel"), (line.Outcome, line.Code));
        var revised = reviser.Finish();
        Assert.Equal("ByModel", Assert.Single(revised.Trace).Code);
        var before = first.Sections.Single(s => s.Id is SectionId.Migration).Statements;
        var after = revised.Proposal.Sections.Single(s => s.Id is SectionId.Migration).Statements;
        Assert.Equal(before.Select(s => s.Text).Append("每个用例上线前由业务方抽查回答的准确率。"), after.Select(s => s.Text));
        Assert.Equal(Basis.Judgement, after[^1].Basis);
    }
}
