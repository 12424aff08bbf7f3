using System.Text;
using System.Text.Json;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Agents.Proposals.ByModel;
using Tokenholic.Agents.Proposals.Revision.ByModel;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.ByModel;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;
using Tokenholic.Tests.Agents.Proposals.Revision;
using Tokenholic.Tests.Agents.RolePlay;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

/// <summary>The agents that write for people against everything a provider can do; the outcomes stand in docs/model-faults.md.</summary>
public sealed class WriterFaultTableTests
{
    private const string Key = "sk-test-0123456789abcd";
    private const string Line = "哎，大促那几天客服机器人答非所问，投诉翻了一倍。";
    private static readonly string Document = Path.Combine(SourceTree.Root, "docs", "model-faults.md");
    private static readonly Dictionary<string, KnowledgeDocument> Documents = StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString());
    private static readonly KnowledgeIndex Index = new([.. Documents.Values.Select(d => d.ToIndexed())]);
    private static readonly RolePlaySetup Setup = Reps.Setup(Scenario.Discovery, Difficulty.Medium);

    [Fact]
    public async Task Every_agent_that_writes_survives_every_fault_as_the_table_says()
    {
        var rows = await Task.WhenAll(Enum.GetValues<Fault>().Select(RowAsync));
        var table = "| the provider | writes a proposal | revises one | speaks as the buyer | judges a meeting |\n|---|---|---|---|---|\n" + string.Concat(rows.Select(row => row + "\n"));

        if (Environment.GetEnvironmentVariable("WRITE_FAULTS") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, table);
        }

        Assert.Contains(table, (await File.ReadAllTextAsync(Document)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static async Task<string> RowAsync(Fault fault) =>
        $"| {fault} | {await OutcomeAsync(fault, WriteAsync)} | {await OutcomeAsync(fault, ReviseAsync)} | {await OutcomeAsync(fault, SpeakAsync)} | {await OutcomeAsync(fault, JudgeAsync)} |";

    private static async Task<string> OutcomeAsync(Fault fault, Func<ModelRouter, Task<(bool ByModel, object Shown)>> agent)
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Always = fault;
        provider.Answer = request => request.Text.Contains("SECTION:", StringComparison.Ordinal) ? """{"sentences":[{"topic":"","text":"迁移时先灰度切流，旧平台保留两周。","basis":"source","passages":["p1","p2","p3","p4","p5","p6","p7","p8"],"quote":"保留旧平台两周作为回退"}]}"""
            : request.Text.Contains("MOVE>>>", StringComparison.Ordinal) ? JsonSerializer.Serialize(new { line = Line })
            : request.Text.Contains("TRANSCRIPT>>>", StringComparison.Ordinal) ? """{"verdicts":[]}"""
            : request.Text.Contains("POINTS>>>", StringComparison.Ordinal) ? """{"sentences":[{"point":"p1","section":"Migration","replaces":-1,"text":"每个用例上线前由业务方抽查回答。"}]}"""
            : """{"questions":[{"section":"migration","question":"迁移步骤 灰度切流 回退"}]}""";
        // None of these agents shows what came before a silence, so silence is told from an answer soon.
        var options = fault is Fault.Stalls ? Asked.Options(fault) with { Limits = new AnswerLimits { Idle = TimeSpan.FromMilliseconds(300) } } : Asked.Options(fault);
        using var router = Asked.Router(options, new MemoryCallLedger(), null, null, provider.Model("qwen3.7-max", key: Key));
        var (byModel, shown) = await agent(router);
        Assert.DoesNotContain(Key, JsonSerializer.Serialize(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", JsonSerializer.Serialize(shown), StringComparison.OrdinalIgnoreCase);
        return byModel ? "answered" : "rules";
    }

    private static async Task<(bool ByModel, object Shown)> WriteAsync(ModelRouter router)
    {
        using var models = new RunModels(router, Guid.NewGuid());
        var composed = Rounds.First(ReplyLanguage.Zh);
        var told = new List<AgentEvent>();
        await foreach (var happened in new ProposalSynthesis(Catalog.Default).RunAsync(composed, SearchAsync, models, default))
        {
            told.Add(happened);
        }

        var written = told.OfType<ProposalCompleted>().Single().Document;
        if (written.Mode == "rules")
        {
            Assert.Equal(composed.Sections.SelectMany(s => s.Statements).Select(s => s.Text), written.Sections.SelectMany(s => s.Statements).Select(s => s.Text));
            // nothing of the model's stands, and the proposal says whether it was silent or not believed
            Assert.True(written.Removed > 0 || told.Exists(t => t is Notice { Code: ModelNotices.NoAnswer }));
        }

        return (written.Mode != "rules", written);
    }

    private static async Task<(bool ByModel, object Shown)> ReviseAsync(ModelRouter router)
    {
        using var models = new RunModels(router);
        var reviser = Rounds.Start(Rounds.First(ReplyLanguage.Zh), "希望方案写清楚回答质量由谁检查。");
        Assert.NotEmpty(reviser.Apply().ToList());
        var kept = await new RevisionWriter(models).WriteAsync(reviser, default);
        var revised = reviser.Finish();
        Assert.Single(revised.Trace); // the point is answered for, by whomever
        return (kept.Count > 0, revised.Proposal);
    }

    private static async Task<(bool ByModel, object Shown)> SpeakAsync(ModelRouter router)
    {
        var byRules = Reps.Play(Setup, RolePlayData.Topic("pain").Question.Zh);
        var spoken = await new PersonaAgent(router).SpeakAsync(byRules, default);
        Assert.Equal(byRules.State, spoken.State);
        Assert.Equal(spoken.Turns[^1].ByModel ? Line : byRules.Turns[^1].Text, spoken.Turns[^1].Text);
        return (spoken.Turns[^1].ByModel, spoken.Turns);
    }

    private static async Task<(bool ByModel, object Shown)> JudgeAsync(ModelRouter router)
    {
        var session = Reps.Play(Setup, Reps.All["average"]);
        var report = await new EvaluationAgent(router).JudgeAsync(session, Tokenholic.Agents.RolePlay.Coach.ClaimSources.Shipped, default);
        Assert.Equal(SessionCoach.Report(session).Score, report.Score);
        return (report.Readings.Count > 0, report);
    }

    private static Task<IReadOnlyList<(KnowledgeDocument Document, Hit Hit)>> SearchAsync(string question, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(KnowledgeDocument, Hit)>>([.. Index.Search(question, most).Hits.Select(h => (Documents[h.Document.Id], h))]);
}
