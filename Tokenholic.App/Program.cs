using Tokenholic.App.Cli;
using Tokenholic.App.Components;
using Tokenholic.App.Hosting;
using Tokenholic.App.Sample;

if (CommandLine.IsVerb(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.AddListening();
builder.Services.AddCultures();
builder.Services.AddUserInterface(builder.Environment);
builder.Services.AddAgents(builder.Configuration);

var app = builder.Build();
app.UseSecurityHeaders();
app.UseSameOriginGuard();
app.UseCultures();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapSampleSite();
app.MapCultureSwitch();
app.MapUserInterface();

app.AnnounceAddress();
await app.RunAsync();
return 0;
