using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>Which IP addresses are public web servers' and which are nobody's business to fetch (IANA special-purpose registries).</summary>
internal static class AddressRanges
{
    private static readonly (IPNetwork Range, string What)[] RefusedV4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "unspecified"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "carrier-grade NAT or cloud metadata"), // 100.100.100.200 is Alibaba Cloud's metadata service
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("168.63.129.16/32"), "cloud metadata"), // Azure's, in public space
        (IPNetwork.Parse("169.254.0.0/16"), "link-local or cloud metadata"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "benchmarking"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
    ];

    private static readonly (IPNetwork Range, string What)[] RefusedV6 =
    [
        (IPNetwork.Parse("2001::/23"), "Teredo or protocol assignment"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation"),
        (IPNetwork.Parse("2002::/16"), "6to4"),
        (IPNetwork.Parse("3fff::/20"), "documentation"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>What makes the address unfit, or null when it is a public one.</summary>
    public static string? WhyRefused(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return Find(RefusedV4, address);
        if (address.IsIPv4MappedToIPv6)
            return WhyRefused(address.MapToIPv4());
        if (address.ScopeId != 0)
            return "scoped";
        if (Nat64.Contains(address))
            return WhyRefused(LastFourBytes(address));
        // Everything outside global unicast: ::, ::1, ::a.b.c.d, fc00::/7, fe80::/10, fec0::/10, ff00::/8, local NAT64 …
        return GlobalUnicast.Contains(address) ? Find(RefusedV6, address) : "not global unicast";
    }

    private static string? Find((IPNetwork Range, string What)[] ranges, IPAddress address)
    {
        foreach (var (range, what) in ranges)
        {
            if (range.Contains(address))
                return what;
        }
        return null;
    }

    private static IPAddress LastFourBytes(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return new IPAddress(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]));
    }
}
