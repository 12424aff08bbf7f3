using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Hosting.Administration;

/// <summary>How pages under /admin are guarded.</summary>
public enum AdminDoor
{
    /// <summary>Only this machine can reach the app: no passphrase is needed.</summary>
    Open,

    /// <summary>The passphrase opens it.</summary>
    Locked,

    /// <summary>Others can reach the app and no passphrase is set: it stays shut.</summary>
    NoPassphrase,

    /// <summary>The passphrase that is set is too short to keep anybody out.</summary>
    WeakPassphrase,
}

/// <summary>
/// Who may administrate. There are no accounts: one passphrase (<c>Administration:Passphrase</c>), needed as soon as the app can be
/// reached from elsewhere. Whoever knows it gets a signed token for eight hours, with the name they gave.
/// </summary>
internal sealed class AdminAccess(IConfiguration configuration, IServer server, IDataProtectionProvider protection, SignInAttempts attempts)
{
    /// <summary>The cookie that carries the token; only pages of ours send it.</summary>
    internal const string Cookie = "tokenholic.admin";

    /// <summary>How long a token is good for.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const int ShortestPassphrase = 10;
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Tokenholic.Administration.v1").ToTimeLimitedDataProtector();

    /// <summary>How the door stands.</summary>
    internal AdminDoor Door => configuration["Administration:Passphrase"] switch
    {
        { Length: >= ShortestPassphrase } => AdminDoor.Locked,
        { Length: > 0 } => AdminDoor.WeakPassphrase,
        _ => IsReachable() ? AdminDoor.NoPassphrase : AdminDoor.Open,
    };

    /// <summary>The name of whoever the token was given to; null when it is none of ours, is too old, or the passphrase has changed since.</summary>
    internal string? WhoOf(string? token)
    {
        if (Door is AdminDoor.Open)
        {
            return "local";
        }

        if (Door is not AdminDoor.Locked || string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(token).Split('\n', 2);
            return parts is [var print, var who] && print == Print() ? who : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A token for whoever knows the passphrase; null when it is wrong or too many were wrong lately.</summary>
    internal async Task<string?> TryEnterAsync(string passphrase, string who, IPAddress? from, CancellationToken cancellationToken)
    {
        var source = from?.ToString() ?? "";
        if (Door is not AdminDoor.Locked || !await attempts.MayTryAsync(source, cancellationToken)
            || !CryptographicOperations.FixedTimeEquals(Hash(passphrase), Hash(configuration["Administration:Passphrase"]!)))
        {
            return null;
        }

        await attempts.SucceededAsync(source, cancellationToken);
        return _protector.Protect($"{Print()}\n{who}", Lifetime);
    }

    /// <summary>Whether guessing has been stopped for that address.</summary>
    internal async Task<bool> IsLockedOutAsync(IPAddress? from, CancellationToken cancellationToken) =>
        Door is AdminDoor.Locked && await attempts.IsLockedAsync(from?.ToString() ?? "", cancellationToken);

    /// <summary>Changes with the passphrase, so that old tokens end with it.</summary>
    private string Print() => Convert.ToHexStringLower(Hash("token:" + configuration["Administration:Passphrase"]))[..16];

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>By an address of ours that is not loopback, through a proxy, or under a name that is not this machine's.</summary>
    private bool IsReachable() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Any(address => !IsLoopback(BindingAddress.Parse(address).Host))
        || configuration.GetSection("Proxy:Addresses").GetChildren().Any() || configuration.GetSection("Proxy:Networks").GetChildren().Any()
        || (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(host => !IsLoopback(host));

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
