using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.App.Runs;
using Tokenholic.App.Sample;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.App.Hosting;

/// <summary>What a battle map is made with, the same for the app and the command line.</summary>
internal static class AgentServices
{
    /// <summary>Settings: <c>Browser:ExecutablePath</c>, <c>Browser:CdpUrl</c>, those of <see cref="SearchServices"/>. The sample site starts first: runs that are resumed may need it.</summary>
    internal static IServiceCollection AddAgents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Catalog.Default);
        services.AddSingleton<EstimationBasisSource>(_ => Task.FromResult(EstimationBasis.Shipped));
        services.AddSingleton<SampleSite>();
        services.AddHostedService(provider => provider.GetRequiredService<SampleSite>());

        services.AddSingleton(provider => new NetworkGuard(new NetworkGuardOptions { FixedHosts = provider.GetRequiredService<SampleSite>().Hosts }));
        services.AddSingleton(provider => new PageFetcher(provider.GetRequiredService<NetworkGuard>()));
        services.AddSingleton(provider => new BrowserFetcher(
            provider.GetRequiredService<NetworkGuard>(), configuration.GetSection("Browser").Get<BrowserOptions>()));

        services.AddSearchBrowser(configuration);
        services.AddSingleton(_ => new PagePrinter(configuration.GetSection("Browser").Get<BrowserOptions>()));
        services.AddSingleton(provider => new ResearchAgent(
            provider.GetRequiredService<PageFetcher>(), provider.GetRequiredService<BrowserFetcher>(), search: SearchServices.Create(provider, configuration)));
        services.AddSingleton<ClaimExtractor>();
        services.AddSingleton<AnalysisAgent>();
        services.AddSingleton<VisualizationAgent>();
        services.AddSingleton<BattleMapPipeline>();

        services.AddScoped<MapWork>(provider => (request, pages, cancellationToken) =>
            provider.GetRequiredService<BattleMapPipeline>().RunAsync(SampleCompany.Complete(request), pages, provider.GetService<RunModels>(), cancellationToken));
        return services;
    }
}
