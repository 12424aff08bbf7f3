using System.Text;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Analysis.ByModel;
using Tokenholic.Agents.BattleMap.Estimation.ByModel;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.Agents.Research.Search.ByModel;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Agents.BattleMap.Pipeline;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

/// <summary>
/// Every agent that asks a model against everything a provider can do. The outcomes stand in docs/model-faults.md, so that a
/// change of behaviour is a change of that table.
/// </summary>
public sealed class FaultTableTests
{
    private const string Key = "sk-test-0123456789abcd";
    private static readonly string Document = Path.Combine(SourceTree.Root, "docs", "model-faults.md");

    [Fact]
    public async Task Every_agent_survives_every_fault_as_the_table_says()
    {
        var table = new StringBuilder("| the provider | plans searches | reads pages | proposes values | answers a person |\n|---|---|---|---|---|\n");
        var rows = await Task.WhenAll(Enum.GetValues<Fault>().Select(RowAsync));
        foreach (var row in rows)
        {
            table.Append(row).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("WRITE_FAULTS") == "1")
        {
            var text = await File.ReadAllTextAsync(Document);
            await File.WriteAllTextAsync(Document, text[..text.LastIndexOf("| the provider", StringComparison.Ordinal)] + table);
        }

        Assert.EndsWith(table.ToString(), (await File.ReadAllTextAsync(Document)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_problem_is_a_sentence_that_says_what_to_do(string language)
    {
        var texts = new System.Resources.ResourceManager("Tokenholic.App.Shared.SharedText", typeof(Program).Assembly);
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language);

        Assert.All(Enum.GetNames<ModelProblem>(), problem => Assert.False(string.IsNullOrEmpty(texts.GetString($"Error_Model_{problem}", culture)), problem));
    }

    private static async Task<string> RowAsync(Fault fault) =>
        $"| {fault} | {await OutcomeAsync(fault, PlanAsync)} | {await OutcomeAsync(fault, ReadAsync)} | {await OutcomeAsync(fault, ProposeAsync)} | {await OutcomeAsync(fault, SpeakAsync)} |";

    private static async Task<string> OutcomeAsync(Fault fault, Func<ModelRouter, Task<string>> agent)
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Always = fault;
        provider.Answer = request => request.Text.Contains("search queries", StringComparison.Ordinal) ? """{"queries":["桂花物流 智能调度"]}"""
            : request.Text.Contains("PASSAGE>>>", StringComparison.Ordinal) || request.Text.Contains("VARIABLES>>>", StringComparison.Ordinal) ? ModelPipelineTests.AnswerOf(request)
            : "您好，请问有什么可以帮您？";
        using var router = Asked.Router(fault, new MemoryCallLedger(), null, null, provider.Model("qwen3.7-max", key: Key));
        var outcome = await agent(router);
        Assert.DoesNotContain(Key, outcome, StringComparison.Ordinal);
        return outcome;
    }

    private static async Task<string> PlanAsync(ModelRouter router)
    {
        using var models = new RunModels(router);
        var queries = await new SearchPlanner(models).PlanAsync(new MapRequest { CompanyName = "桂花物流", Language = ReplyLanguage.Zh }, new MemoryPageStore(), default);
        return queries.Count > 0 ? "answered" : "fixed queries";
    }

    private static async Task<string> ReadAsync(ModelRouter router)
    {
        using var models = new RunModels(router);
        var page = new StoredPage { Url = "text:1", FinalUrl = "text:1", Tier = SourceTier.Other, FetchedAt = default, Text = ModelPipelineTests.Story };
        var read = await new ModelClaimReader(Catalog.Default).ReadAsync(models, new CompanyProfile("桂花物流", []), page, default);
        Assert.All(read.Extraction.Claims, claim => Assert.True(QuoteCheck.Stands(claim.Quote, claim.Start, page.Text)));
        return read.Failure is { } failure ? $"rules ({failure.Problem})" : "answered";
    }

    private static async Task<string> ProposeAsync(ModelRouter router)
    {
        using var models = new RunModels(router);
        var map = SampleMaps.Starisle;
        var proposed = await new ModelDrivers(Catalog.Default).ProposeAsync(models, map, default);
        Assert.Equal(map.Evidence, proposed.Evidence);
        return models.Answers > 0 ? "answered" : "defaults";
    }

    private static async Task<string> SpeakAsync(ModelRouter router)
    {
        var text = new StringBuilder();
        try
        {
            await foreach (var update in router.For(Asked.Context(live: true)).GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "你好")]))
            {
                text.Append(update.Text);
            }

            return text.ToString() == "您好，请问有什么可以帮您？" ? "answered" : "shown as it came";
        }
        catch (ModelException e)
        {
            return text.Length > 0 ? $"{e.Problem}, what came stays" : $"{e.Problem}";
        }
    }
}
