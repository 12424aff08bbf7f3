using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Tokenholic.App.Hosting;

/// <summary>Behind a reverse proxy: scheme and host as the browser sees them, believed only from the addresses in <c>Proxy:Addresses</c>.</summary>
internal static class Proxies
{
    internal static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            var addresses = configuration.GetSection("Proxy:Addresses").Get<string[]>() ?? [];
            foreach (var address in addresses)
            {
                options.KnownProxies.Add(IPAddress.Parse(address));
            }

            options.ForwardedHeaders = addresses.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
}
