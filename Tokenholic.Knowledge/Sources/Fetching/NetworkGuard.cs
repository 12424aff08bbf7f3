using System.Net;
using System.Net.Sockets;

namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>What the guard lets through beyond ordinary public web servers.</summary>
public sealed record NetworkGuardOptions
{
    /// <summary>Ports that pages may be fetched from.</summary>
    public IReadOnlySet<int> Ports { get; init; } = new HashSet<int> { 80, 443, 8080, 8443 };

    /// <summary>Exact host names that are reached at a fixed address instead of by DNS: the bundled sample site, a test's own web. Nothing else reaches loopback.</summary>
    public IReadOnlyDictionary<string, IPEndPoint> FixedHosts { get; init; } = new Dictionary<string, IPEndPoint>();

    /// <summary>Servers that the configuration itself names, as <c>host:port</c>: they may be private and on any port.</summary>
    public IReadOnlySet<string> Configured { get; init; } = new HashSet<string>();

    /// <summary>Resolves a host name; the system's resolver by default.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;
}

/// <summary>Why the guard refused an address; <paramref name="Detail"/> names the rule, never what an internal name resolves to.</summary>
public sealed record GuardRefusal(PageProblem Problem, string Detail);

/// <summary>
/// Stands between every address that came from outside and the network: http and https only, no credentials, known ports,
/// and no host that is or resolves to a private, loopback, link-local, metadata, multicast or reserved address. Connections
/// of <see cref="CreateHandler"/> go to the very addresses that were checked, so a second DNS answer changes nothing.
/// </summary>
public sealed class NetworkGuard
{
    private const int MaxUrlLength = 2048;

    private readonly NetworkGuardOptions _options;
    // Read at the first check: a guard may be made before the server that a fixed host stands for has its port.
    private readonly Lazy<Dictionary<string, IPEndPoint>> _fixedHosts;

    /// <summary>A guard with the given exceptions; without options there are none.</summary>
    public NetworkGuard(NetworkGuardOptions? options = null)
    {
        _options = options ?? new NetworkGuardOptions();
        _fixedHosts = new(() => _options.FixedHosts.ToDictionary(
            host => HostName.Canonical(host.Key) ?? throw new ArgumentException($"'{host.Key}' is not a host name", nameof(options)),
            host => host.Value,
            StringComparer.Ordinal));
    }

    /// <summary>Whether an address, as it is written, leads into this machine or a private network and never to a public site.</summary>
    public static bool IsPrivate(Uri url) =>
        HostName.Canonical(url.IdnHost) is { } host && (IPAddress.TryParse(host, out var address) ? AddressRanges.WhyRefused(address) is not null : HostName.IsLocalName(host));

    /// <summary>Whether the host is one of the fixed ones.</summary>
    public bool IsFixedHost(Uri url) => HostName.Canonical(url.IdnHost) is { } host && _fixedHosts.Value.ContainsKey(host);

    /// <summary>Checks how the address is written, without asking the network; null when nothing speaks against it.</summary>
    public GuardRefusal? CheckSpelling(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            return new GuardRefusal(PageProblem.BadAddress, "only http and https");
        if (url.OriginalString.Length > MaxUrlLength)
            return new GuardRefusal(PageProblem.BadAddress, "address too long");
        if (url.UserInfo.Length > 0)
            return new GuardRefusal(PageProblem.Forbidden, "user name or password in the address");
        if (HostName.Canonical(url.IdnHost) is not { } host)
            return new GuardRefusal(PageProblem.BadAddress, "not a host name");
        if (IsConfigured(host, url.Port))
            return null;
        // The host first: who is told of the port tries another, which a private host is not read from either.
        var isFixed = _fixedHosts.Value.ContainsKey(host);
        if (!isFixed && IPAddress.TryParse(host, out var address) && AddressRanges.WhyRefused(address) is { } why)
            return new GuardRefusal(PageProblem.Forbidden, $"{why} address");
        if (!isFixed && !IPAddress.TryParse(host, out _) && HostName.IsLocalName(host))
            return new GuardRefusal(PageProblem.Forbidden, "local name");
        return _options.Ports.Contains(url.Port) ? null : new GuardRefusal(PageProblem.Port, $"port {url.Port}");
    }

    /// <summary>Checks the address and everything its host resolves to; null when it may be fetched.</summary>
    public async Task<GuardRefusal?> CheckAsync(Uri url, CancellationToken cancellationToken)
    {
        if (CheckSpelling(url) is { } refusal)
            return refusal;
        try
        {
            await EndPointsAsync(url.IdnHost, url.Port, cancellationToken);
            return null;
        }
        catch (GuardRefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>A handler whose every connection is checked and pinned here; it follows no redirects, keeps no cookies and uses no proxy.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = async (context, cancellationToken) =>
            await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
    };

    private async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        SocketException? failure = null;
        foreach (var endPoint in await EndPointsAsync(host, port, cancellationToken))
        {
            var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failure = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<IReadOnlyList<IPEndPoint>> EndPointsAsync(string writtenHost, int port, CancellationToken cancellationToken)
    {
        var host = HostName.Canonical(writtenHost) ?? throw Refused(PageProblem.BadAddress, "not a host name");
        if (_fixedHosts.Value.TryGetValue(host, out var fixedEndPoint))
            return [fixedEndPoint];

        var configured = IsConfigured(host, port);
        var isLiteral = IPAddress.TryParse(host, out var literal);
        if (!isLiteral && !configured && HostName.IsLocalName(host))
            throw Refused(PageProblem.Forbidden, "local name");
        var addresses = isLiteral ? [literal!] : await ResolveAsync(host, cancellationToken);
        foreach (var address in addresses)
        {
            if (!configured && AddressRanges.WhyRefused(address) is { } why)
                throw Refused(PageProblem.Forbidden, $"{why} address");
        }
        // IPv4 first: an IPv6 address without a route costs a failed attempt on most machines.
        return [.. addresses.OrderBy(a => a.AddressFamily).Select(a => new IPEndPoint(a, port))];
    }

    private bool IsConfigured(string host, int port) => _options.Configured.Contains($"{host}:{port}");

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await _options.Resolve(host, cancellationToken);
            return addresses.Length > 0 ? addresses : throw Refused(PageProblem.UnknownHost, "no address");
        }
        catch (SocketException e)
        {
            throw Refused(PageProblem.UnknownHost, e.SocketErrorCode.ToString());
        }
    }

    private static GuardRefusedException Refused(PageProblem problem, string detail) => new(new GuardRefusal(problem, detail));
}

/// <summary>Carries a refusal out of the HTTP handler; it never leaves the fetcher.</summary>
internal sealed class GuardRefusedException(GuardRefusal refusal) : TokenholicException(refusal.Detail)
{
    public GuardRefusal Refusal { get; } = refusal;
}
