using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.App.Hosting;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Agents.Models;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Pipeline;

/// <summary>The whole pipeline with a model beside the rules, over real HTTP to the scripted provider.</summary>
public sealed class ModelPipelineTests : IAsyncLifetime
{
    public const string Story = "桂花物流的客服已接入豆包大模型。\n调度那边写东西有 Kimi 搭把手，老员工称省下一半时间。\n联系人：张伟 13812345678。";
    private readonly MemoryCallLedger _ledger = new();
    private ScriptedProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        _provider.Answer = AnswerOf;
    }

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    /// <summary>What a capable model would answer each agent.</summary>
    public static string AnswerOf(ScriptedRequest request)
    {
        if (request.Text.Contains("VARIABLES>>>", StringComparison.Ordinal))
        {
            return """
                {"proposals":[{"workload":"w1","driver":"tokens_per_turn","low":500,"mid":900,"high":1500,"evidence_ids":["e1"],"reason_zh":"客服对话较短","reason_en":"short chats"},
                {"workload":"w1","driver":"turns","low":2,"mid":3,"high":4,"evidence_ids":["e99"],"reason_zh":"没有这条","reason_en":"no such quote"}]}
                """;
        }

        var claims = new JsonArray();
        foreach (var (quote, useCase, vendor, model) in new[] { ("有 Kimi 搭把手", "office_assistant", "other", "Kimi"), ("全部改用 Claude", "coding", "overseas", "Claude") })
        {
            claims.Add((JsonNode)new JsonObject { ["use_case"] = useCase, ["vendor"] = vendor, ["model"] = model, ["status"] = "in_use", ["quote"] = quote });
        }

        return new JsonObject { ["claims"] = claims, ["quantities"] = new JsonArray() }.ToJsonString();
    }

    [Fact]
    public async Task A_model_adds_what_the_rules_miss_and_nothing_that_the_pages_do_not_say()
    {
        var (map, events) = await RunAsync(_provider.Model("qwen3.7-max"));

        Assert.Equal("rules+model", map.Mode);
        var added = Assert.Single(map.Evidence, e => e.Quote.Contains("Kimi", StringComparison.Ordinal) && e.Kind == "usage");
        Assert.Equal(Story.IndexOf(added.Quote, StringComparison.Ordinal), added.Start);
        Assert.DoesNotContain(map.UseCases.SelectMany(u => u.Workloads), w => w.Model?.Contains("claude", StringComparison.OrdinalIgnoreCase) is true);
        Assert.Contains(events, e => e is ClaimDropped { Quote: "全部改用 Claude", Reason: "quote_not_found" });
        Assert.Contains(events, e => e is Notice { Code: ModelNotices.Ungrounded });
    }

    [Fact]
    public async Task Values_are_taken_with_their_quotes_and_refused_with_unknown_ones()
    {
        var (map, _) = await RunAsync(_provider.Model("qwen3.7-max"));

        var drivers = map.UseCases.SelectMany(u => u.Workloads).Single(w => w.Id == "w1").Estimate!.Drivers;
        var taken = drivers.Where(d => d.Reason.Zh.StartsWith("模型据引文提出", StringComparison.Ordinal)).ToList();
        Assert.Single(taken);
        Assert.All(taken, d => Assert.Equal((Label.Inferred, "e1"), (d.Label, Assert.Single(d.EvidenceIds))));
        Assert.DoesNotContain(drivers, d => d.EvidenceIds.Contains("e99"));
    }

    [Fact]
    public async Task A_map_with_a_model_has_the_shape_of_a_map_without()
    {
        var (with, _) = await RunAsync(_provider.Model("qwen3.7-max"));
        var (without, _) = await RunAsync();

        Assert.Equal("rules", without.Mode);
        Assert.Equal(Names(without), Names(with).Except(["proposed_by_model"], StringComparer.Ordinal));
        Assert.True(with.UseCases.Sum(u => u.Workloads.Count) > without.UseCases.Sum(u => u.Workloads.Count));
    }

    [Fact]
    public async Task Page_text_is_data_in_the_users_role_and_personal_data_never_leaves()
    {
        var (map, _) = await RunAsync(_provider.Model());

        Assert.NotEmpty(_provider.Requests);
        Assert.All(_provider.Requests, request =>
        {
            var system = string.Concat(request.Body["messages"]!.AsArray().Where(m => m!["role"]!.GetValue<string>() == "system").Select(m => m!["content"]!.GetValue<string>()));
            Assert.DoesNotContain("桂花物流", system, StringComparison.Ordinal);
            Assert.DoesNotContain("13812345678", request.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("张伟", request.Text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("13812345678", JsonSerializer.Serialize(map, BattleMapJson.Options), StringComparison.Ordinal);
        Assert.All(_ledger.Calls, call => Assert.All(call.Context.Sent, sent => Assert.Equal("text:1", sent.Url)));
    }

    [Fact]
    public async Task A_long_page_is_read_in_passages()
    {
        await RunAsync(Story + string.Concat(Enumerable.Repeat("今天天气很好，车队按时出发。\n", 900)), _provider.Model());

        Assert.Equal(3, _provider.Requests.Count(r => r.Text.Contains("<<<PASSAGE", StringComparison.Ordinal)));
        Assert.Equal([0], _ledger.Calls.SelectMany(c => c.Context.Sent).Where(s => s.Length > 100).Select(s => s.Start).Order().Take(1));
    }

    private Task<(BattleMapDocument Map, List<AgentEvent> Events)> RunAsync(params AssignedModel[] models) => RunAsync(Story, models);

    private async Task<(BattleMapDocument Map, List<AgentEvent> Events)> RunAsync(string text, params AssignedModel[] models)
    {
        using var router = Asked.Router(_ledger, null, null, models);
        await using var services = new ServiceCollection().AddAgents(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).BuildServiceProvider();
        var request = new MapRequest { CompanyName = "桂花物流", Language = ReplyLanguage.Zh, Given = [new GivenSource(GivenKind.PastedText, "", Encoding.UTF8.GetBytes(text))] };
        var events = new List<AgentEvent>();
        await foreach (var told in services.GetRequiredService<BattleMapPipeline>().RunAsync(request, new MemoryPageStore(), new RunModels(router), default))
        {
            events.Add(told);
        }

        return (events.OfType<MapCompleted>().Single().Document, events);
    }

    /// <summary>Every property name of the document, wherever it stands.</summary>
    private static SortedSet<string> Names(BattleMapDocument map)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Walk(JsonSerializer.SerializeToNode(map, BattleMapJson.Options), names);
        return names;
    }

    private static void Walk(JsonNode? node, SortedSet<string> names)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            names.Add(name);
            Walk(value, names);
        }

        foreach (var item in node as JsonArray ?? [])
        {
            Walk(item, names);
        }
    }
}
