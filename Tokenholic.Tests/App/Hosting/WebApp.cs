using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.App.Hosting;

namespace Tokenholic.Tests.App.Hosting;

/// <summary>The real program behind an in-memory server, without a database, for what one request can show.</summary>
public sealed class WebApp : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureTestServices(services =>
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(BackgroundStart)));
            var ready = new StartupState();
            ready.Succeeded();
            services.AddSingleton(ready);
            services.AddDataProtection().UseEphemeralDataProtectionProvider(); // the real keys are in the database
        });
    }

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>One GET with headers, as "Name: value".</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, params string[] headers)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        return await client.SendAsync(request);
    }
}
