using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>Brings a host, in whatever spelling, to the one form that is compared, resolved and connected to.</summary>
internal static class HostName
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly IdnMapping Idn = new();

    /// <summary>
    /// Lower-case ASCII name without a trailing dot, or a canonical IP address; null when it is neither. Full-width digits
    /// and dots, punycode, and decimal, octal, hexadecimal and shortened IPv4 spellings all end in the same form.
    /// </summary>
    public static string? Canonical(string host)
    {
        host = host.Trim('[', ']');
        if (host.Contains(':', StringComparison.Ordinal))
            return IPAddress.TryParse(host, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6 ? v6.ToString() : null;

        if (!Ascii.IsValid(host))
            host = host.Normalize(NormalizationForm.FormKC).Replace('。', '.');
        host = host.ToLowerInvariant();
        if (host.EndsWith('.'))
            host = host[..^1];
        if (host.Length is 0 or > 253)
            return null;

        var last = host[(host.LastIndexOf('.') + 1)..];
        if (IsNumber(last))
            return TryParseLooseIPv4(host, out var v4) ? v4.ToString() : null;
        try
        {
            var name = Idn.GetAscii(host);
            return name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0 ? name : null;
        }
        catch (ArgumentException)
        {
            return null; // empty or over-long label, broken punycode
        }
    }

    /// <summary>Names that never mean a public site, whatever a resolver says of them.</summary>
    public static bool IsLocalName(string canonical) =>
        !canonical.Contains('.', StringComparison.Ordinal)
        || LocalSuffixes.Any(suffix => canonical.EndsWith(suffix, StringComparison.Ordinal));

    private static readonly string[] LocalSuffixes =
        [".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".onion"];

    // A host that ends in a number is an IPv4 address or nothing (WHATWG URL), so "1.2.3.4.5" and "256.1.1.1" are refused, not resolved.
    private static bool IsNumber(string label) =>
        label.Length > 0 && (label.All(char.IsAsciiDigit)
        || (label.StartsWith("0x", StringComparison.Ordinal) && label.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0));

    private static bool TryParseLooseIPv4(string host, out IPAddress address)
    {
        address = IPAddress.None;
        var parts = host.Split('.');
        if (parts.Length > 4)
            return false;
        ulong value = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryParseNumber(parts[i], out var number))
                return false;
            var isLast = i == parts.Length - 1;
            var bytes = isLast ? 4 - i : 1;
            if (number >= 1UL << (8 * bytes))
                return false;
            value = (value << (8 * bytes)) | number;
        }
        address = new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
        return true;
    }

    private static bool TryParseNumber(string part, out ulong number)
    {
        number = 0;
        if (!IsNumber(part) || part.Length > 20)
            return false;
        var (digits, radix) = part switch
        {
            ['0', 'x', .. var hex] => (hex, 16u),
            ['0', .. { Length: > 0 } octal] => (octal, 8u),
            _ => (part, 10u),
        };
        foreach (var digit in digits)
        {
            var d = (uint)(char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10);
            if (d >= radix)
                return false;
            number = (number * radix) + d;
            if (number > uint.MaxValue)
                return false;
        }
        return true;
    }
}
