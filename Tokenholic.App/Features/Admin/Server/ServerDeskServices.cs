
namespace Tokenholic.App.Features.Admin.Server;

/// <summary>Registers what the page about the server uses.</summary>
internal static class ServerDeskServices
{
    internal static IServiceCollection AddServerDesk(this IServiceCollection services) => services.AddScoped<ServerDesk>();
}
