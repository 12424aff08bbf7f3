using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Admin;

/// <summary>Registers what the pages of prices and calibration use; needs <c>AddStorage</c> and <c>AddAdministration</c>.</summary>
internal static class EstimationDeskServices
{
    internal static IServiceCollection AddEstimationDesk(this IServiceCollection services) =>
        services.AddScoped(provider => new EstimationDesk(provider.GetRequiredService<EstimationStore>(), provider.GetRequiredService<AdminSession>()));
}
