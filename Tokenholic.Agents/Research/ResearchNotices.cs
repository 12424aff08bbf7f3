namespace Tokenholic.Agents.Research;

/// <summary>Codes of the notices the research agent gives; each is a sentence on screen (resource key <c>Notice_…</c>).</summary>
public static class ResearchNotices
{
    /// <summary>Neither site, address nor text was given and no search is there: nothing could be read. No arguments.</summary>
    public const string NoSources = "NoSources";

    /// <summary>No web search is configured: only what was given is read. No arguments.</summary>
    public const string NoSearch = "NoSearch";

    /// <summary>A site's robots.txt could not be had, so the site was read as if there were none. Argument: the host.</summary>
    public const string RobotsUnclear = "RobotsUnclear";

    /// <summary>A web search is configured and could not be asked; the run goes on with what was given. No arguments.</summary>
    public const string SearchUnreachable = "SearchUnreachable";

    /// <summary>No site was given, and a search hit was taken for the company's own. Argument: the host.</summary>
    public const string SiteGuessed = "SiteGuessed";

    /// <summary>The page budget was spent. Argument: how many found addresses were left unread.</summary>
    public const string PagesLeft = "PagesLeft";

    /// <summary>The time or byte budget was spent. Argument: how many found addresses were left unread.</summary>
    public const string TimeSpent = "TimeSpent";
}
