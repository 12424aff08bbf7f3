using Tokenholic.App.Api;
using Tokenholic.App.Cli;
using Tokenholic.App.Components;
using Tokenholic.App.Components.Documents;
using Tokenholic.App.Features.Proposals;
using Tokenholic.App.Hosting;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Models;
using Tokenholic.App.Runs;
using Tokenholic.App.Sample;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;

if (CommandLine.IsVerb(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.AddServer();
builder.Services.AddProxies(builder.Configuration).AddCultures().AddHealth().AddAgents(builder.Configuration).AddRolePlay();
builder.Services.AddInBackground(services => services.AddStorage(builder.Configuration).AddFirstKey().AddRuns().AddKnowledgeBase());
builder.Services.AddApi(builder.Configuration).AddModels().AddAdministration().AddProposals().AddRevisions().AddShared().AddUserInterface(builder.Environment);

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders().UseSameOriginGuard();
app.UseCultures().UsePlainPages().UseCircuitLimit().UseAdminGate().UseApi();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapHealth();
app.MapCultureSwitch();
app.MapAdministration();
app.MapSampleSite();
app.MapRevisions();
app.MapApi().MapUserInterface();
app.AnnounceAddress();
return await app.RunUntilStoppedAsync();
