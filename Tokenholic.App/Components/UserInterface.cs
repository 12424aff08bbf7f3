using System.Text.Encodings.Web;
using System.Text.Unicode;
using Radzen;
using Tokenholic.App.Features.Admin.Models;
using Tokenholic.App.Features.Admin;
using Tokenholic.App.Features.Admin.Server;
using Tokenholic.App.Features.BattleMap.Present;
using Tokenholic.App.Features.BattleMap;
using Tokenholic.App.Features.Customers.Import;
using Tokenholic.App.Features.Knowledge;
using Tokenholic.App.Features.Proposals;
using Tokenholic.App.Hosting;

namespace Tokenholic.App.Components;

/// <summary>The Blazor side of the app: circuits, their limits, and the pages.</summary>
internal static class UserInterface
{
    internal static IServiceCollection AddUserInterface(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddRadzenComponents();
        services.AddBattleMapScreens();
        services.AddScoped<RoleChoice>();
        services.AddModelsDesk().AddEstimationDesk().AddKnowledgeScreens().AddServerDesk();
        // Chinese stays readable in the page source; what is special to HTML is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DetailedErrors = environment.IsDevelopment();
                // A laptop lid closed for a walk to the next meeting room.
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
            })
            // Room for a pasted page of notes; the default of 32 KB is less than one.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 256 * 1024);
        services.WithoutKeyWarmUp();
        return services;
    }

    internal static void MapUserInterface(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        endpoints.MapRoleSwitch();
        endpoints.MapPresentations();
        endpoints.MapProposals();
        endpoints.MapKnowledge();
        endpoints.MapCustomerImport();
    }
}
