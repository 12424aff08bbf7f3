using Tokenholic.App.Features.BattleMap.Home;
using Tokenholic.App.Features.BattleMap.Correct;
using Tokenholic.App.Features.BattleMap.NewMap;
using Tokenholic.App.Features.BattleMap.Overview;
using Tokenholic.App.Features.BattleMap.Present;
using Tokenholic.App.Features.BattleMap.Versions;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>Registers what the battle map's pages use; needs <c>AddStorage</c> and <c>AddRuns</c>.</summary>
internal static class BattleMapServices
{
    internal static IServiceCollection AddBattleMapScreens(this IServiceCollection services)
    {
        services.AddSingleton<MapReader>();
        services.AddSingleton<MapDocuments>();
        services.AddSingleton<MapOverview>();
        services.AddSingleton<HomeReader>();
        services.AddSingleton<MapVersions>();
        services.AddSingleton<MapEditor>();
        services.AddSingleton<NewMapStart>();
        return services;
    }
}
