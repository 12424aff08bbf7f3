using System.Reflection;
using System.Text.Json;

namespace Tokenholic.Knowledge.Sources;

/// <summary>Guesses from an address what kind of source a page is; the hosts are in Data/source-hosts.json.</summary>
public static class SourceHosts
{
    private static readonly IReadOnlyList<(SourceTier Tier, HashSet<string> Hosts, string[] Folders)> Known = Load();

    /// <summary>The tier of a page that is not on the company's own site.</summary>
    public static SourceTier TierOf(Uri url)
    {
        // The most exact name first, so that a vendor's job board is a job board.
        for (var host = url.IdnHost.ToLowerInvariant().TrimEnd('.'); host.Contains('.', StringComparison.Ordinal); host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            foreach (var (tier, hosts, _) in Known)
            {
                if (hosts.Contains(host))
                    return tier == SourceTier.VendorCase && IsJobAd(url) ? SourceTier.JobAd : tier;
            }
        }
        return OfFolder(url) ?? SourceTier.Other;
    }

    /// <summary>True when a folder or file of the address says that it is a job advertisement, on whoever's site.</summary>
    public static bool IsJobAd(Uri url) => OfFolder(url) == SourceTier.JobAd;

    private static SourceTier? OfFolder(Uri url)
    {
        var names = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('.')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (tier, _, folders) in Known)
        {
            if (folders.Any(names.Contains))
                return tier;
        }
        return null;
    }

    private static List<(SourceTier Tier, HashSet<string> Hosts, string[] Folders)> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Data/source-hosts.json")!;
        var data = JsonSerializer.Deserialize<Dictionary<SourceTier, Entry>>(stream, JsonSerializerOptions.Web)!;
        return [.. data.Select(entry => (entry.Key, entry.Value.Hosts.ToHashSet(StringComparer.Ordinal), entry.Value.Folders))];
    }

    /// <summary>Hosts with all that is below them, and folder or file names that tell the kind on any other host.</summary>
    private sealed record Entry(string[] Hosts, string[] Folders);
}
