using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Tokenholic.App.Hosting;

/// <summary>Behind a reverse proxy: scheme and host as the browser sees them, believed only from the addresses in <c>Proxy:Addresses</c> and the networks (10.0.0.0/8) in <c>Proxy:Networks</c>.</summary>
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

            var networks = configuration.GetSection("Proxy:Networks").Get<string[]>() ?? [];
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }

            options.ForwardedHeaders = addresses.Length + networks.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
}
