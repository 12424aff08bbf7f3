using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Models;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Admin.Models;

/// <summary>Registers what the page uses; needs <c>AddModels</c> and <c>AddAdministration</c>.</summary>
internal static class ModelsDeskServices
{
    internal static IServiceCollection AddModelsDesk(this IServiceCollection services) => services.AddScoped(provider => new ModelsDesk(
        provider.GetRequiredService<ModelProviderStore>(),
        provider.GetRequiredService<ModelSettingsStore>(),
        provider.GetRequiredService<AppModelSettings>(),
        provider.GetRequiredService<CallReports>(),
        provider.GetRequiredService<AdminSession>()));
}
