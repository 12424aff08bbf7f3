using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Admin.Models;

/// <summary>What an administrator types for a provider; bad input is a resource key, and nothing typed is lost.</summary>
internal sealed class ProviderFields
{
    internal const int LongestName = 60;
    private const int LongestKey = 400;
    private const int MostHeaders = 10;

    public string Preset { get; set; } = ProviderPresets.BailianBeijing;

    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public string Key { get; set; } = "";

    public string Headers { get; set; } = "";

    /// <summary>The input, or the key of the sentence that says what is wrong with it.</summary>
    internal (ProviderInput? Input, string? Problem) Read(bool isNew)
    {
        var name = Name.Trim();
        var key = Key.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return (null, "Problem_Name");
        }

        if (Address.Contains('{', StringComparison.Ordinal))
        {
            return (null, "Problem_AddressPlaceholder");
        }

        if (!Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return (null, "Problem_Address");
        }

        if (key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
        {
            return (null, "Problem_Key");
        }

        // those of the flat-rate plans are for a person's own tools; their terms forbid a server's calls
        if (key.StartsWith("sk-sp-", StringComparison.Ordinal))
        {
            return (null, "Problem_PlanKey");
        }

        // the key travels in the clear over http: only to this machine or the house's own network
        if (key.Length > 0 && address.Scheme == "http" && !IsNear(address))
        {
            return (null, "Problem_Http");
        }

        var headers = ReadHeaders();
        return headers is null
            ? (null, "Problem_Headers")
            : (new ProviderInput(name, Preset, address.AbsoluteUri.TrimEnd('/'), key.Length > 0 ? key : null, headers.Count > 0 || isNew ? headers : null), null);
    }

    private static bool IsNear(Uri address) => address.IsLoopback || (System.Net.IPAddress.TryParse(address.Host, out var ip) && ip.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..])
        || !address.Host.Contains('.', StringComparison.Ordinal);

    private Dictionary<string, string>? ReadHeaders()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? line[..colon].Trim() : "";
            var value = colon > 0 ? line[(colon + 1)..].Trim() : "";
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || value.Any(c => c is < ' ' or > '~') || headers.Count >= MostHeaders
                || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("Host", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            headers[name] = value;
        }

        return headers;
    }
}
