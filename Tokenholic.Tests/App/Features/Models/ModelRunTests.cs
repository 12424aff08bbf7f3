using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Models;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Agents.BattleMap.Pipeline;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Models;

/// <summary>Whole runs of the real app with a model assigned: one that answers, and ones that do not.</summary>
[Collection(OtherEndToEndTests.Name)]
public sealed class ModelRunTests(AppFixture app) : IAsyncLifetime
{
    private readonly Arranged _arranged = new(app.Services);
    private readonly AssignedForTests _assigned = new(app.Services);

    public Task InitializeAsync() => _assigned.StartAsync();

    public async Task DisposeAsync() => await _assigned.DisposeAsync();

    [Fact]
    public async Task A_run_with_a_model_says_what_it_sent_and_what_it_cost()
    {
        _assigned.Provider.Answer = ModelPipelineTests.AnswerOf;
        var run = await RunAsync();

        var map = await app.Services.GetRequiredService<DocumentStore>().LatestAsync<BattleMapDocument>(run.CustomerId, DocumentKinds.BattleMap, default);
        Assert.Equal("rules+model", map!.Body.Mode);
        Assert.Contains(map.Body.Evidence, e => e.Quote.Contains("Kimi", StringComparison.Ordinal));
        Assert.True((await app.Services.GetRequiredService<CallReports>().OfRunAsync(run.Id, default)).Yuan > 0);
        var page = await app.OpenAsync($"/maps/{run.CustomerId}/runs/{run.Id}/privacy");
        await Expect(page.GetByText("来自 text:1").First).ToBeVisibleAsync();
        await Expect(page.GetByText("提出参数取值")).ToBeVisibleAsync();
        var costs = await app.OpenAsync("/costs");
        await Expect(costs.Locator($"a[href='/maps/{run.CustomerId}/runs/{run.Id}/privacy']")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Fault.BadKey, "zh-CN", "模型没有给出回答，本次只用规则分析。模型服务不认这个密钥")]
    [InlineData(Fault.Arrearage, "en-US", "The model gave no answer; the rules read alone. The provider's account is in arrears")]
    [InlineData(Fault.InjectedInstructions, "zh-CN", "模型没有给出回答，本次只用规则分析。模型的回答不是要求的格式")]
    public async Task A_run_whose_model_fails_is_finished_by_the_rules_and_says_why(Fault fault, string language, string sentence)
    {
        _assigned.Provider.Always = fault;
        var run = await RunAsync();

        var map = await app.Services.GetRequiredService<DocumentStore>().LatestAsync<BattleMapDocument>(run.CustomerId, DocumentKinds.BattleMap, default);
        Assert.Equal("rules", map!.Body.Mode);
        Assert.NotEmpty(map.Body.UseCases);
        var page = await app.OpenAsync($"/maps/{run.CustomerId}/runs/{run.Id}", language: language);
        await Expect(page.GetByText(sentence)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_run_of_a_customer_kept_in_house_asks_no_model()
    {
        var customer = await _arranged.CustomerAsync("桂花物流");
        await app.Services.GetRequiredService<CustomerPrivacy>().SetMayLeaveAsync(customer.Id, false, "测试", default);

        await RunAsync(customer);

        Assert.Empty(_assigned.Provider.Requests);
    }

    [Fact]
    public async Task The_form_says_what_a_map_may_cost_before_it_is_begun()
    {
        var page = await app.OpenAsync("/maps/new");

        await Expect(page.GetByText("规则 + qwen3-max，预计 ¥")).ToBeVisibleAsync();
    }

    private async Task<Run> RunAsync(Customer? customer = null)
    {
        customer ??= await _arranged.CustomerAsync("桂花物流");
        var runs = app.Services.GetRequiredService<RunHub>();
        var request = new MapRequest { CompanyName = "桂花物流", Language = ReplyLanguage.Zh, Given = [new GivenSource(GivenKind.PastedText, "", Encoding.UTF8.GetBytes(ModelPipelineTests.Story))] };
        var run = await runs.StartMapAsync(customer.Id, request, default);
        var ended = new TaskCompletionSource<Run>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = runs.Subscribe(run.Id, async () =>
        {
            if (await runs.FindAsync(run.Id, default) is { Active: false } done)
            {
                ended.TrySetResult(done);
            }
        });
        if (await runs.FindAsync(run.Id, default) is { Active: false } already)
        {
            ended.TrySetResult(already); // it ended before anybody listened
        }

        var finished = await ended.Task.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(RunState.Succeeded, finished.State);
        return finished;
    }
}

/// <summary>A scripted provider assigned to planning in a running app, and nothing assigned afterwards: other tests run by rules.</summary>
internal sealed class AssignedForTests(IServiceProvider services) : IAsyncDisposable
{
    public const string Key = "sk-onscreen-9876543210-abcd";

    public ScriptedProvider Provider { get; private set; } = null!;

    public async Task StartAsync()
    {
        Provider = await ScriptedProvider.StartAsync();
        var id = await services.GetRequiredService<ModelProviderStore>().AddAsync(new ProviderInput("脚本", ProviderPresets.BailianBeijing, Provider.Address.AbsoluteUri, Key, null), "测试", default);
        await SaveAsync(new ModelSettings().With(TaskKind.Planning, [new ModelChoice(id, "qwen3-max", new())]));
    }

    public async ValueTask DisposeAsync()
    {
        await SaveAsync(new ModelSettings());
        foreach (var provider in await services.GetRequiredService<ModelProviderStore>().ListAsync(default))
        {
            await services.GetRequiredService<ModelProviderStore>().RemoveAsync(provider.Id, "测试", default);
        }

        await Provider.DisposeAsync();
    }

    private async Task SaveAsync(ModelSettings body)
    {
        var settings = services.GetRequiredService<ModelSettingsStore>();
        await settings.SaveAsync((await settings.LatestAsync(default))?.Version ?? 0, body, null, null, "测试", default);
    }
}
