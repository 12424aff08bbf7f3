using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Agents.Research;

/// <summary>What counts as the company's own site: the registered name of every given site, or a folder where hosts are shared.</summary>
internal sealed class SiteScope
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The scope of the sites a request gives; what is no address is left out.</summary>
    public static SiteScope Of(IEnumerable<string> sites)
    {
        var scope = new SiteScope();
        foreach (var site in sites)
        {
            if (SiteAddress.Parse(site).Value is { } url)
                scope.Add(url);
        }
        return scope;
    }

    /// <summary>The tier of a page by its address alone.</summary>
    public SourceTier TierOf(Uri page) =>
        !Contains(page) ? SourceHosts.TierOf(page) : SourceHosts.IsJobAd(page) ? SourceTier.JobAd : SourceTier.OwnSite;

    /// <summary>Takes in the site this page belongs to.</summary>
    public void Add(Uri page)
    {
        if (!SiteHost.IsFolderHost(page.IdnHost))
            _names.Add(SiteHost.Registered(page.IdnHost));
        else if (FolderOf(page) is { } folder)
            _folders.Add(folder);
    }

    /// <summary>Whether the page is on one of the sites.</summary>
    public bool Contains(Uri page) =>
        _names.Contains(SiteHost.Registered(page.IdnHost)) || (FolderOf(page) is { } folder && _folders.Contains(folder));

    private static string? FolderOf(Uri page) =>
        page.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? $"{page.IdnHost}/{first}" : null;
}
