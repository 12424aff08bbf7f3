using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.App.Hosting;
using Tokenholic.App.Sample;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Agents.BattleMap.Pipeline;

/// <summary>One run over the sample's web site through the real crawl, guard, browser, extraction and estimation, shared by the tests of it.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    public static MapRequest Request { get; } =
        SampleCompany.Complete(new MapRequest { CompanyName = SampleCompany.NameZh, Language = ReplyLanguage.Zh });

    public MemoryPageStore Store { get; } = new();

    public IReadOnlyList<AgentEvent> Events { get; private set; } = [];

    public BattleMapDocument Map => ((MapCompleted)Events[^1]).Document;

    public IReadOnlyList<StoredPage> Pages => ((MapCompleted)Events[^1]).Pages;

    public async Task InitializeAsync()
    {
        await using var services = Services();
        await services.GetRequiredService<SampleSite>().StartAsync(CancellationToken.None);
        Events = await RunAsync(services, Request, Store);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The agents as the product composes them; the sample's site is reachable only once it was started.</summary>
    public static ServiceProvider Services() => Composition().BuildServiceProvider();

    /// <summary>The same, open to exchange a part.</summary>
    public static IServiceCollection Composition() => new ServiceCollection().AddAgents(new ConfigurationBuilder().Build());

    public static async Task<IReadOnlyList<AgentEvent>> RunAsync(IServiceProvider services, MapRequest request, IPageStore store)
    {
        var events = new List<AgentEvent>();
        await foreach (var told in services.GetRequiredService<BattleMapPipeline>().RunAsync(request, store, CancellationToken.None))
        {
            events.Add(told);
        }

        return events;
    }
}
