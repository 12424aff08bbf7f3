using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Agents.BattleMap;

/// <summary>The address of a web page as a person types it; whether it may be fetched is for the network guard to say.</summary>
public static class SiteAddress
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The one set of rules for addresses: <c>https://</c> is added when there is no scheme, a fragment is cut off.</summary>
    public static Parsed<Uri> Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            return InputProblem.AddressEmpty;
        }

        if (trimmed.Length > MaxLength)
        {
            return InputProblem.AddressTooLong;
        }

        // What a Chinese input method writes for "://".
        trimmed = trimmed.Replace("：//", "://", StringComparison.Ordinal).Replace("：／／", "://", StringComparison.Ordinal);
        if (trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\\' or '<' or '>' or '"'))
        {
            return InputProblem.AddressMalformed;
        }

        var scheme = SchemeOf(trimmed);
        if (scheme is not (null or "http" or "https"))
        {
            return InputProblem.AddressScheme;
        }

        if (!Uri.TryCreate(scheme is null ? $"https://{trimmed}" : trimmed, UriKind.Absolute, out var uri) || !HasHost(uri))
        {
            return InputProblem.AddressMalformed;
        }

        return uri.UserInfo.Length > 0 ? InputProblem.AddressUserInfo : new Uri(uri.GetLeftPart(UriPartial.Query));
    }

    /// <summary>The same, of what a person names as a public page: no address of a private network, which nothing here may fetch.</summary>
    public static Parsed<Uri> ParsePublic(string? text) =>
        Parse(text) is { Value: { } url } && NetworkGuard.IsPrivate(url) ? InputProblem.AddressPrivate : Parse(text);

    /// <summary>The scheme in lower case, or null; "example.com:8080" has a port, not a scheme.</summary>
    private static string? SchemeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var isScheme = colon > 0 && char.IsAsciiLetter(text[0])
            && text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '.' or '-')
            && (colon + 1 == text.Length || !char.IsAsciiDigit(text[colon + 1]));
        return isScheme ? text[..colon].ToLowerInvariant() : null;
    }

    /// <summary>A dotted name, "localhost" or an IP address; a bare word or a path is none.</summary>
    private static bool HasHost(Uri uri) =>
        uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        || (uri.HostNameType is UriHostNameType.Dns && uri.IdnHost.Length > 0
            && (uri.IdnHost.TrimEnd('.').Contains('.', StringComparison.Ordinal) || uri.IdnHost == "localhost"));
}
