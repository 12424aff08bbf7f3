using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Tokenholic.App.Hosting;

/// <summary>Where the app listens: port 5080 on loopback, a free one when that is taken, or wherever the configuration says.</summary>
internal static class Listening
{
    internal const int DefaultPort = 5080;

    internal static void AddListening(this WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (settings.Any(name => !string.IsNullOrEmpty(builder.Configuration[name])) || builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            return;
        }

        var port = IsFree(DefaultPort) ? DefaultPort : 0;
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
    }

    /// <summary>Prints the address in one line, once requests are answered.</summary>
    internal static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"Tokenholic: {address}");
        }
    });

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
