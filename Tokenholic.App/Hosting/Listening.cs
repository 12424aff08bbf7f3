using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Tokenholic.App.Hosting;

/// <summary>Where the app listens: port 5080 on loopback, a free one when that is taken, or wherever the configuration says.</summary>
internal static class Listening
{
    internal const int DefaultPort = 5080;

    // Files travel over the circuit in pieces; no plain request of ours is larger than a form.
    private const long LargestRequest = 1024 * 1024;

    internal static void AddListening(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (settings.Any(name => !string.IsNullOrEmpty(builder.Configuration[name])) || builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            return;
        }

        if (IsFree(DefaultPort))
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{DefaultPort}");
            return;
        }

        Console.WriteLine($"端口 {DefaultPort} 已被占用，改用空闲端口 · Port {DefaultPort} is in use, using a free one");
        builder.WebHost.UseUrls("http://127.0.0.1:0");
    }

    /// <summary>Prints the address in one line, once requests are answered.</summary>
    internal static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (app.Configuration["Logging:Console:FormatterName"] is "json")
            {
                app.Logger.LogInformation("Tokenholic: {Address}", address); // whoever reads JSON reads nothing else
            }
            else
            {
                Console.WriteLine($"Tokenholic: {address}");
            }
        }
    });

    /// <summary>Runs the app; 1 when something else listens at its address.</summary>
    internal static async Task<int> RunUntilStoppedAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} · 该地址已被占用：请换一个，例如 --urls http://127.0.0.1:0（任一空闲端口） · The address is in use: choose another, for example --urls http://127.0.0.1:0 (any free port)");
            return 1;
        }
    }

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
