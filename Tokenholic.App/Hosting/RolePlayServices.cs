using Tokenholic.Agents.Models;
using Tokenholic.Agents.RolePlay.ByModel;
using Tokenholic.App.Features.RolePlay;

namespace Tokenholic.App.Hosting;

/// <summary>Registers role-play: the persona, the evaluation, and the desk that keeps sessions.</summary>
internal static class RolePlayServices
{
    internal static IServiceCollection AddRolePlay(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PersonaAgent(provider.GetRequiredService<ModelRouter>()));
        services.AddSingleton(provider => new EvaluationAgent(provider.GetRequiredService<ModelRouter>()));
        return services.AddSingleton<RolePlayDesk>();
    }
}
