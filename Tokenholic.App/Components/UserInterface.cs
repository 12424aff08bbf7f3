using Microsoft.AspNetCore.Components.Server;
using Radzen;

namespace Tokenholic.App.Components;

/// <summary>The Blazor side of the app: circuits, their limits, and the pages.</summary>
internal static class UserInterface
{
    internal static IServiceCollection AddUserInterface(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddHttpContextAccessor();
        services.AddRadzenComponents();
        services.AddRazorComponents()
            .AddInteractiveServerComponents(options => options.DetailedErrors = environment.IsDevelopment())
            // Room for a pasted page of notes; the default of 32 KB is less than one.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 256 * 1024);
        return services;
    }

    internal static void MapUserInterface(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
}
